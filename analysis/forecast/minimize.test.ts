import { expect, test } from 'vitest';
import { minimize } from './minimize.ts';

test('finds the bottom of a curved valley', () => {
  const rosenbrock = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

  const { point, value } = minimize(rosenbrock, [-1.2, 1], 0.5);

  expect(value).toBeLessThan(1e-6);
  expect(point[0]).toBeCloseTo(1, 1);
  expect(point[1]).toBeCloseTo(1, 1);
});

test('ends on a surface without a minimum and never answers a point worse than the start', () => {
  const { value } = minimize(([x = 0]) => -x, [5], 1);

  expect(value).toBeLessThanOrEqual(-5);
});
