import { expect, it } from 'vitest';
import { readUntil, unlessAborted, within } from './deadline.ts';

/** A stream that gives some pieces and then hangs, deaf to every signal. */
async function* hanging(pieces: readonly number[]): AsyncGenerator<number> {
  yield* pieces;
  await new Promise(() => {});
}

const never = new AbortController().signal;

async function all<Piece>(pieces: AsyncIterable<Piece>): Promise<Piece[]> {
  const read: Piece[] = [];
  for await (const piece of pieces) read.push(piece);
  return read;
}

it('reads a stream to its end', async () => {
  async function* three(): AsyncGenerator<number> {
    yield* [1, 2, 3];
  }

  expect(await all(readUntil(three(), never))).toEqual([1, 2, 3]);
});

it('leaves a stream that is deaf to the signal', async () => {
  await expect(all(readUntil(hanging([1]), AbortSignal.timeout(30)))).rejects.toThrow(
    expect.objectContaining({ name: 'TimeoutError' }),
  );
});

it('throws what the stream threw', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield 1;
    throw new RangeError('broken');
  }

  await expect(all(readUntil(broken(), never))).rejects.toThrow(RangeError);
});

it('waits no longer than it may', async () => {
  const deadline = { signal: never, seconds: 0.02, late: () => new RangeError('late') };

  await expect(within(new Promise(() => {}), deadline)).rejects.toThrow('late');
});

it('waits for nothing that nobody wants any more', async () => {
  await expect(unlessAborted(Promise.resolve(1), AbortSignal.abort())).rejects.toThrow('abort');
});
