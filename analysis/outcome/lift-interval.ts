import { type PlaceboTest, rankAt } from './placebo-test.ts';
import { FALSE_VERDICTS } from './test-level.ts';

/** A lift is the relative change that an intervention made: 0.2 is one fifth more, -0.2 one fifth less. */
export interface LiftEstimate {
  /** The lift without which the subject would stand in the middle of its placebos. */
  readonly lift: number;
  /** Lifts that the placebos do not refute, from -1, which is everything lost; `high` is null when none is too high. */
  readonly low: number;
  readonly high: number | null;
  /** Chance of standing as far out as the subject does when nothing was done, on either side. */
  readonly p: number;
}

/** Lifts are looked for between a fiftieth and fifty times the level. */
const FARTHEST_FACTOR = 50;
/** Halves the search to a thousandth of a factor. */
const BISECTIONS = 13;
/** A crossing this far out was not found. */
const REACH = Math.log(FARTHEST_FACTOR) - 1e-2;

/** Inverts the placebo test: a lift belongs to the interval when the subject without it is an ordinary placebo. */
export function estimateLift(test: PlaceboTest): LiftEstimate {
  const without = (logFactor: number) => rankAt(test, Math.exp(-logFactor));
  const untouched = without(0);
  const half = FALSE_VERDICTS / 2;
  const low = crossing((log) => without(log).atLeast > half);
  const high = crossing((log) => without(log).atMost <= half);
  return {
    lift: Math.expm1(crossing((log) => without(log).atLeast > without(log).atMost)),
    low: low < -REACH ? -1 : Math.expm1(low),
    high: high > REACH ? null : Math.expm1(high),
    p: Math.min(1, 2 * Math.min(untouched.atLeast, untouched.atMost)),
  };
}

/** The least logarithm of a factor at which something holds that then holds for all larger ones. */
function crossing(holds: (logFactor: number) => boolean): number {
  let low = -Math.log(FARTHEST_FACTOR);
  let high = Math.log(FARTHEST_FACTOR);
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
