import type { OpenAIClient } from '@langchain/openai';
import { z } from 'zod';
import type { FinishReason, KeptRequest, ModelMessage, ModelTool, ModelUsage } from './model.ts';
import type { CallFragment, ModelPiece } from './model-piece.ts';
import { openAiClient } from './openai-client.ts';
import type { Dialect, ModelSettings } from './single-attempt.ts';
import { fitsStrictMode } from './strict-schema.ts';
import { readArguments } from './tool-arguments.ts';
import { cleanToolName } from './tool-call-names.ts';

type Body = Omit<OpenAIClient.Chat.Completions.ChatCompletionCreateParamsNonStreaming, 'stream'>;
type Message = OpenAIClient.Chat.Completions.ChatCompletionMessageParam;

/** OpenAI's Chat Completions, which also most other servers speak. */
export const openAiChat: Dialect = {
  provider: 'openai',
  // Another server may refuse a schema, or not know what it is.
  features: ({ baseUrl }) => ({ tools: true, output: baseUrl === undefined }),
  async *send(settings, request, wire) {
    const { signal } = request;
    const streamed = { stream: true, stream_options: { include_usage: true } } as const;
    const body = { ...chatBody(settings, request), ...streamed };
    const stream = await openAiClient(settings, wire).chat.completions.create(body, { signal });
    const positions = openPositions();
    for await (const event of stream) yield* piecesOf(event, positions);
  },
};

/** The request as the API wants it, without how its answer is sent. */
export function chatBody({ model, baseUrl }: ModelSettings, request: KeptRequest): Body {
  const { messages, tools, toolChoice, output, maxOutputTokens } = request;
  return {
    model,
    messages: messages.map(messageOf),
    ...(tools.length > 0 && { tools: tools.map(toolOf), tool_choice: toolChoice }),
    ...(output && { response_format: formatOf(output) }),
    ...(maxOutputTokens !== undefined && limitOf(maxOutputTokens, baseUrl)),
  };
}

/** OpenAI itself has given the limit another name, which not every other server knows. */
function limitOf(tokens: number, baseUrl: string | undefined) {
  return baseUrl === undefined ? { max_completion_tokens: tokens } : { max_tokens: tokens };
}

function formatOf({ name, schema }: NonNullable<KeptRequest['output']>) {
  const strict = fitsStrictMode(schema);
  return {
    type: 'json_schema' as const,
    json_schema: { name: cleanToolName(name), schema: { ...schema }, strict },
  };
}

function toolOf({ name, description, schema }: ModelTool) {
  return { type: 'function' as const, function: { name, description, parameters: { ...schema } } };
}

function messageOf(message: ModelMessage): Message {
  switch (message.role) {
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.text };
    case 'assistant':
      return assistantOf(message);
    default:
      return { role: message.role, content: message.text };
  }
}

function assistantOf({ text, toolCalls }: Extract<ModelMessage, { role: 'assistant' }>): Message {
  if (toolCalls.length === 0) return { role: 'assistant', content: text };
  const calls = toolCalls.map(({ id, name, argumentsJson }) => ({
    ...{ id, type: 'function' as const },
    function: { name: cleanToolName(name), arguments: JSON.stringify(readArguments(argumentsJson)) },
  }));
  return { role: 'assistant', content: text === '' ? null : text, tool_calls: calls };
}

const FINISH: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  tool_calls: 'tool_calls',
  function_call: 'tool_calls',
  length: 'length',
  content_filter: 'content_filter',
};

const text = z.string().nullish();
const toolCall = z.object({
  index: z.number().nullish(),
  id: text,
  function: z.object({ name: text, arguments: text }).nullish(),
});
const delta = z.object({ content: text, refusal: text, tool_calls: z.array(toolCall).nullish() });
const chunk = z.object({
  choices: z.array(z.object({ delta: delta.nullish(), finish_reason: text })).nullish(),
  usage: z
    .object({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
});
type Chunk = z.output<typeof chunk>;

const whole = z.object({
  choices: z.array(z.object({ message: z.unknown(), finish_reason: text })).min(1),
  usage: z.unknown().optional(),
});

/** An answer that was not streamed: it is read as if it had come in one piece. */
export function wholeChat(body: unknown): Iterable<ModelPiece> {
  const { choices, usage } = whole.parse(body);
  const read = choices.map(({ message, finish_reason }) => ({ delta: message, finish_reason }));
  return piecesOf({ choices: read, usage }, openPositions());
}

function* piecesOf(event: unknown, positions: Positions): Generator<ModelPiece> {
  const { choices, usage } = chunk.parse(event);
  if (usage) yield { usage: usageOf(usage) };
  const [choice] = choices ?? [];
  if (choice?.delta) yield* saidIn(choice.delta, positions);
  if (choice?.finish_reason) yield { finish: FINISH[choice.finish_reason] ?? 'unknown' };
}

function* saidIn(
  { content, refusal, tool_calls: calls }: z.output<typeof delta>,
  positions: Positions,
): Generator<ModelPiece> {
  if (content) yield { text: content };
  if (refusal) yield { refusal };
  for (const call of calls ?? []) yield { call: positions.place(call) };
}

function usageOf(usage: NonNullable<Chunk['usage']>): ModelUsage {
  return {
    input: usage.prompt_tokens,
    output: usage.completion_tokens,
    cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
    reasoning: usage.completion_tokens_details?.reasoning_tokens ?? undefined,
  };
}

interface Positions {
  place(call: z.output<typeof toolCall>): CallFragment;
}

/** Some servers leave the position out: then an id begins a call and anything else goes on with the last one. */
function openPositions(): Positions {
  let last = -1;
  return {
    place({ index, id, function: named }) {
      const next = id ? last + 1 : Math.max(last, 0);
      const position = index ?? next;
      last = Math.max(last, position);
      return { position, id: id ?? '', name: named?.name ?? '', json: named?.arguments ?? '' };
    },
  };
}
