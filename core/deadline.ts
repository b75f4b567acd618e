/** How long something may be waited for, and what is thrown when it takes longer. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly seconds: number;
  late(): Error;
}

/** Waits for one thing, but not past the deadline or the signal, whatever the client below does. */
export async function within<Result>(
  waited: Promise<Result>,
  { signal, seconds, late }: Deadline,
): Promise<Result> {
  const stop = Promise.withResolvers<never>();
  const timer = setTimeout(() => stop.reject(late()), seconds * 1000);
  try {
    return await Promise.race([unlessAborted(waited, signal), stop.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for one thing, but not past the signal. */
export async function unlessAborted<Result>(waited: Promise<Result>, signal: AbortSignal): Promise<Result> {
  // The loser of the race may fail later, when nobody listens.
  waited.catch(() => {});
  signal.throwIfAborted();
  const stop = Promise.withResolvers<never>();
  const abort = (): void => stop.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([waited, stop.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Reads a stream, but not past the signal, deaf as the stream may be to it. */
export async function* readUntil<Piece>(
  source: AsyncIterable<Piece>,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await unlessAborted(iterator.next(), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a body that hangs would hang here too.
    iterator.return?.().catch(() => {});
  }
}
