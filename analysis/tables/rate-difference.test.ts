import { describe, expect, it } from 'vitest';
import { countDifference, isClear, rateDifference, twoSided } from './rate-difference.ts';

describe('a difference of shares', () => {
  it.each([
    [0, 1],
    [1.96, 0.05],
    [2.576, 0.01],
    [3.291, 0.001],
    [5, 5.733e-7],
  ])('of %f standard deviations has the p-value %f', (z, p) => {
    expect(twoSided(z)).toBeCloseTo(p, p < 0.001 ? 9 : 4);
    expect(twoSided(-z)).toBe(twoSided(z));
  });

  it('is that of the pooled z-test', () => {
    // 40 of 1,000 beside 60 of 1,000: z = 2.052, p = 0.040.
    expect(rateDifference({ hits: 40, cases: 1_000 }, { hits: 60, cases: 1_000 })).toBeCloseTo(0.0402, 3);
  });

  it('cannot be told of few cases', () => {
    expect(rateDifference({ hits: 0, cases: 20 }, { hits: 1, cases: 20 })).toBeNull();
    expect(rateDifference({ hits: 0, cases: 0 }, { hits: 10, cases: 100 })).toBeNull();
    expect(countDifference(0, 4)).toBeNull();
  });

  it('is clear only beyond what one of so many places shows by chance', () => {
    expect(isClear(0.01, 1)).toBe(true);
    expect(isClear(0.01, 20)).toBe(false);
    expect(isClear(null, 1)).toBe(false);
  });
});
