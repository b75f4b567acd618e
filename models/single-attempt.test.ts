import type { ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import type { ModelAttempt } from './model.ts';
import { scrub } from './scrub.ts';
import { type Dialect, singleAttempt } from './single-attempt.ts';
import { errorOf, HELLO, openRawProvider, type RawProvider, testModel } from './testing.ts';

let raw: RawProvider | undefined;
afterEach(() => raw?.close());

/** A client that ends a broken body as if it were a whole one, and waits for nobody. */
const careless: Dialect = {
  provider: 'careless',
  features: () => ({ tools: false, output: false }),
  async *send({ baseUrl = '' }, _request, { fetch }) {
    const response = await fetch(baseUrl);
    await response.text().catch(() => {});
    yield { text: 'Half of it.' };
    yield { finish: 'stop' };
  },
};

const settings = { model: 'm', apiKey: 'k', price: null, idleSeconds: 0.1 };

it('knows what went wrong on the wire, whatever the client above made of it', async () => {
  raw = await openRawProvider((response) => response.writeHead(200).write('x'));
  const model = singleAttempt(careless, { ...settings, baseUrl: raw.url });

  expect(await errorOf(model.complete(HELLO))).toMatchObject({ fault: 'idle' });
});

it('leaves a client that hangs, deaf to every signal', async () => {
  const deaf: Dialect = {
    ...careless,
    async *send() {
      yield { text: 'And then' };
      await new Promise(() => {});
    },
  };
  const model = singleAttempt(deaf, { ...settings, totalSeconds: 0.05 });

  expect(await errorOf(model.complete(HELLO))).toMatchObject({ fault: 'timeout' });
});

it('lets who is told the text end the call, and says what was paid', async () => {
  const talking: Dialect = {
    ...careless,
    async *send() {
      yield { usage: { input: 3, output: 1, cached: 0 } };
      yield { text: 'And then' };
      yield { finish: 'stop' };
    },
  };
  const told: ModelAttempt[] = [];
  const request = {
    ...HELLO,
    onText: () => {
      throw new RangeError('Enough.');
    },
    onAttempt: (attempt: ModelAttempt) => told.push(attempt),
  };

  const error = await errorOf(singleAttempt(talking, settings).complete(request));

  expect(error).toBeInstanceOf(RangeError);
  expect(told).toMatchObject([{ fault: 'aborted', usage: { input: 3 } }]);
});

it.each([
  ['refused', { answer: (response: ServerResponse) => response.writeHead(500).end(), costUsd: 0 }],
  ['cut off without a word', { answer: (response: ServerResponse) => response.destroy(), costUsd: null }],
])(
  'knows without any price whether a request that was %s cost nothing',
  async (_name, { answer, costUsd }) => {
    raw = await openRawProvider(answer);

    const error = await errorOf(testModel(raw.url).complete(HELLO));

    expect(error).toMatchObject({ attempts: [{ costUsd, usage: costUsd === 0 ? { input: 0 } : null }] });
  },
);

it('knows that a request to nobody cost nothing', async () => {
  const error = await errorOf(testModel('http://127.0.0.1:1/v1').complete(HELLO));

  expect(error).toMatchObject({ attempts: [{ fault: 'unreachable', costUsd: 0 }] });
});

it.each([
  ['the key itself', 'Key 4f6c9d-no-prefix is wrong', 'Error: Key [redacted] is wrong'],
  ['a key that is half hidden', 'Key sk-ab****yz is wrong', 'Error: Key [redacted] is wrong'],
  ['a header', 'Authorization: Bearer abc.def', 'Error: Authorization: Bearer [redacted]'],
])('scrubs %s', (_name, text, clean) => {
  expect(scrub(new Error(text), '4f6c9d-no-prefix').message).toBe(clean);
});
