import { Anthropic } from '@anthropic-ai/sdk';
import { openMessage } from './anthropic-events.ts';
import { messagesOf, systemOf, toolsOf } from './anthropic-request.ts';
import type { KeptRequest } from './model.ts';
import type { Dialect, ModelSettings } from './single-attempt.ts';
import { isClosedSchema } from './strict-schema.ts';
import type { Wire } from './wire.ts';

const ANTHROPIC_URL = 'https://api.anthropic.com';
/** The API wants a limit; this is one that every model since Claude 3.5 has room for. */
const ANSWER_TOKENS = 8_192;

type Body = Omit<Anthropic.MessageCreateParamsNonStreaming, 'stream'>;

/** Anthropic's Messages API. */
export const anthropic: Dialect = {
  provider: 'anthropic',
  features: () => ({ tools: true, output: true }),
  async *send(settings, request, wire) {
    const { signal } = request;
    const body = { ...messagesBody(settings.model, request), stream: true } as const;
    const stream = await anthropicClient(settings, wire).messages.create(body, { signal });
    const message = openMessage();
    for await (const event of stream) yield* message.read(event);
  },
};

/** A client for one request. Everything is stated, so that it looks for nothing in the environment. */
export function anthropicClient({ apiKey, baseUrl }: ModelSettings, { fetch }: Wire): Anthropic {
  return new Anthropic({
    ...{ apiKey, fetch, baseURL: baseUrl ?? ANTHROPIC_URL, maxRetries: 0 },
    ...{ authToken: null, webhookKey: null },
    logLevel: 'off',
  });
}

/** The request as the API wants it, without how its answer is sent. */
export function messagesBody(model: string, request: KeptRequest): Body {
  const { messages, tools, toolChoice, output, maxOutputTokens = ANSWER_TOKENS } = request;
  return {
    ...{ model, max_tokens: maxOutputTokens },
    system: systemOf(messages),
    messages: messagesOf(messages),
    ...(tools.length > 0 && {
      tools: toolsOf(tools),
      tool_choice: { type: toolChoice === 'required' ? 'any' : 'auto' },
    }),
    // It would refuse the whole request for an open schema; whoever asks checks the answer anyway.
    ...(output && isClosedSchema(output.schema) && { output_config: { format: formatOf(output) } }),
  };
}

function formatOf({ schema }: NonNullable<KeptRequest['output']>): Anthropic.JSONOutputFormat {
  return { type: 'json_schema', schema: { ...schema } };
}
