import type { Backtest, BacktestPlan, Method } from './backtest.ts';

/** What happened; null where it is unknown, which is held against no forecast. */
export type Actual = readonly (number | null)[];

/** A method and what its forecast counts by: zero when it could not be tried often enough. */
export interface Member {
  readonly method: Method;
  readonly weight: number;
}

/**
 * A method with twice the error counts a sixteenth. Chosen on M4's weekly training part, each series without its last 13 to
 * 52 weeks, where the weighted mean was five percent better than the single method with the lowest error.
 */
const SHARPNESS = 4;
/** A method that could be tried at fewer origins than this is not believed, however well it did. */
const LEAST_ORIGINS = 3;
/** A method that was hardly ever wrong does not silence all others. */
const LEAST_RATIO = 1e-3;

/** Weighs methods by their backtests, each one's errors beside those of the first method at the same origins. */
export function weighMethods(
  backtests: readonly Backtest[],
  actual: Actual,
  plan: BacktestPlan,
): readonly Member[] {
  const reference = backtests[0];
  return backtests.map((each) => {
    const ratio = reference === undefined ? undefined : compareErrors(each, reference, { actual, plan });
    const weight = ratio === undefined ? 0 : Math.max(LEAST_RATIO, ratio) ** -SHARPNESS;
    return { method: each.method, weight };
  });
}

/** Errors of one backtest as a share of another's where both have a forecast; undefined when those are too few. */
function compareErrors(
  first: Pick<Backtest, 'forecasts'>,
  second: Pick<Backtest, 'forecasts'>,
  { actual, plan }: { readonly actual: Actual; readonly plan: BacktestPlan },
): number | undefined {
  let origins = 0;
  let error = 0;
  let reference = 0;
  for (const [index, origin] of plan.origins.entries()) {
    const forecast = first.forecasts[index];
    const beside = second.forecasts[index];
    if (forecast === undefined || beside === undefined) continue;
    origins += 1;
    error += totalError(actual.slice(origin), forecast);
    reference += totalError(actual.slice(origin), beside);
  }
  if (origins < LEAST_ORIGINS || !Number.isFinite(error)) return undefined;
  // Where the reference is never wrong, what is wrong at all is infinitely worse.
  return error === 0 ? 0 : error / reference;
}

/** Sum of absolute errors over the steps whose outcome is known. */
function totalError(after: Actual, forecast: readonly number[]): number {
  let total = 0;
  for (const [step, expected] of forecast.entries()) {
    const value = after[step] ?? null;
    if (value !== null) total += Math.abs(value - expected);
  }
  return total;
}

/** The weighted mean of the members' forecasts; those that have none are left out. Undefined when none has one. */
export function combine(
  members: readonly Member[],
  forecasts: readonly (readonly number[] | undefined)[],
): readonly number[] | undefined {
  let total = 0;
  let combined: readonly number[] | undefined;
  for (const [index, { weight }] of members.entries()) {
    const forecast = forecasts[index];
    if (forecast === undefined || weight === 0) continue;
    total += weight;
    const sofar = combined;
    combined = forecast.map((value, step) => (sofar?.[step] ?? 0) + weight * value);
  }
  return combined?.map((value) => value / total);
}
