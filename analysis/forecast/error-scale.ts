/** A scale on which errors are alike whatever the level. */
export interface ErrorScale {
  forward(value: number): number;
  back(scaled: number): number;
}

/** Errors in the unit of the series. */
export const asTheyAre: ErrorScale = { forward: (value) => value, back: (scaled) => scaled };

/** Anscombe's constant: with it the root of a count varies by the same amount from few counts to many. */
const SHIFT = 3 / 8;

/** Demand varies with the root of its level, and misses reach further up than down. */
export const squareRoots: ErrorScale = {
  forward: (value) => Math.sqrt(Math.max(0, value) + SHIFT),
  back: (scaled) => Math.max(0, Math.max(0, scaled) ** 2 - SHIFT),
};
