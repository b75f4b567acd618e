import { type Random, seededRandom } from '../testing.ts';
import type { PeriodSeries } from './period-series.ts';

/** Weeks of synthetic shops: thirty before the start, four after it. */
export const START = 30;
export const WEEKS = 34;

/** Products that sell about a hundred units a week each, all in the same season. */
export function shopOf(products: number, seed = 1): PeriodSeries[] {
  const random = seededRandom(seed);
  const season = Array.from({ length: WEEKS }, (_, week) => 1 + 0.3 * Math.sin(week / 5));
  return Array.from({ length: products }, (_, index) => productOf(`p${index}`, season, random));
}

function productOf(key: string, season: readonly number[], random: Random): PeriodSeries {
  const level = 50 + 100 * random.uniform();
  return { key, values: season.map((factor) => random.poisson(level * factor * random.lognormal(0.2))) };
}

/** The series with everything from the start on multiplied. */
export function lifted({ key, values }: PeriodSeries, factor: number): PeriodSeries {
  return {
    key,
    values: values.map((value, week) => (value === null || week < START ? value : value * factor)),
  };
}
