import { expect, it } from 'vitest';
import { readAll } from './idle-deadline.ts';

/** A stream that gives some pieces and then hangs, deaf to every signal. */
async function* hanging(pieces: readonly number[]): AsyncGenerator<number> {
  yield* pieces;
  await new Promise(() => {});
}

async function* steady(pieces: readonly number[], milliseconds: number): AsyncGenerator<number> {
  for (const piece of pieces) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    yield piece;
  }
}

const limits = { signal: new AbortController().signal, idleSeconds: 0.1, from: 'The test' };

it('reads to the end, however long the whole takes', async () => {
  expect(await readAll(steady([1, 2, 3, 4], 60), limits)).toEqual([1, 2, 3, 4]);
});

it('leaves a stream that hangs', async () => {
  await expect(readAll(hanging([1]), limits)).rejects.toThrow('The test: no data for 0.1 seconds.');
});

it('leaves a stream at the deadline, deaf as it is', async () => {
  const reading = readAll(hanging([1]), { ...limits, signal: AbortSignal.timeout(50), idleSeconds: 10 });

  await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
});

it('reads nothing for somebody who does not want it any more', async () => {
  await expect(readAll(steady([1], 0), { ...limits, signal: AbortSignal.abort() })).rejects.toThrow('abort');
});

it('throws what the stream threw', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield 1;
    throw new RangeError('broken');
  }

  await expect(readAll(broken(), limits)).rejects.toThrow(RangeError);
});
