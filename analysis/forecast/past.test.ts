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

test('a total leaves out the steps before the first, and takes an unknown step as forecast', () => {
  const past = [{ forecast: [100, 1, 2, 3], actual: [null, 5, null, 7] }];

  expect(totalsOf(past, 1)).toEqual([{ forecast: [6], actual: [14] }]);
});

test('a total of which most is unknown is unknown', () => {
  const past = [{ forecast: [1, 2, 3], actual: [5, null] }];

  expect(totalsOf(past, 0)).toEqual([{ forecast: [6], actual: [null] }]);
});
