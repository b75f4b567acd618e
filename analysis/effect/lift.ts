/**
 * What a measure does to a metric, as a share of what would have been without it: 0.05 is five percent more. Between `low`
 * and `high` lie 80 of 100 cases; both may lie below zero.
 */
export interface Lift {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** Deviations of a normal distribution between which 80 of 100 lie. */
export const DEVIATIONS_80 = 1.2816;
