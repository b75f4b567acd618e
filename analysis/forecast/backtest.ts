import type { FittedModel, ForecastModel } from './model.ts';
import type { Seen, View } from './view.ts';

/** Where forecasts are made in the past, and how far they reach. */
export interface BacktestPlan {
  /** How many values were known at each origin, ascending. */
  readonly origins: readonly number[];
  readonly horizon: number;
}

/** A model and the view of the series that it gets. */
export interface Method {
  readonly view: View;
  readonly model: ForecastModel;
}

/** What a method is called where people read of it. */
export function nameOf({ view, model }: Method): string {
  return view.name === '' ? model.name : `${model.name}, ${view.name}`;
}

/** What one method would have said. */
export interface Backtest {
  readonly method: Method;
  /** One list of `horizon` values for each origin of the plan; undefined where the method could not be used. */
  readonly forecasts: readonly (readonly number[] | undefined)[];
}

export interface PlanOptions {
  readonly horizon: number;
  /** Steps of a season, 1 when there is none; origins spread over one season, so that each part of it is tried. */
  readonly period: number;
  readonly mostOrigins: number;
  /** The first origin knows at least this many values. */
  readonly leastHistory: number;
}

/** Parameters are estimated anew when this much more history is known than at the last estimation. */
const GROWTH_BEFORE_REFIT = 1.1;

/** Rolling origins that end where the last whole horizon begins; no origin when the history is too short. */
export function planBacktest(length: number, options: PlanOptions): BacktestPlan {
  const { horizon, period, mostOrigins, leastHistory } = options;
  const room = length - horizon - leastHistory;
  const stride = Math.max(1, Math.floor(period / mostOrigins));
  const count = room < 0 ? 0 : Math.min(mostOrigins, 1 + Math.floor(room / stride));
  const first = length - horizon - (count - 1) * stride;
  return { origins: Array.from({ length: count }, (_, index) => first + index * stride), horizon };
}

/** How many horizons without a common step the origins of the plan reach over, in parts too. */
export function independentHorizons({ origins, horizon }: BacktestPlan): number {
  const first = origins[0] ?? 0;
  return ((origins.at(-1) ?? first) + horizon - first) / horizon;
}

/** What each method would have forecast at each origin, knowing no later value, not even for its parameters. */
export function backtest(
  methods: readonly Method[],
  values: readonly number[],
  { origins, horizon }: BacktestPlan,
): readonly Backtest[] {
  const histories = origins.map((origin) => values.slice(0, origin));
  const views = new Map<View, readonly (Seen | undefined)[]>();
  for (const { view } of methods)
    if (!views.has(view))
      views.set(
        view,
        histories.map((known) => view.look(known)),
      );
  return methods.map((method) => ({
    method,
    forecasts: roll(method.model, views.get(method.view) ?? [], horizon),
  }));
}

/** Forecasts of one model from origin to origin, with parameters that are never from later. */
function roll(model: ForecastModel, histories: readonly (Seen | undefined)[], horizon: number) {
  let fitted: FittedModel | undefined;
  let fittedOn = 0;
  return histories.map((seen) => {
    if (seen === undefined) return undefined;
    if (fitted === undefined || seen.values.length >= fittedOn * GROWTH_BEFORE_REFIT) {
      fitted = model.fit(seen.values);
      fittedOn = seen.values.length;
    }
    return fitted && seen.restore(fitted(seen.values, horizon));
  });
}

/** The method's forecast after the last of the values; undefined when it cannot be used. */
export function forecastWith(
  { view, model }: Method,
  values: readonly number[],
  horizon: number,
): readonly number[] | undefined {
  const seen = view.look(values);
  const fitted = seen && model.fit(seen.values);
  return fitted && seen.restore(fitted(seen.values, horizon));
}
