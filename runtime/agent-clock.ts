/** How long an agent may work. It stands still while the agent can do nothing but wait. */
export interface AgentClock {
  /** Aborted when the time is over, or from outside. */
  readonly signal: AbortSignal;
  /** Stands still, or goes on. */
  setWaiting(isWaiting: boolean): void;
  /** Nothing is to be stopped any more. */
  stop(): void;
}

/** Starts the clock of an agent that may work for so many seconds. */
export function startAgentClock(seconds: number, outside: AbortSignal): AgentClock {
  const over = new AbortController();
  const ring = (): void => over.abort(new DOMException('The agent had no more time.', 'TimeoutError'));
  let left = seconds * MILLISECONDS;
  let since = performance.now();
  // It keeps no process from ending.
  let timer: NodeJS.Timeout | null = setTimeout(ring, left).unref();
  const halt = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    left -= performance.now() - since;
  };
  return {
    signal: AbortSignal.any([outside, over.signal]),
    setWaiting(isWaiting) {
      if (isWaiting) return halt();
      if (timer !== null) return;
      since = performance.now();
      timer = setTimeout(ring, left).unref();
    },
    stop: halt,
  };
}

const MILLISECONDS = 1_000;
