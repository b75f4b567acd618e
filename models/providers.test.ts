import { LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ModelAttempt, ModelMessage, ModelTool } from './model.ts';
import { MODEL_PROVIDERS, type ModelProvider } from './open-model.ts';
import { errorOf, HELLO, testModel } from './testing.ts';

/* Each provider's protocol over real HTTP, served by a mock that follows the providers' own documents. */

let mock: LLMock;
beforeAll(async () => {
  mock = new LLMock({ port: 0 });
  await mock.start();
});
afterEach(() => {
  mock.reset();
});
afterAll(() => mock.stop());

const count: ModelTool = {
  name: 'count',
  description: 'Counts.',
  schema: {
    type: 'object',
    properties: { to: { type: 'number' } },
    required: ['to'],
    additionalProperties: false,
  },
};

/** Tokens in the words of each provider. */
const USAGE: Readonly<Record<ModelProvider, Record<string, number>>> = {
  openai: { prompt_tokens: 12, completion_tokens: 5 },
  'openai-responses': { input_tokens: 12, output_tokens: 5 },
  anthropic: { input_tokens: 12, output_tokens: 5 },
};

describe.each(MODEL_PROVIDERS)('%s', (provider) => {
  const price = { input: 1_000, output: 10_000, cached: 100 };
  const model = () => testModel(`${mock.url}/v1`, { provider, price, features: { output: true } });

  it('streams a text, and says what it cost', async () => {
    mock.onMessage(
      'Hello',
      { content: 'Hello to you, whoever you are.', usage: USAGE[provider] },
      { chunkSize: 4 },
    );
    const pieces: (string | null)[] = [];
    const attempts: ModelAttempt[] = [];

    const answer = await model().complete({
      ...HELLO,
      onText: (piece) => pieces.push(piece),
      onAttempt: (attempt) => attempts.push(attempt),
    });

    expect(answer).toMatchObject({
      ...{ text: 'Hello to you, whoever you are.', toolCalls: [], finish: 'stop' },
      ...{ provider, model: 'test-model', usage: { input: 12, output: 5, cached: 0 } },
    });
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(answer.text);
    expect(answer.attempts).toMatchObject([{ fault: null, costUsd: 0.062 }]);
    expect(attempts).toEqual(answer.attempts);
  });

  it('calls tools, takes their results, and answers', async () => {
    mock.on({ hasToolResult: true }, { content: 'Counted.' });
    mock.onMessage('Hello', {
      toolCalls: [
        { id: 'one', name: 'count', arguments: '{"to":1}' },
        { id: 'two', name: 'count', arguments: '{"to":2}' },
      ],
    });
    const request = { ...HELLO, tools: [count], toolChoice: 'required' } as const;

    const first = await model().complete(request);
    const replies = first.toolCalls.map(
      ({ id }): ModelMessage => ({ role: 'tool', callId: id, text: 'Done.' }),
    );
    const said: ModelMessage = { role: 'assistant', text: first.text, toolCalls: first.toolCalls };
    const second = await model().complete({ ...request, messages: [...HELLO.messages, said, ...replies] });

    expect(first).toMatchObject({
      finish: 'tool_calls',
      toolCalls: [
        { id: 'one', name: 'count', argumentsJson: '{"to":1}' },
        { id: 'two', name: 'count', argumentsJson: '{"to":2}' },
      ],
    });
    expect(second).toMatchObject({ finish: 'stop', text: 'Counted.' });
  });

  it('takes an answer that it held to a schema', async () => {
    mock.onMessage('Hello', { content: '{"to":3}' });

    const { text } = await model().complete({ ...HELLO, output: { name: 'answer', schema: count.schema } });

    expect(JSON.parse(text)).toEqual({ to: 3 });
  });

  it('says that an answer was cut, and does not let its tool calls be run', async () => {
    mock.onMessage('Hello', {
      ...{ content: 'I', toolCalls: [{ id: 'one', name: 'count', arguments: '{}' }] },
      finishReason: 'length',
    });

    const answer = await model().complete({ ...HELLO, tools: [count] });

    expect(answer.toolCalls).toEqual([]);
    // This mock does not give the reason in Responses.
    expect(answer.finish).toBe(provider === 'openai-responses' ? 'unknown' : 'length');
  });

  it.each([
    [429, 'rate_limited'],
    [500, 'server_error'],
    [529, 'overloaded'],
    [401, 'authentication'],
  ])('asks once when the status is %i', async (status, fault) => {
    mock.onMessage('Hello', { error: { message: 'No.' }, status, retryAfter: 7 });

    const error = await errorOf(model().complete(HELLO));

    expect(error).toMatchObject({ fault, attempts: [{ fault }] });
    expect(mock.getRequests()).toHaveLength(1);
  });

  it('hears how long it shall wait', async () => {
    mock.onMessage('Hello', { error: { message: 'Slower.' }, status: 429, retryAfter: 7 });

    expect(await errorOf(model().complete(HELLO))).toMatchObject({ retryAfterSeconds: 7 });
  });

  it.each([
    ['drops the request', { dropRate: 1 }],
    ['sends broken JSON', { malformedRate: 1 }],
    ['hangs up', { disconnectRate: 1 }],
    ['limits', { rateLimitRate: 1 }],
  ])('fails in our words when chaos %s', async (_name, chaos) => {
    mock.onMessage('Hello', { content: 'Never.' }, { chaos });

    expect(await errorOf(model().complete(HELLO))).toMatchObject({ code: 'model', retryable: true });
  });

  it('does not take a truncated stream for an answer', async () => {
    mock.onMessage(
      'Hello',
      { content: 'A rather long text.' },
      { chunkSize: 2, truncateAfterChunks: 3, streamingProfile: { ttft: 5, tps: 200 } },
    );

    expect(await errorOf(model().complete(HELLO))).toMatchObject({ fault: 'truncated' });
  });
});
