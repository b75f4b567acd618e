import { expect, test } from 'vitest';
import { wandering } from './error-form.ts';
import { pastErrors, readPast, totalsOf } from './past.ts';

const actual = [1, 2, null, 4, 5, 6];

test('forecasts are put beside what came after their origin, those that are missing are left out', () => {
  const past = readPast([[9, 9], undefined, [8, 8]], actual, { origins: [1, 2, 4], horizon: 2 });

  expect(past).toEqual([
    { forecast: [9, 9], actual: [2, null] },
    { forecast: [8, 8], actual: [5, 6] },
  ]);
});

test('an error is what came less what was forecast, and unknown where what came is', () => {
  const past = [{ forecast: [9, 9, 1], actual: [2, null] }];

  expect(pastErrors(past, wandering)).toEqual([[-7, null, null]]);
});

test('a total is unknown when one of its steps is, and leaves out the steps before the first', () => {
  const past = [
    { forecast: [100, 1, 2], actual: [null, 3, 4] },
    { forecast: [100, 1, 2], actual: [9, null, 4] },
  ];

  expect(totalsOf(past, 1)).toEqual([
    { forecast: [3], actual: [7] },
    { forecast: [3], actual: [null] },
  ]);
});
