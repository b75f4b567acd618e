import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchApi, BatchItem } from './batch.ts';
import type { KeptRequest } from './model.ts';
import { openBatches } from './open-batches.ts';
import { MODEL_PROVIDERS, type ModelProvider } from './open-model.ts';
import { batchPrice } from './price.ts';
import { errorOf, logged, TEST_KEY } from './testing.ts';
import type { Played } from './testing-batch-answers.ts';
import { type BatchServer, openBatchServer } from './testing-batches.ts';

const REQUEST: KeptRequest = {
  messages: [
    { role: 'system', text: 'You are brief.' },
    { role: 'user', text: 'Hello' },
  ],
  tools: [{ name: 'look', description: 'Looks.', schema: { type: 'object', properties: {} } }],
  toolChoice: 'auto',
};
const PRICE = { input: 2, output: 10, cached: 0.5 };
const USAGE = { input: 100, output: 10, cached: 40 };
const going = new AbortController().signal;

let server: BatchServer;
afterEach(() => server.close());

function api(provider: ModelProvider): BatchApi {
  const settings = { model: 'patient', apiKey: TEST_KEY, price: PRICE, idleSeconds: 1 };
  return openBatches({ provider, ...settings, baseUrl: server.url });
}

const items = (...ids: readonly string[]): BatchItem[] => ids.map((id) => ({ id, request: REQUEST }));

/** What each request comes to, in their order, when its batch ends in some way. */
async function resultsOf(
  provider: ModelProvider,
  played: readonly Played[],
  status?: Parameters<BatchServer['end']>[0],
) {
  const asked = items(...played.map((_, index) => `request-${index}`));
  server.play = (_body, number) => played[number - 1] ?? 'no line';
  const id = await api(provider).submit('ours', asked, going);
  server.end(status);
  return api(provider).results(id, asked, going);
}

const text: Played = { text: 'Hi', usage: USAGE };
const call: Played = { call: { name: 'look', argumentsJson: '{"at":1}' }, usage: USAGE };
const NOTHING = { input: 0, output: 0, cached: 0 };

describe.each(MODEL_PROVIDERS)('batches of %s', (provider) => {
  beforeEach(async () => {
    server = await openBatchServer(provider);
  });

  it('are handed in as the API wants requests, but for the stream', async () => {
    await api(provider).submit('ours', items('a', 'b'), going);

    const [batch] = server.batches;
    expect(batch?.items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(batch?.items[0]?.body).toMatchObject({ model: 'patient', tools: [{}] });
    expect(JSON.stringify(batch)).not.toMatch(/"stream|"signal/);
  });

  it('give answers and what they used, by the id of the request', async () => {
    const results = await resultsOf(provider, [text, call]);

    expect(results).toMatchObject([
      { id: 'request-0', answer: { text: 'Hi', finish: 'stop', toolCalls: [], usage: USAGE } },
      {
        id: 'request-1',
        answer: {
          finish: 'tool_calls',
          toolCalls: [{ id: 'call_a', name: 'look', argumentsJson: '{"at":1}' }],
        },
      },
    ]);
  });

  it('know what cost nothing: expired, cancelled and refused requests', async () => {
    const results = await resultsOf(provider, ['expired', 'cancelled', 'errored', text]);

    expect(results).toMatchObject([
      { fault: 'expired', usage: NOTHING },
      { fault: 'cancelled', usage: NOTHING },
      { fault: 'bad_request', usage: NOTHING },
      { answer: { text: 'Hi' } },
    ]);
  });

  it('take what a broken or missing line would have said for unknown, and the other lines as they are', async () => {
    expect(await resultsOf(provider, ['broken line', text, 'no line'])).toMatchObject([
      { fault: 'unreadable', usage: null },
      { answer: { text: 'Hi' } },
      { fault: 'unreadable', usage: null },
    ]);
  });

  it('run until they have ended', async () => {
    const id = await api(provider).submit('ours', items('a'), going);
    const before = await api(provider).look(id, going);

    await api(provider).cancel(id, going);

    expect([before, await api(provider).look(id, going)]).toEqual(['running', 'ended']);
  });

  it('have half the price', () => {
    expect(api(provider).price).toEqual({ input: 1, output: 5, cached: 0.25 });
  });

  it.each([
    [401, 'authentication', true],
    [429, 'rate_limited', true],
    [400, 'bad_request', true],
    [500, 'server_error', provider !== 'anthropic'],
  ])('that are refused by status %i are a %s, certainly not taken: %s', async (status, fault, isUnsent) => {
    server.interrupt = (_call, response) => refuse(response, status);

    const error = await errorOf(api(provider).submit('ours', items('a'), going));

    // A file alone starts nothing, so with OpenAI whatever goes wrong at first is certain.
    expect(error).toMatchObject({ code: 'model', fault, isUnsent });
    expect(logged(error)).not.toContain(TEST_KEY);
    expect(error.message).not.toContain('foreign');
  });

  it('are certainly not taken by a server that is not there', async () => {
    await server.close();

    const error = await errorOf(api(provider).submit('ours', items('a'), going));

    expect(error).toMatchObject({ fault: 'unreachable', isUnsent: true });
  });

  it('are a typed failure when the server goes silent, sends a page, or does not know them', async () => {
    const look = () => errorOf(api(provider).look('batch_1', going));
    const unknown = await look();
    server.interrupt = (_call, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      return Boolean(response.end('<html>'));
    };
    const page = await look();
    server.interrupt = () => true;
    const silence = await look();

    expect([unknown, page, silence]).toMatchObject([
      { fault: 'bad_request' },
      { fault: 'unreadable' },
      { fault: 'timeout' },
    ]);
  });

  it('end by the signal with its own reason', async () => {
    const stop = new AbortController();
    server.interrupt = () => {
      stop.abort(new Error('enough'));
      return true;
    };

    expect((await errorOf(api(provider).look('batch_1', stop.signal))).message).toBe('enough');
  });
});

describe('a batch that got lost', () => {
  it.each(['openai', 'openai-responses'] as const)(
    'is found again at %s by our name for it',
    async (provider) => {
      server = await openBatchServer(provider);
      const id = await api(provider).submit('ours', items('a'), going);

      expect(await api(provider).find?.('ours', going)).toBe(id);
      expect(await api(provider).find?.('another', going)).toBeNull();
    },
  );

  it('cannot be asked for at Anthropic', async () => {
    server = await openBatchServer('anthropic');

    expect(api('anthropic').find).toBeUndefined();
  });
});

it('of OpenAI may have answers although it expired', async () => {
  server = await openBatchServer('openai');

  expect(await resultsOf('openai', [text, text], 'expired')).toMatchObject([
    { fault: 'expired', usage: NOTHING },
    { fault: 'expired', usage: NOTHING },
  ]);
});

it('of OpenAI that was not begun is told apart from one that ended', async () => {
  server = await openBatchServer('openai');
  const id = await api('openai').submit('ours', items('a'), going);

  server.end('failed');

  expect(await api('openai').look(id, going)).toBe('failed');
});

it('does not know the price of what has none', () => {
  expect(batchPrice(null)).toBeNull();
});

function refuse(response: ServerResponse, status: number): boolean {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`{"error":{"message":"foreign words with ${TEST_KEY}"}}`);
  return true;
}
