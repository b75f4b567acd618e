import { mean } from '../statistics.ts';

/** Mean absolute percentage error about the middle of both, 0..200 (sMAPE of the M4 competition); 0 where both are zero. */
export function symmetricPercentageError(actual: readonly number[], forecast: readonly number[]): number {
  return mean(
    actual.map((value, step) => {
      const expected = forecast[step] ?? Number.NaN;
      const size = Math.abs(value) + Math.abs(expected);
      return size === 0 ? 0 : (200 * Math.abs(value - expected)) / size;
    }),
  );
}

/** Mean absolute error. */
export function meanAbsoluteError(actual: readonly number[], forecast: readonly number[]): number {
  return mean(actual.map((value, step) => Math.abs(value - (forecast[step] ?? Number.NaN))));
}

/** Mean squared error. */
export function meanSquaredError(actual: readonly number[], forecast: readonly number[]): number {
  return mean(actual.map((value, step) => (value - (forecast[step] ?? Number.NaN)) ** 2));
}

/** The mean absolute change over `lag` steps: what MASE divides by (Hyndman and Koehler 2006). */
export function absoluteChange(history: readonly number[], lag = 1): number {
  return meanAbsoluteError(history.slice(lag), history.slice(0, -lag));
}

/** The mean squared change from step to step: what RMSSE divides by (M5 competition). */
export function squaredChange(history: readonly number[]): number {
  return meanSquaredError(history.slice(1), history.slice(0, -1));
}
