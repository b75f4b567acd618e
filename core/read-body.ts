import { type Deadline, within } from './deadline.ts';

/** How much a body may be and how long it may be silent, and what is thrown when it is more. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly tooLarge: () => Error;
  /** Between two pieces; absent where something else ends a silence. */
  readonly idle?: Deadline;
}

/** A body as it comes, but no more of it than the limits. What is left of it is not read. */
export async function* limitedBody(
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, tooLarge, idle }: BodyLimits,
): AsyncGenerator<Uint8Array> {
  const reader = (body ?? new Blob([]).stream()).getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await soon(reader.read(), idle);
      if (done) return;
      bytes += value.byteLength;
      if (bytes > maxBytes) throw tooLarge();
      yield value;
    }
  } finally {
    // Not awaited: a body that hangs would hang here too.
    reader.cancel().catch(() => {});
  }
}

function soon<Result>(reading: Promise<Result>, idle: Deadline | undefined): Promise<Result> {
  return idle === undefined ? reading : within(reading, idle);
}

/** The whole body as text. */
export async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
