import type { Expected } from '../forecast/spread.ts';
import type { Lift } from './lift.ts';

/** What a recommendation builds its promise on. */
export interface EffectBasis {
  /** The metric over the horizon when nothing is done: the total of a forecast, in its unit; for a rate one step. */
  readonly without: Expected;
  readonly lift: Lift;
  /**
   * The least lift, without sign, that the placebos of this metric would let be found; null when there is nothing to compare
   * with.
   */
  readonly detectableLift: number | null;
}

/** What a recommendation may promise: the change over the horizon, in the unit of the metric. */
export interface EffectPromise {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  /** Whether it can be found out afterwards if the promise is kept. */
  readonly measurability: 'measurable' | 'too_small_to_measure' | 'nothing_to_compare_with';
}

/**
 * The expected change with an interval that holds 80 of 100 cases. What is uncertain of the lift and what is uncertain of the
 * metric itself are taken as independent, so that their parts add up in squares, each side by itself.
 */
export function promiseEffect({ without, lift, detectableLift }: EffectBasis): EffectPromise {
  const base = without.expected;
  const below = Math.abs(lift.mid) * (base - without.lower80);
  const above = Math.abs(lift.mid) * (without.upper80 - base);
  // Where the lift is negative, more of the metric is more of a loss.
  const [down, up] = lift.mid < 0 ? [above, below] : [below, above];
  const mid = base * lift.mid;
  return {
    low: mid - Math.hypot(base * (lift.mid - lift.low), down),
    mid,
    high: mid + Math.hypot(base * (lift.high - lift.mid), up),
    measurability: judgeMeasurability(lift, detectableLift),
  };
}

function judgeMeasurability(lift: Lift, detectableLift: number | null): EffectPromise['measurability'] {
  if (detectableLift === null) return 'nothing_to_compare_with';
  return Math.abs(lift.mid) >= detectableLift ? 'measurable' : 'too_small_to_measure';
}
