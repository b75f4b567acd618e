import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  correlation,
  mean,
  median,
  quantile,
  robustScale,
  variance,
  winsorizedScaleOfSorted,
} from './statistics.ts';
import { seededRandom } from './testing.ts';

test('the median of an even number of values lies between the two middle ones', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('quantiles interpolate and never leave the range of the values', () => {
  expect(quantile([10, 20, 30, 40, 50], 0.1)).toBeCloseTo(14);

  fc.assert(
    fc.property(
      fc.array(fc.integer(), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, p) => {
        const found = quantile(values, p);
        expect(found).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found).toBeLessThanOrEqual(Math.max(...values));
      },
    ),
  );
});

test('statistics of no values are not a number rather than a believable zero', () => {
  expect([median([]), mean([]), robustScale([]), variance([1])]).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
});

test('the robust scale finds the deviation of normal noise and ignores a few wild days', () => {
  const random = seededRandom(1);
  const noise = Array.from({ length: 2000 }, () => 3 * random.normal());

  const spoiled = noise.map((value, index) => (index % 40 === 0 ? 500 : value));

  expect(robustScale(noise)).toBeGreaterThan(2.8);
  expect(robustScale(noise)).toBeLessThan(3.3);
  expect(robustScale(spoiled)).toBeLessThan(3.5);
});

test('the winsorized scale is that of normal noise, and a wild twentieth moves it by less than half', () => {
  const random = seededRandom(2);
  const noise = Array.from({ length: 2000 }, () => 3 * random.normal());
  const spoiled = noise.map((value, index) => (index % 20 === 0 ? 500 : value));

  const [clean, wild] = [noise, spoiled].map((values) =>
    winsorizedScaleOfSorted(values.map(Math.abs).toSorted((first, second) => first - second)),
  );

  expect(clean).toBeGreaterThan(2.85);
  expect(clean).toBeLessThan(3.15);
  expect(wild).toBeLessThan(1.5 * 3);
});

test('correlation is 1 with itself, -1 with its opposite and 0 with a constant', () => {
  const values = [1, 5, 2, 8];

  expect(correlation(values, values)).toBeCloseTo(1);
  expect(
    correlation(
      values,
      values.map((value) => -value),
    ),
  ).toBeCloseTo(-1);
  expect(correlation(values, [3, 3, 3, 3])).toBe(0);
});
