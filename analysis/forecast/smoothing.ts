/** What exponential smoothing believes after some values. */
export interface SmoothingState {
  readonly level: number;
  /** Change per step. */
  readonly trend: number;
  /** What each step of the coming season adds, the next step first; empty without seasons. */
  readonly season: readonly number[];
}

/** How much each part of the state moves by one error; `damping` is what is left of a trend after a step. */
export interface Smoothing {
  readonly level: number;
  readonly trend: number;
  readonly damping: number;
  readonly season: number;
}

/** A state after some values, and how wrong it was about them on the way. */
export interface Filtered {
  readonly state: SmoothingState;
  /** Sum of squared one-step errors. */
  readonly squares: number;
}

/**
 * Runs additive exponential smoothing over values: the error-correction form of Hyndman, Koehler, Ord and Snyder,
 * Forecasting with Exponential Smoothing (2008), of which Brown's, Holt's, Gardner's damped and Winters' are cases.
 */
export function filter(values: readonly number[], smoothing: Smoothing, start: SmoothingState): Filtered {
  let { level, trend } = start;
  const season = Float64Array.from(start.season);
  let phase = 0;
  let squares = 0;
  for (const value of values) {
    const seasonal = season[phase] ?? 0;
    const expected = level + smoothing.damping * trend;
    const error = value - expected - seasonal;
    squares += error * error;
    level = expected + smoothing.level * error;
    trend = smoothing.damping * trend + smoothing.trend * error;
    season[phase] = seasonal + smoothing.season * error;
    phase = phase + 1 < season.length ? phase + 1 : 0;
  }
  return {
    state: { level, trend, season: [...season.subarray(phase), ...season.subarray(0, phase)] },
    squares,
  };
}

/** The next `horizon` values as the state has them. */
export function extrapolate(
  { level, trend, season }: SmoothingState,
  { damping }: Smoothing,
  horizon: number,
): readonly number[] {
  let expected = level;
  let step = trend;
  return Array.from({ length: horizon }, (_, index) => {
    step *= damping;
    expected += step;
    return expected + (season.length === 0 ? 0 : (season[index % season.length] ?? 0));
  });
}
