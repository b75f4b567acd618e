import { Anthropic } from '@anthropic-ai/sdk';
import { openMessage } from './anthropic-events.ts';
import { messagesOf, systemOf, toolsOf } from './anthropic-request.ts';
import type { ModelRequest } from './model.ts';
import type { Dialect, ModelSettings } from './single-attempt.ts';
import { isClosedSchema } from './strict-schema.ts';
import type { Wire } from './wire.ts';

const ANTHROPIC_URL = 'https://api.anthropic.com';
/** The API wants a limit; this is one that every model since Claude 3.5 has room for. */
const ANSWER_TOKENS = 8_192;

/** Anthropic's Messages API. */
export const anthropic: Dialect = {
  provider: 'anthropic',
  features: () => ({ tools: true, output: true }),
  async *send(settings, request, wire) {
    const { signal } = request;
    const stream = await clientOf(settings, wire).messages.create(bodyOf(settings.model, request), {
      signal,
    });
    const message = openMessage();
    for await (const event of stream) yield* message.read(event);
  },
};

/** A client for one request. Everything is stated, so that it looks for nothing in the environment. */
function clientOf({ apiKey, baseUrl }: ModelSettings, { fetch }: Wire): Anthropic {
  return new Anthropic({
    ...{ apiKey, fetch, baseURL: baseUrl ?? ANTHROPIC_URL, maxRetries: 0 },
    ...{ authToken: null, webhookKey: null },
    logLevel: 'off',
  });
}

function bodyOf(model: string, request: ModelRequest): Anthropic.MessageCreateParamsStreaming {
  const { messages, tools, toolChoice, output, maxOutputTokens = ANSWER_TOKENS } = request;
  return {
    ...{ model, stream: true, max_tokens: maxOutputTokens },
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

function formatOf({ schema }: NonNullable<ModelRequest['output']>): Anthropic.JSONOutputFormat {
  return { type: 'json_schema', schema: { ...schema } };
}
