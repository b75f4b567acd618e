import { forecastSeries } from '#analysis/forecast/forecast-series.ts';
import type { ForecastModel } from '#analysis/forecast/model.ts';
import type { Expected } from '#analysis/forecast/spread.ts';
import { sum, variance } from '#analysis/statistics.ts';
import { forecastSmoothed } from './forecast-baselines.ts';
import { type Case, type IntervalScore, scoreIntervals } from './forecast-score.ts';

/** A series as contestants see it, and what they are scored on. */
export interface Contest {
  readonly history: readonly number[];
  readonly actual: readonly number[];
}

/** What we said of a contest. */
export interface Entry extends Contest {
  readonly steps: readonly Expected[];
  readonly total: Expected;
  /** Our own judgement beforehand: below 1 we expected to beat seasonal naive. */
  readonly againstSeasonalNaive: number;
}

const PROGRESS_EVERY = 100;

/** Our forecasts of non-negative series with `period` steps to a season; throws when one cannot be forecast. */
export function enter(contests: readonly Contest[], period: number, label: string): readonly Entry[] {
  return contests.map((contest, index) => {
    if (index % PROGRESS_EVERY === 0) console.error(`${label}: ${index} of ${contests.length} series`);
    const horizon = contest.actual.length;
    const forecast = forecastSeries({ values: contest.history, period, horizon, isNonNegative: true });
    if (forecast === undefined) throw new Error(`${label}: series ${index} is too short to be forecast.`);
    return {
      ...contest,
      steps: forecast.steps,
      total: forecast.total,
      againstSeasonalNaive: forecast.score.againstSeasonalNaive,
    };
  });
}

/** The same contests by a baseline; like ours, it never forecasts less than nothing. */
export function enterBaseline(contests: readonly Contest[], model: ForecastModel): readonly Case[] {
  return contests.map(({ history, actual }) => {
    const fitted = model.fit(history);
    if (fitted === undefined) throw new Error(`${model.name} cannot forecast a series of ${history.length}.`);
    const forecast = fitted(history, actual.length).map((value) => Math.max(0, value));
    return { history, actual, forecast };
  });
}

/** Our point forecasts. */
export function pointsOf(entries: readonly Entry[]): readonly Case[] {
  return entries.map(({ history, actual, steps }) => ({
    history,
    actual,
    forecast: steps.map(({ expected }) => expected),
  }));
}

/** How our intervals for 80 and for 95 of 100 outcomes did. */
export function scoreOurIntervals(entries: readonly Entry[]): Record<'80' | '95', IntervalScore> {
  const each = (lower: keyof Expected, upper: keyof Expected) =>
    entries.map(({ history, actual, steps }) => ({
      history,
      actual,
      lower: steps.map((step) => step[lower]),
      upper: steps.map((step) => step[upper]),
    }));
  return {
    '80': scoreIntervals(each('lower80', 'upper80'), 0.8),
    '95': scoreIntervals(each('lower95', 'upper95'), 0.95),
  };
}

/** How our intervals for all steps together did; the scale of their score stays that of single steps. */
export function scoreOurTotals(entries: readonly Entry[]): Record<'80' | '95', IntervalScore> {
  return scoreOurIntervals(
    entries.map(({ actual, total, ...rest }) => ({ ...rest, total, actual: [sum(actual)], steps: [total] })),
  );
}

/** Deviations of a normal distribution that hold 80 and 95 of 100. */
const NORMAL = { '80': 1.2816, '95': 1.96 };

/** A center and the spread of one step ahead; `growth` is how the spread goes on. */
interface NormalIntervals {
  readonly center: (history: readonly number[]) => number;
  readonly errors: (history: readonly number[]) => readonly number[];
  readonly growth: (step: number) => number;
}

/** Textbook intervals of naive: changes are independent and normal, so that their spread grows with the root of the distance. */
export const RANDOM_WALK: NormalIntervals = {
  center: (history) => history.at(-1) ?? Number.NaN,
  errors: (history) => history.slice(1).map((value, index) => value - (history[index] ?? Number.NaN)),
  growth: (step) => Math.sqrt(step + 1),
};

/** What stock programs do: smoothed demand and the spread of its one-step errors, taken as normal. */
export const SMOOTHED_DEMAND: NormalIntervals = {
  center: (history) => forecastSmoothed(history, 1)[0] ?? Number.NaN,
  errors: (history) =>
    history
      .slice(1)
      .map((value, index) => value - (forecastSmoothed(history.slice(0, index + 1), 1)[0] ?? Number.NaN)),
  growth: () => 1,
};

/** How normal intervals did. */
export function scoreNormalIntervals(
  contests: readonly Contest[],
  { center, errors, growth }: NormalIntervals,
): Record<'80' | '95', IntervalScore> {
  const spread = contests.map(({ history }) => Math.sqrt(variance(errors(history))));
  const each = (deviations: number) =>
    contests.map(({ history, actual }, index) => {
      const reach = (step: number): number => deviations * (spread[index] ?? Number.NaN) * growth(step);
      const middle = center(history);
      return {
        history,
        actual,
        lower: actual.map((_, step) => Math.max(0, middle - reach(step))),
        upper: actual.map((_, step) => middle + reach(step)),
      };
    });
  return {
    '80': scoreIntervals(each(NORMAL['80']), 0.8),
    '95': scoreIntervals(each(NORMAL['95']), 0.95),
  };
}
