import { expect, it } from 'vitest';
import { limitedBody, readText } from './read-body.ts';

const tooLarge = (): Error => new RangeError('too large');

/** A body of these pieces; `isLeft` tells whether its reader went away. */
function bodyOf(pieces: readonly string[], { hangs = false } = {}) {
  const left = { isLeft: false };
  const rest = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = rest.shift();
      if (piece !== undefined) controller.enqueue(Buffer.from(piece));
      else if (hangs) await new Promise(() => {});
      else controller.close();
    },
    cancel() {
      left.isLeft = true;
    },
  });
  return { body, left };
}

it('reads a body to its end, also a sign that is cut in two', async () => {
  const bytes = Buffer.from('zażółć');
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, 3));
      controller.enqueue(bytes.subarray(3));
      controller.close();
    },
  });

  expect(await readText(limitedBody(body, { maxBytes: 100, tooLarge }))).toBe('zażółć');
});

it('reads nothing where there is no body', async () => {
  expect(await readText(limitedBody(null, { maxBytes: 1, tooLarge }))).toBe('');
});

it('takes exactly as much as it may', async () => {
  expect(await readText(limitedBody(bodyOf(['ab', 'cd']).body, { maxBytes: 4, tooLarge }))).toBe('abcd');
});

it('leaves a body that is too large', async () => {
  const { body, left } = bodyOf(['ab', 'cd', 'ef'], { hangs: true });

  await expect(readText(limitedBody(body, { maxBytes: 3, tooLarge }))).rejects.toThrow('too large');

  expect(left.isLeft).toBe(true);
});

it('leaves a body that falls silent', async () => {
  const { body, left } = bodyOf(['ab'], { hangs: true });
  const idle = { signal: new AbortController().signal, seconds: 0.01, late: () => new Error('silent') };

  await expect(readText(limitedBody(body, { maxBytes: 9, tooLarge, idle }))).rejects.toThrow('silent');

  expect(left.isLeft).toBe(true);
});
