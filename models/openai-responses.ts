import type { OpenAIClient } from '@langchain/openai';
import type { KeptRequest, ModelMessage, ModelTool } from './model.ts';
import { openAiClient } from './openai-client.ts';
import { openResponse } from './openai-responses-events.ts';
import type { Dialect } from './single-attempt.ts';
import { fitsStrictMode } from './strict-schema.ts';
import { readArguments } from './tool-arguments.ts';
import { cleanToolName } from './tool-call-names.ts';

type Body = Omit<OpenAIClient.Responses.ResponseCreateParamsNonStreaming, 'stream'>;
type Item = OpenAIClient.Responses.ResponseInputItem;

/** OpenAI's Responses API. */
export const openAiResponses: Dialect = {
  provider: 'openai-responses',
  features: () => ({ tools: true, output: true }),
  async *send(settings, request, wire) {
    const { signal } = request;
    const body = { ...responsesBody(settings.model, request), stream: true } as const;
    const stream = await openAiClient(settings, wire).responses.create(body, { signal });
    const response = openResponse();
    for await (const event of stream) yield* response.read(event);
  },
};

/** The request as the API wants it, without how its answer is sent. */
export function responsesBody(model: string, request: KeptRequest): Body {
  const { messages, tools, toolChoice, output, maxOutputTokens } = request;
  return {
    model,
    // The conversation is ours to keep, not the provider's.
    store: false,
    input: messages.flatMap(itemsOf),
    ...(tools.length > 0 && { tools: tools.map(toolOf), tool_choice: toolChoice }),
    ...(output && { text: { format: formatOf(output) } }),
    ...(maxOutputTokens !== undefined && { max_output_tokens: maxOutputTokens }),
  };
}

function formatOf({ name, schema }: NonNullable<KeptRequest['output']>) {
  return {
    ...{ type: 'json_schema' as const, name: cleanToolName(name), schema: { ...schema } },
    strict: fitsStrictMode(schema),
  };
}

function toolOf({ name, description, schema }: ModelTool) {
  return { type: 'function' as const, name, description, parameters: { ...schema }, strict: false };
}

function itemsOf(message: ModelMessage): Item[] {
  switch (message.role) {
    case 'tool':
      return [{ type: 'function_call_output', call_id: message.callId, output: message.text }];
    case 'assistant':
      return assistantOf(message);
    default:
      return [{ type: 'message', role: message.role, content: message.text }];
  }
}

function assistantOf({ text, toolCalls }: Extract<ModelMessage, { role: 'assistant' }>): Item[] {
  const calls = toolCalls.map(({ id, name, argumentsJson }) => ({
    ...{ type: 'function_call' as const, call_id: id, name: cleanToolName(name) },
    arguments: JSON.stringify(readArguments(argumentsJson)),
  }));
  return text === '' ? calls : [{ role: 'assistant', content: text }, ...calls];
}
