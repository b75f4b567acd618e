import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelAttempt, ModelRequest } from './model.ts';
import { ModelError } from './model-error.ts';
import { MODEL_PROVIDERS, type ModelProvider, type ProvidedModel } from './open-model.ts';
import {
  ANSWERS,
  errorOf,
  HELLO,
  logged,
  openRawProvider,
  type RawProvider,
  sendEvents,
  TEST_KEY,
  testModel,
} from './testing.ts';

let raw: RawProvider | undefined;
const timers: NodeJS.Timeout[] = [];
afterEach(async () => {
  for (const timer of timers.splice(0)) clearInterval(timer);
  await raw?.close();
});

const price = { input: 1, output: 1, cached: 1 };

function* repeated(piece: string, characters: number): Generator<string> {
  for (let sent = 0; sent < characters; sent += piece.length) yield piece;
}

type Respond = (response: ServerResponse) => void;

describe.each(MODEL_PROVIDERS)('%s', (provider) => {
  const { half, rest } = ANSWERS[provider];

  async function ask(
    respond: Respond,
    settings: Partial<ProvidedModel> = {},
    request: Partial<ModelRequest> = {},
  ) {
    raw = await openRawProvider(respond);
    const model = testModel(raw.url, { provider, price, idleSeconds: 0.5, ...settings });
    return model.complete({ ...HELLO, ...request });
  }

  it.each<[string, string, Respond]>([
    [
      'llm-011 a page of a proxy with status 200',
      'unreadable',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Login</html>'),
    ],
    [
      'JSON with status 200 that is no stream',
      'unreadable',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"x"}'),
    ],
    [
      'an error with status 200',
      'rate_limited',
      (response) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"error":{"message":"Slow down.","type":"rate_limit_error"}}'),
    ],
    ['llm-013 headers that never come', 'timeout', () => {}],
    ['llm-015 silence after the first piece', 'idle', (response) => sendEvents(response, half)],
    [
      'llm-017 a clean end without a finish',
      'truncated',
      (response) => {
        sendEvents(response, half);
        response.end();
      },
    ],
    [
      'a stream of nothing',
      'unreadable',
      (response) => {
        sendEvents(response, []);
        response.end();
      },
    ],
    [
      'a cut connection',
      'truncated',
      (response) => {
        sendEvents(response, half);
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      'llm-019 an error in the middle of the stream',
      'overloaded',
      (response) => {
        sendEvents(response, half);
        response.end(
          'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
        );
      },
    ],
    [
      'an event that is no JSON',
      'unreadable',
      (response) => {
        sendEvents(response, half);
        response.end(`event: message_start\ndata: {"choices": [\n\n`);
      },
    ],
    [
      'llm-039 a body whose gzip is corrupted',
      'unreadable',
      (response) => {
        const packed = gzipSync('data: {}\n\n'.repeat(500));
        packed.fill(0xff, 12, 30);
        response
          .writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' })
          .end(packed);
      },
    ],
    [
      'llm-041 a body of 50 MB',
      'too_large',
      (response) => {
        sendEvents(response, half);
        const piece = `data: ${JSON.stringify(half.at(-1))}\n\n`.repeat(1_000);
        Readable.from(repeated(piece, 50_000_000)).pipe(response);
      },
    ],
  ])('says what is wrong with %s: %s', async (_name, fault, respond) => {
    const error = await errorOf(ask(respond, { maxBytes: 100_000 }));

    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ fault, attempts: [{ provider, fault }] });
    expect(raw?.requests).toHaveLength(1);
  });

  it('leaves a trickle that never ends at the total deadline', async () => {
    const asking = ask(
      (response) => {
        sendEvents(response, half);
        timers.push(setInterval(() => response.write(': still here\n\n'), 20));
      },
      { totalSeconds: 0.3 },
    );

    expect(await errorOf(asking)).toMatchObject({ fault: 'timeout' });
  });

  it('throws the reason of a caller who leaves, and tells what was paid', async () => {
    const leaving = new AbortController();
    const attempts: ModelAttempt[] = [];
    const request: Partial<ModelRequest> = {
      signal: leaving.signal,
      onText: () => leaving.abort(new RangeError('Enough.')),
      onAttempt: (attempt) => attempts.push(attempt),
    };

    const error = await errorOf(ask((response) => sendEvents(response, half), {}, request));

    expect(error).toBeInstanceOf(RangeError);
    expect(attempts).toMatchObject([{ provider, model: 'test-model', fault: 'aborted' }]);
  });

  it('sends nothing for a caller who has left', async () => {
    const told: ModelAttempt[] = [];
    const request = { signal: AbortSignal.abort(), onAttempt: (attempt: ModelAttempt) => told.push(attempt) };

    const error = await errorOf(ask(() => {}, {}, request));

    expect([error.name, raw?.requests, told]).toEqual(['AbortError', [], []]);
  });

  it('tells each piece of text as it comes', async () => {
    const pieces: (string | null)[] = [];

    const answer = await ask(
      (response) => {
        sendEvents(response, [...half, ...half.slice(-1), ...rest]);
        response.end();
      },
      {},
      { onText: (piece) => pieces.push(piece) },
    );

    expect(pieces).toEqual(['half', 'half']);
    expect(answer).toMatchObject({ text: 'halfhalf', finish: 'stop', attempts: [{ fault: null }] });
  });

  it('shows the key nowhere, and writes nothing to the console', async () => {
    const consoles = (['log', 'warn', 'error', 'debug', 'info'] as const).map((name) =>
      vi.spyOn(console, name),
    );

    const error = await errorOf(
      ask((response) => {
        sendEvents(response, half);
        response.end(
          `event: error\ndata: {"error":{"message":"Wrong key ${TEST_KEY} or sk-te*****def"}}\n\n`,
        );
      }),
    );

    expect(logged(error)).not.toContain(TEST_KEY);
    expect(logged(error)).not.toContain('sk-te');
    expect(consoles.flatMap((spy) => spy.mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });

  it('cannot reach a server that is not there', async () => {
    const model = testModel('http://127.0.0.1:1/v1', { provider });

    expect(await errorOf(model.complete(HELLO))).toMatchObject({ fault: 'unreachable', retryable: true });
  });
});

it('keeps the usage of a stream that broke after it was reported', async () => {
  raw = await openRawProvider((response) => {
    sendEvents(response, ANSWERS.anthropic.half);
    response.end();
  });
  const model = testModel(raw.url, { provider: 'anthropic', price });

  const error = await errorOf(model.complete(HELLO));

  expect(error).toMatchObject({
    fault: 'truncated',
    attempts: [{ usage: { input: 9, output: 1 }, costUsd: 0.00001 }],
  });
});

const reports: readonly [ModelProvider, object][] = [
  ['openai', { choices: [], usage: { prompt_tokens: 9, completion_tokens: 1 } }],
  [
    'openai-responses',
    { type: 'response.failed', response: { usage: { input_tokens: 9, output_tokens: 1 } } },
  ],
];
it.each(reports)('keeps the usage that %s reported before it failed', async (provider, report) => {
  raw = await openRawProvider((response) => {
    sendEvents(response, [...ANSWERS[provider].half, report]);
    response.end();
  });

  const error = await errorOf(testModel(raw.url, { provider }).complete(HELLO));

  expect(error).toMatchObject({ attempts: [{ usage: { input: 9, output: 1 }, costUsd: null }] });
});
