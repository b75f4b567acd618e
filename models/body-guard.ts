import { within } from '#core/deadline.ts';
import { modelFault } from './model-error.ts';

/** What one exchange with a provider may take. */
export interface WireLimits {
  readonly signal: AbortSignal;
  /** Longest silence: until the headers, and between two pieces of the body. */
  readonly idleSeconds: number;
  /** Of a body, decompressed. */
  readonly maxBytes: number;
  /** What is expected: an answer as it comes, or a document that is there; a stream unless said. */
  readonly takes?: 'stream' | 'document' | undefined;
  /** Appears in no error. */
  readonly apiKey: string;
}

/** Passes a body on, but not more of it than it may be, and not after too long a silence. */
export function guardBody(
  body: ReadableStream<Uint8Array> | null,
  limits: WireLimits,
  fail: (error: unknown) => unknown,
): ReadableStream<Uint8Array> {
  const reader = (body ?? new Blob([]).stream()).getReader();
  const next = counted(reader, limits);
  const pass = (given: Given, controller: ReadableStreamDefaultController<Uint8Array>): void => {
    if ('broken' in given) {
      // Not awaited: a body that hangs would hang here too.
      reader.cancel().catch(() => {});
      controller.error(limits.signal.aborted ? given.broken : fail(given.broken));
    } else if (given.chunk === null) controller.close();
    else controller.enqueue(given.chunk);
  };
  // Clients leave when they have read the last event, while we may still wait for more.
  let isLeft = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const given = await next();
      if (!isLeft) pass(given, controller);
    },
    cancel(reason) {
      isLeft = true;
      return reader.cancel(reason);
    },
  });
}

/** `chunk` is null at the end. */
type Given = { readonly chunk: Uint8Array | null } | { readonly broken: unknown };

function counted(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { signal, idleSeconds, maxBytes }: WireLimits,
): () => Promise<Given> {
  const deadline = { signal, seconds: idleSeconds, late: () => modelFault('idle') };
  let bytes = 0;
  return async () => {
    try {
      const { done, value } = await within(reader.read(), deadline);
      if (done) return { chunk: null };
      bytes += value.byteLength;
      return bytes > maxBytes ? { broken: modelFault('too_large') } : { chunk: value };
    } catch (error) {
      return { broken: error };
    }
  };
}
