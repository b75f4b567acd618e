import { ExternalServiceError } from '#core/errors.ts';

/** When reading must stop: nobody wants the answer any more, or nothing has come for too long. */
export interface ReadLimits {
  readonly signal: AbortSignal;
  readonly idleSeconds: number;
  /** Who is read from, for the error. */
  readonly from: string;
}

/** Reads a stream to its end, but waits for no piece longer than the idle limit, whatever the client below does. */
export async function readAll<Piece>(
  source: AsyncIterable<Piece>,
  limits: ReadLimits,
): Promise<readonly Piece[]> {
  const iterator = source[Symbol.asyncIterator]();
  const pieces: Piece[] = [];
  try {
    for (;;) {
      const next = await withinIdle(iterator.next(), limits);
      if (next.done === true) return pieces;
      pieces.push(next.value);
    }
  } catch (error) {
    // Not awaited: a body that hangs would hang here too.
    iterator.return?.().catch(() => {});
    throw error;
  }
}

/** Waits for one thing, but not past the idle limit or the signal. */
export async function withinIdle<Result>(
  waited: Promise<Result>,
  { signal, idleSeconds, from }: ReadLimits,
): Promise<Result> {
  signal.throwIfAborted();
  const stop = Promise.withResolvers<never>();
  const abort = (): void => stop.reject(signal.reason);
  const timer = setTimeout(
    () => stop.reject(new ExternalServiceError(`${from}: no data for ${idleSeconds} seconds.`)),
    idleSeconds * 1000,
  );
  signal.addEventListener('abort', abort, { once: true });
  // The loser of the race may fail later, when nobody listens.
  waited.catch(() => {});
  try {
    return await Promise.race([waited, stop.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
