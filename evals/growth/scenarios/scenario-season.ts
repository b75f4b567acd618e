import { daysBetween } from '#core/time.ts';
import { weekdayOf } from '../demo-shop-calendar.ts';
import { createRandom } from '../random.ts';
import type { Scenario } from './scenario.ts';

/** What an ordinary day makes of the whole shop: factors on visits and on how many of them buy. */
export interface DayClimate {
  readonly visits: number;
  readonly conversion: number;
}

/** Deviation of the logarithm of a day's visits, and how much of yesterday's stays. */
const MOOD_NOISE = 0.035;
const MOOD_MEMORY = 0.5;
/** The same for a level that wanders for weeks and comes back slowly. */
const DRIFT_NOISE = 0.006;
const DRIFT_MEMORY = 0.98;
const CONVERSION_NOISE = 0.04;
/** Chance that a sale begins on a day without one; it lasts some days and moves both factors. */
const SALE_CHANCE = 1 / 45;
const SALE_DAYS = [2, 4] as const;
const SALE_VISITS = [1.03, 1.12] as const;
const SALE_CONVERSION = [1.06, 1.2] as const;
/** The year's swing of visits, highest in December. */
const YEAR_SWING = 0.06;
const DAYS_OF_YEAR = 365.25;
const PEAK_OF_YEAR = '2025-12-10';
/** Weekdays on which more come also see more of them buy, by this part of it. */
const WEEK_CONVERSION = 0.4;

/** The climate of every day of a scenario, first day first: weekday, season, mood, drift, and sales that nobody planted. */
export function climateOf({ seed, name, shop, days }: Scenario, firstDay: string): readonly DayClimate[] {
  const random = createRandom(`${name} ${seed} climate`);
  let [mood, drift, saleLeft] = [0, 0, 0];
  let sale = { visits: 1, conversion: 1 };
  return Array.from({ length: days }, (_, age): DayClimate => {
    mood = MOOD_MEMORY * mood + MOOD_NOISE * random.normal();
    drift = DRIFT_MEMORY * drift + DRIFT_NOISE * random.normal();
    const begins = random.uniform() < SALE_CHANCE;
    const offered = {
      visits: between(random.uniform(), SALE_VISITS),
      conversion: between(random.uniform(), SALE_CONVERSION),
    };
    const length = random.integer(...SALE_DAYS);
    if (saleLeft === 0 && begins) [sale, saleLeft] = [offered, length];
    const now = saleLeft > 0 ? sale : { visits: 1, conversion: 1 };
    saleLeft = Math.max(0, saleLeft - 1);
    const week = shop.week[(weekdayOf(firstDay) + age) % 7] ?? 1;
    const level = (1 + shop.growth * age) * yearFactor(daysBetween(PEAK_OF_YEAR, firstDay) + age);
    return {
      visits: level * week * now.visits * Math.exp(mood + drift),
      conversion: (1 + WEEK_CONVERSION * (week - 1)) * now.conversion * random.lognormal(CONVERSION_NOISE),
    };
  });
}

function yearFactor(daysAfterPeak: number): number {
  return 1 + YEAR_SWING * Math.cos((2 * Math.PI * daysAfterPeak) / DAYS_OF_YEAR);
}

function between(part: number, [lowest, highest]: readonly [number, number]): number {
  return lowest + part * (highest - lowest);
}
