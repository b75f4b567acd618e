import { expect, test } from 'vitest';
import { movingAverage, naive, seasonalNaive } from './naive.ts';

test('naive repeats the last value', () => {
  expect(naive.fit([3, 1, 7])?.([3, 1, 7], 3)).toEqual([7, 7, 7]);
});

test('seasonal naive repeats the last season, over and over when the horizon is longer', () => {
  const values = [9, 9, 9, 1, 2, 3];

  expect(seasonalNaive(3).fit(values)?.(values, 5)).toEqual([1, 2, 3, 1, 2]);
});

test('seasonal naive says nothing before a whole season is known', () => {
  expect(seasonalNaive(7).fit([1, 2, 3, 4, 5, 6])).toBeUndefined();
});

test('a mean of eight forgets what is older than eight steps', () => {
  const values = [1000, ...new Array<number>(8).fill(2)];

  expect(movingAverage(8).fit(values)?.(values, 2)).toEqual([2, 2]);
});
