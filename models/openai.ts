import { type AIMessageChunk, isAIMessageChunk } from '@langchain/core/messages';
import { AppError, ExternalServiceError } from '#core/errors.ts';
import { type ReadLimits, readAll, withinIdle } from './idle-deadline.ts';
import type { ModelClient, ModelPrice, ModelRequest } from './model.ts';
import { type ReadAnswer, readAnswer } from './openai-answer.ts';
import { AssistantChat } from './openai-chat.ts';
import { toLangChain, toOpenAiTool } from './openai-dialect.ts';
import { costOf } from './price.ts';

/** How to reach a model that speaks OpenAI's Chat Completions: OpenAI itself, or a server that is compatible with it. */
export interface OpenAiSettings {
  readonly apiKey: string;
  /** Absent: OpenAI itself. */
  readonly baseUrl?: string | undefined;
  readonly model: string;
  readonly price: ModelPrice | null;
  /** Longest silence that is waited for. */
  readonly idleSeconds?: number | undefined;
}

const OPENAI_URL = 'https://api.openai.com/v1';
const IDLE_SECONDS = 60;

/** A model over Chat Completions. It does not retry: whoever calls it decides what a failure means. */
export function openAiModel(settings: OpenAiSettings): ModelClient {
  const chat = new AssistantChat({
    model: settings.model,
    apiKey: settings.apiKey,
    maxRetries: 0,
    streamUsage: true,
    // Always stated, so that the client below does not look for one in the environment.
    // Its own log would print pieces of answers.
    configuration: { maxRetries: 0, baseURL: settings.baseUrl ?? OPENAI_URL, logLevel: 'off' },
  });
  return {
    provider: 'openai',
    name: settings.model,
    price: settings.price,
    features: { tools: true, output: false },
    contextTokens: null,
    async complete(request) {
      const startedAt = performance.now();
      try {
        const answer = await converse(chat, request, settings.idleSeconds ?? IDLE_SECONDS);
        const seconds = (performance.now() - startedAt) / 1000;
        const who = { provider: 'openai', model: settings.model };
        const { usage } = answer;
        const attempt = { ...who, usage, costUsd: costOf(usage, settings.price), seconds, fault: null };
        request.onAttempt?.(attempt);
        return { ...answer, ...who, attempts: [attempt] };
      } catch (error) {
        // A deadline or a cancelled run is not a broken service.
        request.signal.throwIfAborted();
        throw translate(error, settings.apiKey);
      }
    },
  };
}

async function converse(
  chat: AssistantChat,
  request: ModelRequest,
  idleSeconds: number,
): Promise<ReadAnswer> {
  const { messages, tools, toolChoice } = request;
  // Of its own, so that an idle stream is let go of as well.
  const leave = new AbortController();
  const limits: ReadLimits = { signal: request.signal, idleSeconds, from: 'The model provider' };
  try {
    const opening = chat.stream(messages.map(toLangChain), {
      signal: AbortSignal.any([request.signal, leave.signal]),
      ...(tools.length === 0 ? {} : { tools: tools.map(toOpenAiTool), tool_choice: toolChoice }),
    });
    const pieces = await readAll(await withinIdle(opening, limits), limits);
    return readAnswer(pieces.filter((piece): piece is AIMessageChunk => isAIMessageChunk(piece)));
  } finally {
    leave.abort();
  }
}

/** Our words for a provider's failure. Its own text may quote the key or the prompt, so only a scrubbed cause goes along. */
function translate(error: unknown, apiKey: string): AppError {
  if (error instanceof AppError) return error;
  const cause = scrub(error, apiKey);
  const status = statusOf(error);
  if (status === undefined)
    return new ExternalServiceError('The model provider gave no usable answer.', { cause });
  // Used-up credit comes as 429, but waiting does not help.
  if (isQuota(error)) {
    return new ExternalServiceError('The model provider says that the quota is used up.', {
      status: 402,
      cause,
    });
  }
  return new ExternalServiceError(`The model provider answered with status ${status}.`, { status, cause });
}

function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'insufficient_quota';
}

const KEY_LIKE = /\b(?:sk|pk|key)-[\w*-]{4,}/g;
const CAUSE_LENGTH = 500;

function scrub(error: unknown, apiKey: string): Error {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const withoutKey = apiKey === '' ? text : text.replaceAll(apiKey, '[redacted]');
  return new Error(withoutKey.replaceAll(KEY_LIKE, '[redacted]').slice(0, CAUSE_LENGTH));
}
