import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

const DRAWS = 20_000;

function moments(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: DRAWS }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;
  return { mean, variance };
}

describe('createRandom', () => {
  it('repeats itself for the same key and not for a key one letter away', () => {
    const [first, again, other] = ['7 a', '7 a', '7 b'].map((key) => createRandom(key));

    const draws = [first, again, other].map((random) => Array.from({ length: 50 }, () => random?.uniform()));

    expect(draws[1]).toEqual(draws[0]);
    expect(draws[2]?.filter((value) => draws[0]?.includes(value))).toEqual([]);
  });

  it('fills the unit interval evenly', () => {
    const random = createRandom('even');
    const buckets = Array.from({ length: 10 }, () => 0);

    for (let draw = 0; draw < DRAWS; draw += 1) {
      const bucket = Math.floor(random.uniform() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }

    // Chi-square with nine degrees of freedom: 27.9 is passed once in a thousand fair generators.
    const expected = DRAWS / 10;
    expect(buckets.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(27.9);
  });

  it.each([0, 0.4, 6, 29, 31, 900])('draws Poisson counts with mean and variance %d', (mean) => {
    const random = createRandom(`poisson ${mean}`);

    const seen = moments(() => random.poisson(mean));

    expect(Math.abs(seen.mean - mean)).toBeLessThanOrEqual(5 * Math.sqrt(mean / DRAWS));
    expect(Math.abs(seen.variance - mean)).toBeLessThanOrEqual(0.06 * mean + 0.01);
  });

  it.each([
    [0, 0.5],
    [12, 0],
    [12, 1],
    [9, 0.3],
    [800, 0.02],
    [800, 0.98],
    [5000, 0.4],
  ])('draws binomial counts of %d trials at %d', (trials, probability) => {
    const random = createRandom(`binomial ${trials} ${probability}`);
    const variance = trials * probability * (1 - probability);

    const seen = moments(() => random.binomial(trials, probability));

    expect(Math.abs(seen.mean - trials * probability)).toBeLessThanOrEqual(5 * Math.sqrt(variance / DRAWS));
    expect(Math.abs(seen.variance - variance)).toBeLessThanOrEqual(0.06 * variance);
  });

  it('never counts more successes than trials', () => {
    const random = createRandom('bounds');

    const counts = Array.from({ length: DRAWS }, () => random.binomial(62, 0.5));

    expect(Math.max(...counts)).toBeLessThanOrEqual(62);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
  });

  it('counts no success of a chance that is nothing beside one', () => {
    expect(createRandom('nothing').binomial(1000, 1e-20)).toBe(0);
  });

  it('draws lognormal factors around one with the spread that was asked for', () => {
    const random = createRandom('lognormal');

    const factor = moments(() => random.lognormal(0.2));
    const logarithm = moments(() => Math.log(random.lognormal(0.2)));

    expect(factor.mean).toBeCloseTo(1, 2);
    expect(Math.sqrt(logarithm.variance)).toBeCloseTo(0.2, 2);
  });

  it('draws whole numbers with both ends included', () => {
    const random = createRandom('integer');

    const seen = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));

    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });
});
