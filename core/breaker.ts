/** Whether something that failed lately may be asked. Closed it lets through; open it does not, until somebody may look again. */
export interface Breaker {
  failures: number;
  /** In milliseconds; null when closed. */
  openUntil: number | null;
  /** True while one request looks whether it is better. */
  isProbed: boolean;
}

export function closedBreaker(): Breaker {
  return { failures: 0, openUntil: null, isProbed: false };
}

/** Lets a request through, or not; through an open breaker one at a time, once its time is up. */
export function admit(breaker: Breaker, now: number): boolean {
  if (isShut(breaker, now)) return false;
  if (breaker.openUntil !== null) breaker.isProbed = true;
  return true;
}

export function isShut({ openUntil, isProbed }: Breaker, now: number): boolean {
  return openUntil !== null && (isProbed || now < openUntil);
}

/** Counts a failure; true when they are enough to open it, or it was open already. */
export function countFailure(breaker: Breaker, enough: number): boolean {
  breaker.failures += 1;
  return breaker.openUntil !== null || breaker.failures >= enough;
}

/** Opens it until then; true when it was closed, so that only that is told. */
export function openBreaker(breaker: Breaker, until: number): boolean {
  const wasClosed = breaker.openUntil === null;
  breaker.openUntil = until;
  breaker.isProbed = false;
  return wasClosed;
}

/** Whoever looked has learned nothing: the next one may look. */
export function releaseBreaker(breaker: Breaker): void {
  breaker.isProbed = false;
}

export function closeBreaker(breaker: Breaker): void {
  Object.assign(breaker, closedBreaker());
}
