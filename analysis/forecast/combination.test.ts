import { expect, test } from 'vitest';
import { combine, weighMethods } from './combination.ts';
import { naive } from './naive.ts';
import { plain } from './view.ts';

const method = { view: plain, model: naive };
const plan = { origins: [1, 2, 3], horizon: 1 };
const tried = (...forecasts: (number | undefined)[]) => ({
  method,
  forecasts: forecasts.map((value) => (value === undefined ? undefined : [value])),
});
const weightsOf = (...args: Parameters<typeof weighMethods>) =>
  weighMethods(...args).map(({ weight }) => weight);

test('a method with twice the error counts a sixteenth', () => {
  const weights = weightsOf([tried(1, 1, 1), tried(2, 2, 2)], [0, 0, 0, 0], plan);

  expect(weights).toEqual([1, 1 / 16]);
});

test('a method that could be tried too seldom counts nothing, however right it was', () => {
  const weights = weightsOf([tried(1, 1, 1), tried(undefined, 0, 0)], [0, 0, 0, 0], plan);

  expect(weights).toEqual([1, 0]);
});

test('a method is compared with the first one only where both could be used', () => {
  const longer = { origins: [1, 2, 3, 4], horizon: 1 };

  const weights = weightsOf([tried(8, 1, 1, 1), tried(undefined, 1, 1, 1)], [0, 0, 0, 0, 0], longer);

  expect(weights).toEqual([1, 1]);
});

test('steps whose outcome is unknown are held against nobody', () => {
  const weights = weightsOf([tried(1, 1, 1), tried(1, 99, 1)], [0, 0, null, 0], plan);

  expect(weights).toEqual([1, 1]);
});

test('a series that never moved does not make weights infinite or undefined', () => {
  const weights = weightsOf([tried(0, 0, 0), tried(0, 1, 0)], [0, 0, 0, 0], plan);

  expect(weights.every(Number.isFinite)).toBe(true);
  expect(weights[1]).toBe(0);
});

test('the combined forecast is the weighted mean of those that have one', () => {
  const members = [3, 1, 5, 0].map((weight) => ({ method, weight }));

  expect(combine(members, [[1, 2], [5, 6], undefined, [100, 100]])).toEqual([2, 3]);
  expect(combine(members, [undefined, undefined, undefined, [1, 1]])).toBeUndefined();
});
