import { type ErrorGrowth, noGrowth, type PastErrors, powerGrowth } from './intervals.ts';

/** How the errors of a kind of series behave. */
export interface ErrorForm {
  /** To the scale on which errors are alike whatever the level, and back. */
  forward(value: number): number;
  back(scaled: number): number;
  /** How errors on the scale grow with the distance. */
  growth(errors: PastErrors): ErrorGrowth;
}

/** Errors in the unit of the series, which wanders off: the further ahead, the larger they are. */
export const wandering: ErrorForm = {
  forward: (value) => value,
  back: (scaled) => scaled,
  growth: powerGrowth,
};

/** Anscombe's constant: with it the root of a count varies by the same amount from few counts to many. */
const SHIFT = 3 / 8;

/**
 * Demand in lumps varies with the root of its level and misses reach further up than down. It moves around its level, so
 * that the lumps matter more than the distance.
 */
export const lumpy: ErrorForm = {
  forward: (value) => Math.sqrt(Math.max(0, value) + SHIFT),
  back: (scaled) => Math.max(0, Math.max(0, scaled) ** 2 - SHIFT),
  growth: () => noGrowth,
};
