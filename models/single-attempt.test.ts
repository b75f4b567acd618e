import { afterEach, expect, it } from 'vitest';
import { scrub } from './scrub.ts';
import { type Dialect, singleAttempt } from './single-attempt.ts';
import { errorOf, HELLO, openRawProvider, type RawProvider } from './testing.ts';

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

it.each([
  ['the key itself', 'Key 4f6c9d-no-prefix is wrong', 'Error: Key [redacted] is wrong'],
  ['a key that is half hidden', 'Key sk-ab****yz is wrong', 'Error: Key [redacted] is wrong'],
  ['a header', 'Authorization: Bearer abc.def', 'Error: Authorization: Bearer [redacted]'],
])('scrubs %s', (_name, text, clean) => {
  expect(scrub(new Error(text), '4f6c9d-no-prefix').message).toBe(clean);
});
