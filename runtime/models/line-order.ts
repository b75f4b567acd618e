/** Somebody who waits for room under a limit per minute. */
export interface Waiter {
  readonly tokens: number;
  /** Longest that they would wait, in seconds. */
  readonly patience: number;
  /** In milliseconds. */
  readonly since: number;
}

/** Three windows of the limit: whoever was passed over for as long goes before everybody who came later. */
const AGED_MILLISECONDS = 180_000;

/**
 * The order in which room is given: who can wait least first. Of those the ones that have waited for long, as they came;
 * then the largest: small calls fill what is left of a minute, and a large one is the likelier to have others wait for it.
 */
export function inTurn<W extends Waiter>(line: readonly W[], now: number): W[] {
  return line.toSorted((one, other) => {
    if (one.patience !== other.patience) return one.patience - other.patience;
    const ages = Number(isAged(other, now)) - Number(isAged(one, now));
    if (ages !== 0) return ages;
    return isAged(one, now) ? one.since - other.since : other.tokens - one.tokens;
  });
}

/** Whether somebody has waited so long that nobody passes any more. */
export function isAged({ since }: Waiter, now: number): boolean {
  return now - since >= AGED_MILLISECONDS;
}
