import { expect, it } from 'vitest';
import { levelAfter, type PeriodSeries, readWindow, type WindowItem } from './period-series.ts';

const window = { start: 4, pre: 4, post: 2 };
const series = (...values: (number | null)[]): PeriodSeries => ({ key: 'a', values });

function read(item: WindowItem | string): WindowItem {
  if (typeof item === 'string') throw new Error(item);
  return item;
}

it('reads a series in units of its own level before the start', () => {
  const item = read(readWindow(series(5, 15, 10, 10, 20, 10), window));

  expect(item.before).toEqual([0.5, 1.5, 1, 1]);
  expect(levelAfter(item, 1)).toBe(1.5);
});

it('lets one huge order count as three ordinary periods', () => {
  const item = read(readWindow(series(10, 10, 10, 10, 5000, 10), window));

  expect(levelAfter(item, 1)).toBe(2);
});

it('takes an unknown period for none at all, never for zero', () => {
  const item = read(readWindow(series(10, null, 10, 10, 20, 20), window));

  expect(item.before).toEqual([1, 1, 1, 1]);
});

it.each([
  ['missing_data', series(null, null, 1, 1, 1, 1)],
  ['missing_data', series(1, 1, 1, 1, null, 1)],
  ['no_level', series(0, 0, 0, 0, 1, 1)],
  ['short_history', series(1, 1, 1, 1, 1)],
])('says %s of a series that cannot be read', (fault, unreadable) => {
  expect(readWindow(unreadable, window)).toBe(fault);
});
