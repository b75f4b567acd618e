import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ModelAnswer, ModelClient, ModelPrice, ModelRequest } from './model.ts';
import { type ModelProvider, openModel, type ProvidedModel } from './open-model.ts';
import { costOf } from './price.ts';

/** A provider that answers as a test says, over real HTTP, and notes how often it was asked. */
export interface RawProvider {
  readonly url: string;
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Serves raw HTTP: what no well-behaved mock would send. */
export async function openRawProvider(
  answer: (response: ServerResponse, requestNumber: number, asked: string) => void,
): Promise<RawProvider> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const asked = await bodyOf(request);
    requests.push(asked);
    answer(response, requests.length, asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** A request that a test changes where it matters. */
export const HELLO: ModelRequest = {
  messages: [
    { role: 'system', text: 'You are brief.' },
    { role: 'user', text: 'Hello' },
  ],
  tools: [],
  toolChoice: 'auto',
  signal: new AbortController().signal,
};

/** What a promise failed with. */
export async function errorOf(promise: Promise<unknown>): Promise<Error> {
  const error = await promise.then(
    () => new Error('It did not fail.'),
    (reason) => reason,
  );
  return error instanceof Error ? error : new Error(String(error));
}

/** Everything that a log would show of an error. */
export function logged(error: Error): string {
  return [error.message, error.stack, error.cause instanceof Error ? logged(error.cause) : ''].join('\n');
}

/** The key that tests look for where no key may be. */
export const TEST_KEY = 'sk-test-0123456789abcdef';

/** A client of a test provider. */
export function testModel(
  baseUrl: string,
  { provider = 'openai', ...settings }: Partial<ProvidedModel> = {},
): ModelClient {
  const given = { apiKey: TEST_KEY, model: 'test-model', price: null, idleSeconds: 5, ...settings };
  return openModel({
    provider,
    ...given,
    baseUrl: provider === 'anthropic' ? baseUrl.replace(/\/v1$/, '') : baseUrl,
  });
}

/** Begins a streamed answer; an event with a type is named by it, as Anthropic's and those of Responses are. */
export function sendEvents(response: ServerResponse, events: readonly object[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    const name = 'type' in event ? `event: ${event.type}\n` : '';
    response.write(`${name}data: ${JSON.stringify(event)}\n\n`);
  }
}

/** One chunk of a streamed answer. */
export function chunk(delta: object, finishReason: string | null = null): object {
  return {
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test-model',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  };
}

/** Each provider's beginning of an answer, up to the word "half", and the rest of it. */
export const ANSWERS: Readonly<Record<ModelProvider, { readonly half: object[]; readonly rest: object[] }>> =
  {
    openai: { half: [chunk({ content: 'half' })], rest: [chunk({}, 'stop')] },
    'openai-responses': {
      half: [{ type: 'response.output_text.delta', output_index: 0, delta: 'half' }],
      rest: [{ type: 'response.completed', response: {} }],
    },
    anthropic: {
      half: [
        { type: 'message_start', message: { usage: { input_tokens: 9, output_tokens: 1 } } },
        { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'half' } },
      ],
      rest: [
        { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } },
        { type: 'message_stop' },
      ],
    },
  };

/** A model that follows a script and notes what it was asked. */
export interface ScriptedModel extends ModelClient {
  readonly requests: readonly ModelRequest[];
}

/** Plays a model from a script of answers; an Error is thrown. Each call costs 1,000 tokens in and 100 out. */
export function scriptedModel(
  script: readonly (Partial<ModelAnswer> | Error)[],
  price: ModelPrice | null = null,
): ScriptedModel {
  const requests: ModelRequest[] = [];
  return {
    ...{ provider: 'scripted', name: 'model', price, requests },
    ...{ features: { tools: true, output: false }, contextTokens: null },
    async complete(request) {
      const next = script[requests.length];
      requests.push(request);
      if (next === undefined)
        throw new Error(`The script has ${script.length} answers; this is call ${requests.length}.`);
      if (next instanceof Error) throw next;
      const usage = { input: 1000, output: 100, cached: 0 };
      const finish = next.toolCalls === undefined ? 'stop' : 'tool_calls';
      const answer = { text: '', toolCalls: [], finish, usage, ...next } as const;
      const who = { provider: 'scripted', model: 'model' };
      const costUsd = costOf(answer.usage, price);
      const attempt = { ...who, usage: answer.usage, costUsd, price, seconds: 0, fault: null };
      request.onAttempt?.(attempt);
      return { ...who, attempts: [attempt], ...answer };
    },
  };
}

/** A model's answer that calls one tool. */
export function calling(name: string, input: unknown, id = 'call_1'): Partial<ModelAnswer> {
  const argumentsJson = typeof input === 'string' ? input : JSON.stringify(input);
  return { toolCalls: [{ id, name, argumentsJson }] };
}
