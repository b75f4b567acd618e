import { sum } from '../statistics.ts';
import { independentHorizons, nameOf, planBacktest } from './backtest.ts';
import type { Member } from './combination.ts';
import { lumpy, wandering } from './error-form.ts';
import { readHistory } from './history.ts';
import { isDemand } from './methods.ts';
import { readPast, totalsOf } from './past.ts';
import { type Expected, spreadSteps, spreadTotal } from './spread.ts';
import { type ForecastScore, forecastCombined, scoreTrial, tryMethods } from './trial.ts';

/** What is to be forecast. */
export interface ForecastRequest {
  /** Equally spaced, oldest first; null where nothing is known. */
  readonly values: readonly (number | null)[];
  /** Steps of a season: 7 for days, 365.25 / 7 for weeks; 1 when there is none. */
  readonly period: number;
  /** Steps ahead, counted from the end of `values`. */
  readonly horizon: number;
  /** The measure cannot fall below zero: counts, units, time. Zeros before the first other value are then no history. */
  readonly isNonNegative: boolean;
}

/** What is expected, how sure that is, and how the same procedure did in the past. */
export interface Forecast {
  readonly steps: readonly Expected[];
  /** All steps together. Its intervals are its own: misses of single steps partly cancel and partly add up. */
  readonly total: Expected;
  readonly score: ForecastScore;
  /** The methods that speak in it and their shares, which add up to 1, the strongest first. */
  readonly methods: readonly { readonly name: string; readonly share: number }[];
}

/** A forecast with its score, or the reason why there is none. */
export type ForecastOutcome =
  | { readonly status: 'published'; readonly forecast: Forecast }
  | { readonly status: 'too_little_history' }
  | { readonly status: 'no_better_than_seasonal_naive'; readonly score: ForecastScore };

/** Enough origins to try every part of a season, few enough to be quick; fewer values say nothing about a level. */
const ORIGINS = { mostOrigins: 13, leastHistory: 8 };
/** Fewer past forecasts are no measure of the next one. */
const LEAST_ORIGINS = 5;

/** Forecasts a series, unless too little is known of it or seasonal naive would have done as well in the past. */
export function publishForecast(request: ForecastRequest): ForecastOutcome {
  const forecast = forecastSeries(request);
  if (forecast === undefined) return { status: 'too_little_history' };
  return forecast.score.againstSeasonalNaive < 1
    ? { status: 'published', forecast }
    : { status: 'no_better_than_seasonal_naive', score: forecast.score };
}

/**
 * A mean of methods weighted by their backtests, with intervals out of the errors that the same mean would have made;
 * undefined when the history is too short for a backtest. Whether it is good enough, its score says.
 */
export function forecastSeries(request: ForecastRequest): Forecast | undefined {
  const { period, isNonNegative } = request;
  const history = readHistory(request.values, { beginsWithDemand: isNonNegative });
  const { values, actual, unknownSteps } = history;
  const horizon = request.horizon + unknownSteps;
  const plan = planBacktest(values.length, { horizon, period, ...ORIGINS });
  if (plan.origins.length < LEAST_ORIGINS) return undefined;
  const trial = tryMethods(history, period, plan);
  const expected = forecastCombined(trial.members, values, horizon);
  if (expected === undefined) return undefined;
  const past = readPast(trial.combined, actual, plan);
  const range = {
    form: isNonNegative && isDemand(values) ? lumpy : wandering,
    least: isNonNegative ? 0 : Number.NEGATIVE_INFINITY,
  };
  const totals = { past: totalsOf(past, unknownSteps), independent: independentHorizons(plan) };
  if (totals.past.every(({ actual: [total] }) => total === null)) return undefined;
  return {
    steps: spreadSteps(expected, past, range).slice(unknownSteps),
    total: spreadTotal(sum(expected.slice(unknownSteps)), totals, range),
    score: scoreTrial(trial, actual, plan),
    methods: sharesOf(trial.members),
  };
}

function sharesOf(members: readonly Member[]): Forecast['methods'] {
  const total = sum(members.map(({ weight }) => weight));
  return members
    .filter(({ weight }) => weight > 0)
    .map(({ method, weight }) => ({ name: nameOf(method), share: weight / total }))
    .sort((first, second) => second.share - first.share);
}
