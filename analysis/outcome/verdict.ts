import type { Direction } from '../series.ts';
import type { LiftEstimate } from './lift-interval.ts';

/** `flat`: every effect that matters is excluded. `inconclusive`: nothing may be said, and why is told. */
export type Verdict = 'won' | 'lost' | 'flat' | 'inconclusive';

/** What a recommendation promises, as relative changes of its metric. */
export interface PromisedLift {
  readonly direction: Direction;
  /** Size of the expected change, above 0; at most 1 downwards. */
  readonly expected: number;
  /** Size below which a change would not be worth the work, above 0. */
  readonly smallestThatMatters: number;
}

/** Smallest lifts, signed, that a design finds in four of five cases; null when it finds none. */
export interface DetectableLifts {
  readonly up: number | null;
  readonly down: number | null;
}

/** True when the design finds a change as large as the promised one. */
export function isMeasurable({ direction, expected }: PromisedLift, detectable: DetectableLifts): boolean {
  const least = detectable[direction];
  return least !== null && expected >= Math.abs(least);
}

/**
 * The verdict over an estimate. A design that can see what was promised may speak as soon as its interval excludes no
 * effect. One that cannot would then mostly speak when chance has exaggerated the effect (Gelman and Carlin 2014, type M
 * error), so it speaks only when the whole interval lies beyond the smallest lift that it detects.
 */
export function judgeLift(
  estimate: LiftEstimate,
  promise: PromisedLift,
  detectable: DetectableLifts,
): Verdict {
  if (isWithin(estimate, promise.smallestThatMatters)) return 'flat';
  const found = directionOf(estimate, isMeasurable(promise, detectable) ? NO_EFFECT : detectable);
  if (found === null) return 'inconclusive';
  return found === promise.direction ? 'won' : 'lost';
}

const NO_EFFECT: DetectableLifts = { up: 0, down: 0 };

function isWithin({ low, high }: LiftEstimate, size: number): boolean {
  return low > -size && high !== null && high < size;
}

/** Where the whole interval lies beyond what must be exceeded; null when it does not. */
function directionOf({ low, high }: LiftEstimate, { up, down }: DetectableLifts): Direction | null {
  if (up !== null && low > up) return 'up';
  if (down !== null && high !== null && high < down) return 'down';
  return null;
}
