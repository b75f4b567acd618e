import type { FittedModel, ForecastModel } from './model.ts';
import { flat } from './model.ts';

/** How much one demand moves what is expected: the constant of Croston's paper and of most tests since. */
const SMOOTHING = 0.1;

type Method = 'croston' | 'sba' | 'tsb';

/** Croston (1972): the size of a demand over the steps between demands. */
export const croston: ForecastModel = intermittent('croston');
/** Croston's method less its known bias (Syntetos and Boylan 2005). */
export const syntetosBoylan: ForecastModel = intermittent('sba');
/** Teunter, Syntetos and Babai (2011): the chance of a demand, updated also by steps without one, times its size. */
export const teunterSyntetosBabai: ForecastModel = intermittent('tsb');

function intermittent(method: Method): ForecastModel {
  const forecast: FittedModel = (values, horizon) => flat(DEMAND_PER_STEP[method](values), horizon);
  return { name: method, fit: (values) => (isDemand(values) ? forecast : undefined) };
}

function isDemand(values: readonly number[]): boolean {
  return values.some((value) => value > 0) && values.every((value) => value >= 0);
}

const DEMAND_PER_STEP: Readonly<Record<Method, (values: readonly number[]) => number>> = {
  croston: (values) => crostonRate(values),
  sba: (values) => (1 - SMOOTHING / 2) * crostonRate(values),
  tsb: (values) => tsbRate(values),
};

function crostonRate(values: readonly number[]): number {
  let size = Number.NaN;
  let interval = Number.NaN;
  let since = 1;
  for (const value of values) {
    if (value === 0) {
      since += 1;
      continue;
    }
    size = Number.isNaN(size) ? value : size + SMOOTHING * (value - size);
    interval = Number.isNaN(interval) ? since : interval + SMOOTHING * (since - interval);
    since = 1;
  }
  return size / interval;
}

function tsbRate(values: readonly number[]): number {
  const demands = values.filter((value) => value > 0);
  let size = demands[0] ?? 0;
  let chance = demands.length / values.length;
  for (const value of values) {
    chance += SMOOTHING * ((value > 0 ? 1 : 0) - chance);
    if (value > 0) size += SMOOTHING * (value - size);
  }
  return chance * size;
}
