import {
  absoluteChange,
  meanAbsoluteError,
  meanSquaredError,
  squaredChange,
  symmetricPercentageError,
} from '#analysis/forecast/accuracy.ts';
import { mean, sum } from '#analysis/statistics.ts';

/** One forecast of one series and what came. */
export interface Case {
  readonly history: readonly number[];
  readonly actual: readonly number[];
  readonly forecast: readonly number[];
}

/** Means over series: sMAPE and MASE by the rules of M4 for weekly data (lag 1), RMSSE by those of M5. */
export interface PointScore {
  readonly smape: number;
  readonly mase: number;
  readonly rmsse: number;
  /** All that was forecast as a share of all that came: 1 is without bias. */
  readonly bias: number;
}

export function scorePoints(cases: readonly Case[]): PointScore {
  const over = (score: (each: Case) => number): number => mean(cases.map(score));
  return {
    smape: over(({ actual, forecast }) => symmetricPercentageError(actual, forecast)),
    mase: over(
      ({ history, actual, forecast }) => meanAbsoluteError(actual, forecast) / absoluteChange(history),
    ),
    rmsse: over(({ history, actual, forecast }) =>
      Math.sqrt(meanSquaredError(actual, forecast) / squaredChange(history)),
    ),
    bias: sum(cases.map(({ forecast }) => sum(forecast))) / sum(cases.map(({ actual }) => sum(actual))),
  };
}

/** The overall weighted average of M4: the mean of both errors as shares of those of Naive2. */
export function weightedAverage(score: PointScore, naive2: PointScore): number {
  return (score.smape / naive2.smape + score.mase / naive2.mase) / 2;
}

/** Prediction intervals of one series, one for each step. */
export interface IntervalCase {
  readonly history: readonly number[];
  readonly actual: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export interface IntervalScore {
  /** The share of outcomes within their intervals. */
  readonly coverage: number;
  /** Mean scaled interval score of M4: width, and what lies outside `share` times dearer, in absolute changes; lower is better. */
  readonly msis: number;
}

/** Scores intervals that promise to hold a share of the outcomes. */
export function scoreIntervals(cases: readonly IntervalCase[], share: number): IntervalScore {
  const penalty = 2 / (1 - share);
  const steps = cases.flatMap(({ history, actual, lower, upper }) => {
    const scale = absoluteChange(history);
    return actual.map((value, step) => {
      const low = lower[step] ?? Number.NaN;
      const high = upper[step] ?? Number.NaN;
      const outside = Math.max(0, low - value, value - high);
      return { isInside: outside === 0, score: (high - low + penalty * outside) / scale };
    });
  });
  return {
    coverage: mean(steps.map(({ isInside }) => Number(isInside))),
    msis: mean(steps.map(({ score }) => score)),
  };
}
