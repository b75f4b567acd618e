import { mean } from '../statistics.ts';
import { type FittedModel, type ForecastModel, flat } from './model.ts';

/** The last value, for ever: hard to beat where changes cannot be foreseen. */
export const naive: ForecastModel = {
  name: 'naive',
  fit: (values) => (values.length < 1 ? undefined : forecastNaive),
};

const forecastNaive: FittedModel = (values, horizon) => flat(values.at(-1) ?? Number.NaN, horizon);

/** The value of one season ago; `period` is the steps of a season, which may be fractional (52.18 weeks of a year). */
export function seasonalNaive(period: number): ForecastModel {
  const season = Math.max(1, Math.round(period));
  return {
    name: 'seasonal naive',
    fit: (values) =>
      values.length < season ? undefined : (known, horizon) => repeat(known, season, horizon),
  };
}

function repeat(values: readonly number[], season: number, horizon: number): readonly number[] {
  const last = values.slice(-season);
  return Array.from({ length: horizon }, (_, step) => last[step % season] ?? Number.NaN);
}

/** The mean of the latest `window` values. */
export function movingAverage(window: number): ForecastModel {
  return {
    name: `mean of ${window}`,
    fit: (values) =>
      values.length < 1 ? undefined : (known, horizon) => flat(mean(known.slice(-window)), horizon),
  };
}
