import { sum } from '../statistics.ts';
import type { BacktestPlan } from './backtest.ts';
import type { Actual } from './combination.ts';
import type { ErrorForm } from './error-form.ts';
import type { PastErrors } from './intervals.ts';

/** One forecast for each origin of a plan; undefined where there is none. */
export type Forecasts = readonly (readonly number[] | undefined)[];

/** What was forecast at each origin that has a forecast, and what came; null where that is unknown. */
export type Past = readonly { readonly forecast: readonly number[]; readonly actual: Actual }[];

/** Puts forecasts of the past beside what came. */
export function readPast(forecasts: Forecasts, actual: Actual, { origins, horizon }: BacktestPlan): Past {
  return origins.flatMap((origin, index) => {
    const forecast = forecasts[index];
    return forecast === undefined ? [] : [{ forecast, actual: actual.slice(origin, origin + horizon) }];
  });
}

/** Totals of which more than this share of the steps is unknown are unknown. */
const MOST_UNKNOWN = 0.5;

/**
 * The same past with all steps from `first` on together. A step that is unknown is taken as forecast: nothing is held
 * against it.
 */
export function totalsOf(past: Past, first: number): Past {
  return past.map(({ forecast, actual }) => {
    const asked = forecast.slice(first);
    const came = asked.map((expected, step) => actual[first + step] ?? expected);
    const unknown = asked.filter((_, step) => (actual[first + step] ?? null) === null).length;
    return { forecast: [sum(asked)], actual: [unknown > MOST_UNKNOWN * asked.length ? null : sum(came)] };
  });
}

/** What came less what was forecast, both on the scale of the form; null where it is unknown. */
export function pastErrors(past: Past, form: ErrorForm): PastErrors {
  return past.map(({ forecast, actual }) =>
    forecast.map((expected, step) => {
      const value = actual[step] ?? null;
      return value === null ? null : form.forward(value) - form.forward(expected);
    }),
  );
}
