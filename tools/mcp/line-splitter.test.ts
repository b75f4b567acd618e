import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineSplitter, TooLongError } from './line-splitter.ts';
import { readEvents } from './sse-reader.ts';

/** The same bytes in pieces as a network may give them. */
function inPieces(text: string, sizes: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

const someSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const someLine = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\n\r]/g, ''));

async function* stream(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

it('gives the same lines however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(someLine), someSizes, (lines, sizes) => {
      const splitter = new LineSplitter(1_000_000);
      const pieces = inPieces(lines.map((line) => `${line}\n`).join(''), sizes);

      expect(pieces.flatMap((piece) => splitter.push(piece))).toEqual(lines);
    }),
  );
});

it('stops in the middle of a line that is too long, and keeps none of it', () => {
  const splitter = new LineSplitter(1_000);
  const piece = Buffer.alloc(400, 'x');

  splitter.push(piece);
  splitter.push(piece);

  expect(() => splitter.push(piece)).toThrow(TooLongError);
});

it('gives the same events however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someLine, { minLength: 1 }), someSizes, async (lines, sizes) => {
      const text = `: comment\nid: 7\nevent: message\n${lines.map((line) => `data: ${line}\n`).join('')}\n`;
      const events: string[] = [];
      for await (const data of readEvents(stream(inPieces(text, sizes)), 1_000_000)) events.push(data);

      expect(events).toEqual([lines.join('\n')]);
    }),
  );
});

it('ends a stream of which one event is too long, in few or in many lines', async () => {
  const many = Buffer.from('data: xxxxxxxx\n'.repeat(200));
  const read = async () => {
    for await (const _ of readEvents(stream([many]), 1_000));
  };

  await expect(read()).rejects.toThrow(TooLongError);
});
