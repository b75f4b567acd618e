/** A signal that is aborted by its caller, or after a time. */
export interface TimeLimit extends Disposable {
  readonly signal: AbortSignal;
  /** True when the time was up before anything else. */
  isLate(): boolean;
  /** Begins the time anew. */
  restart(): void;
}

/** Starts a time that ends with whoever holds it. */
export function startTimeLimit(seconds: number, caller: AbortSignal): TimeLimit {
  const controller = new AbortController();
  let isLate = false;
  const expire = (): void => {
    isLate = !controller.signal.aborted;
    // No reason of ours: it may be told to the server.
    controller.abort('stopped');
  };
  const stop = (): void => controller.abort('stopped');
  let timer = setTimeout(expire, seconds * 1000);
  if (caller.aborted) stop();
  caller.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    isLate: () => isLate,
    restart() {
      clearTimeout(timer);
      if (!controller.signal.aborted) timer = setTimeout(expire, seconds * 1000);
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      caller.removeEventListener('abort', stop);
    },
  };
}
