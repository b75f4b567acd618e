/** A way to forecast equally spaced values, oldest first, none of them unknown. */
export interface ForecastModel {
  readonly name: string;
  /** Estimates the parameters on these values; undefined when they are too few or not of the kind it is made for. */
  fit(values: readonly number[]): FittedModel | undefined;
}

/**
 * Forecasts the `horizon` values that follow `values`, with the parameters as fitted: a later origin of the same series
 * costs no new estimation.
 */
export type FittedModel = (values: readonly number[], horizon: number) => readonly number[];

/** The same value for every step. */
export function flat(value: number, horizon: number): readonly number[] {
  return new Array<number>(horizon).fill(value);
}
