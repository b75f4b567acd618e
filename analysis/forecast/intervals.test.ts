import { expect, test } from 'vitest';
import { mean } from '../statistics.ts';
import { seededRandom } from '../testing.ts';
import { calibrateIntervals, noGrowth, type PastErrors, powerGrowth } from './intervals.ts';

/** Errors of forecasts of random walks: they grow with the root of the distance. */
function walks(seed: number, origins: number, horizon: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: origins }, () => {
    let position = 0;
    return Array.from({ length: horizon }, () => {
      position += random.normal();
      return position;
    });
  });
}

const calibrate = (errors: PastErrors) => calibrateIntervals(errors, powerGrowth(errors));

test('hold about the promised share of new outcomes, near and far', () => {
  const halfWidth = calibrate(walks(1, 200, 10));
  const outcomes = walks(2, 2000, 10);
  const coverage = (step: number) => {
    const reach = halfWidth(0.8, step);
    return mean(outcomes.map((errors) => Number(Math.abs(errors[step] ?? 0) <= reach)));
  };

  expect(Math.abs(coverage(0) - 0.8)).toBeLessThan(0.06);
  expect(Math.abs(coverage(9) - 0.8)).toBeLessThan(0.06);
});

test('grow with the distance when errors do, and do not shrink when far errors happen to be small', () => {
  const growing = calibrate([[1, 2, 3, 4]]);
  const shrinking = calibrate([[4, 3, 2, 1]]);

  expect(growing(0.8, 3)).toBeGreaterThan(2 * growing(0.8, 0));
  expect(shrinking(0.8, 3)).toBe(shrinking(0.8, 0));
});

test('the fewer past forecasts there are, the wider they are', () => {
  const errors = walks(3, 6, 1);
  const often = [...errors, ...errors, ...errors];

  expect(calibrate(errors)(0.8, 0)).toBeGreaterThan(calibrate(often)(0.8, 0));
});

test('outcomes that are unknown are left out', () => {
  const halfWidth = calibrate([
    [1, null],
    [1, null],
    [1, null],
  ]);

  expect(halfWidth(0.8, 1)).toBe(1);
});

test('without growth every distance has the width of all errors together', () => {
  const halfWidth = calibrateIntervals([[1, 2, 3, 4]], noGrowth);

  expect(halfWidth(0.5, 0)).toBe(halfWidth(0.5, 3));
  expect(halfWidth(1, 0)).toBe(4);
});
