import { expect, test } from 'vitest';
import { seededRandom } from '../testing.ts';
import { leastSquares, type Observation } from './least-squares.ts';

const random = seededRandom(3);
/** 2 + 3x − z, exactly. */
const exact: readonly Observation[] = Array.from({ length: 30 }, () => {
  const [x, z] = [random.normal(), random.normal()];
  return { regressors: Float64Array.of(1, x, z), response: 2 + 3 * x - z, weight: 1 + random.uniform() };
});

test('recovers the coefficients of an exact relation, whatever the weights', () => {
  const { coefficients, squaresLeft } = leastSquares(exact, { columns: 3 });

  expect(coefficients.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([2, 3, -1]);
  expect(squaresLeft.at(-1)).toBeLessThan(1e-9);
});

test('the leading columns are solved as if the others were not there', () => {
  const leading = exact.map(({ regressors, ...rest }) => ({
    ...rest,
    regressors: regressors.subarray(0, 2),
  }));

  const inside = leastSquares(exact, { columns: 3 });
  const alone = leastSquares(leading, { columns: 2 });

  expect(inside.coefficientsOf(2)[1]).toBeCloseTo(alone.coefficients[1] ?? Number.NaN, 9);
  expect(inside.squaresLeft[2]).toBeCloseTo(alone.squaresLeft[2] ?? Number.NaN, 9);
});

test('a column that repeats others gets no coefficient instead of a huge one', () => {
  const repeated = exact.map(({ regressors, ...rest }) => ({
    ...rest,
    regressors: Float64Array.of(...regressors, 0.1 * (regressors[1] ?? 0) + 0.3 * (regressors[2] ?? 0)),
  }));

  const { coefficients } = leastSquares(repeated, { columns: 4 });

  expect(coefficients[1]).toBeCloseTo(3, 6);
  expect(coefficients[3]).toBe(0);
});
