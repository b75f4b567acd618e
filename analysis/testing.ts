import { dayNumber, dayOfNumber } from './calendar-day.ts';
import type { DailySeries, MetricKind } from './series.ts';

/** A seeded source of random numbers for synthetic series; equal seeds give equal series. */
export interface Random {
  uniform(): number;
  normal(): number;
  poisson(rate: number): number;
  binomial(trials: number, probability: number): number;
  /** Median 1; `sigma` is the deviation of the logarithm. */
  lognormal(sigma: number): number;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  // Mulberry32: small, fast and good enough for noise.
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (rate: number) => {
    if (rate > 400) return Math.max(0, Math.round(rate + Math.sqrt(rate) * normal()));
    let time = -Math.log(1 - uniform());
    let count = 0;
    while (time < rate) {
      count++;
      time -= Math.log(1 - uniform());
    }
    return count;
  };
  const binomial = (trials: number, probability: number) => {
    let successes = 0;
    for (let trial = 0; trial < trials; trial++) if (uniform() < probability) successes++;
    return successes;
  };
  return { uniform, normal, poisson, binomial, lognormal: (sigma) => Math.exp(sigma * normal()) };
}

/** How much of an ordinary day each weekday brings, Sunday first. */
export const WEEK = [0.7, 1.1, 1.15, 1.1, 1.05, 1, 0.9] as const;

/** A value and, for a rate, its denominator. */
export type Sample = readonly [value: number | null, weight?: number];

/** A series that starts on Sunday 2024-01-07; `sample` gets the day's index and its weekday factor. */
export function synthesize(
  kind: MetricKind,
  days: number,
  sample: (index: number, week: number) => Sample,
): DailySeries {
  const first = dayNumber('2024-01-07');
  const points = Array.from({ length: days }, (_, index) => {
    const [value, weight = null] = sample(index, WEEK[index % 7] ?? 1);
    return { day: dayOfNumber(first + index), value, weight };
  });
  return { kind, points };
}
