import { autoregression } from './autoregression.ts';
import type { Method } from './backtest.ts';
import { ets } from './ets.ts';
import { syntetosBoylan, teunterSyntetosBabai } from './intermittent.ts';
import { lessSeason } from './less-season.ts';
import type { ForecastModel } from './model.ts';
import { movingAverage, naive, seasonalNaive } from './naive.ts';
import { theta } from './theta.ts';
import { calm, logarithms, plain, through, type View } from './view.ts';

/** Two years of weeks: the straight line of Theta follows the present course, not that of ten years ago. */
const THETA_WINDOW = 104;
/** Eight steps are long enough to average noise away and short enough to follow demand. */
const DEMAND_WINDOW = 8;

/**
 * What is tried on a series with `period` steps to a season (1 for none), the simplest first: it can always be used. Which of
 * the others can be, and which are good, a backtest says.
 */
export function methodsFor(values: readonly number[], period: number): readonly Method[] {
  return isDemand(values) ? demandMethods(period) : continuousMethods(period);
}

/** Nothing below zero, and steps with nothing at all: what Croston's family is made for. */
export function isDemand(values: readonly number[]): boolean {
  return values.some((value) => value === 0) && values.every((value) => value >= 0);
}

function continuousMethods(period: number): readonly Method[] {
  const shapes = [ets(period), theta(THETA_WINDOW), autoregression];
  const season = lessSeason({ period });
  return [
    ...seen(plain, [naive, ...shapes]),
    ...seen(logarithms, shapes),
    ...ifSeasonal(period, [
      ...seen(plain, [seasonalNaive(period)]),
      ...[season, through(logarithms, season)].flatMap((view) =>
        seen(view, [ets(), theta(THETA_WINDOW), autoregression]),
      ),
    ]),
  ];
}

/** The last value says little where demand comes in lumps: naive and what builds on changes are left out. */
function demandMethods(period: number): readonly Method[] {
  const models = [
    movingAverage(DEMAND_WINDOW),
    ets(period),
    theta(THETA_WINDOW),
    teunterSyntetosBabai,
    syntetosBoylan,
  ];
  return [
    ...seen(plain, models),
    ...seen(calm, models),
    ...ifSeasonal(period, [
      ...seen(plain, [seasonalNaive(period)]),
      ...seen(lessSeason({ period }), [ets(), theta(THETA_WINDOW)]),
    ]),
  ];
}

function ifSeasonal(period: number, methods: readonly Method[]): readonly Method[] {
  return period >= 2 ? methods : [];
}

function seen(view: View, models: readonly ForecastModel[]): readonly Method[] {
  return models.map((model) => ({ view, model }));
}
