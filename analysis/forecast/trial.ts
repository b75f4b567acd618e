import { mean } from '../statistics.ts';
import { type BacktestPlan, backtest, forecastWith, type Method } from './backtest.ts';
import { type Actual, combine, type Member, weighMethods } from './combination.ts';
import { wandering } from './error-form.ts';
import type { ForecastHistory } from './history.ts';
import { methodsFor } from './methods.ts';
import { naive, seasonalNaive } from './naive.ts';
import { type Forecasts, type Past, pastErrors, readPast } from './past.ts';
import { plain } from './view.ts';

/** What became of a combination of methods that was tried in the past. */
export interface Trial {
  readonly members: readonly Member[];
  /** What the combination would have said at each origin. */
  readonly combined: Forecasts;
  /** What seasonal naive would have said; naive while no whole season was known. */
  readonly seasonalNaive: Forecasts;
}

/** How a forecast did at past origins, on the steps whose outcome is known. */
export interface ForecastScore {
  readonly origins: number;
  /** In the unit of the series. */
  readonly meanAbsoluteError: number;
  readonly seasonalNaiveError: number;
  /** The first as a share of the second: below 1 the forecast is the better one. */
  readonly againstSeasonalNaive: number;
}

/** Tries what suits the series at the origins of the plan and weighs it by how it did there. */
export function tryMethods({ values, actual }: ForecastHistory, period: number, plan: BacktestPlan): Trial {
  const backtests = backtest(methodsFor(values, period), values, plan);
  const members = weighMethods(backtests, actual, plan);
  const combined = plan.origins.map((_, origin) =>
    combine(
      members,
      backtests.map(({ forecasts }) => forecasts[origin]),
    ),
  );
  return { members, combined, seasonalNaive: trySeasonalNaive(values, period, plan) };
}

function trySeasonalNaive(values: readonly number[], period: number, plan: BacktestPlan): Forecasts {
  const methods = [seasonalNaive(period), naive].map((model): Method => ({ view: plain, model }));
  const [seasonal, last] = backtest(methods, values, plan);
  return plan.origins.map((_, origin) => seasonal?.forecasts[origin] ?? last?.forecasts[origin]);
}

/** What the combination says of the steps after the last value; undefined when no member has anything to say. */
export function forecastCombined(
  members: readonly Member[],
  values: readonly number[],
  horizon: number,
): readonly number[] | undefined {
  const forecasts = members.map(({ method, weight }) =>
    weight === 0 ? undefined : forecastWith(method, values, horizon),
  );
  return combine(members, forecasts);
}

/** The combination beside seasonal naive. */
export function scoreTrial(trial: Trial, actual: Actual, plan: BacktestPlan): ForecastScore {
  const error = meanError(readPast(trial.combined, actual, plan));
  const reference = meanError(readPast(trial.seasonalNaive, actual, plan));
  return {
    origins: plan.origins.length,
    meanAbsoluteError: error,
    seasonalNaiveError: reference,
    againstSeasonalNaive: error === 0 ? 0 : error / reference,
  };
}

function meanError(past: Past): number {
  const errors = pastErrors(past, wandering).flat();
  return mean(errors.flatMap((error) => (error === null ? [] : [Math.abs(error)])));
}
