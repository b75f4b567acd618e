import { expect, test } from 'vitest';
import { NO_SHIFT, seasonalShift } from './yearly-season.ts';

const TODAY = 20_000;
const lastYear = (surprises: readonly number[]) =>
  new Map(surprises.map((surprise, index) => [TODAY - 364 - 3 + index, surprise]));

test('half of what the same week brought a year ago is expected, and as much is doubted', () => {
  const { shift, doubt } = seasonalShift(lastYear([4, 5, 4, 4, 3, 4, 4]), TODAY);

  expect(shift).toBeCloseTo(2, 1);
  expect(doubt).toBeCloseTo(2, 1);
});

test('a bad week of last year lowers the expectation and leaves doubt', () => {
  const { shift, doubt } = seasonalShift(lastYear([-4, -4, -4, -4, -4, -4, -4]), TODAY);

  expect(shift).toBeCloseTo(-2, 1);
  expect(doubt).toBeCloseTo(2, 1);
});

test('a wild day or two of last year say nothing', () => {
  expect(seasonalShift(lastYear([0, 0, 9, 9, 0, 0, 0]), TODAY)).toEqual({ shift: 0, doubt: 0 });
});

test('ordinary noise of last year hardly moves anything', () => {
  const { shift } = seasonalShift(lastYear([0.5, -1, 0.4, 1.2, -0.3, 0.6, 0.1]), TODAY);

  expect(Math.abs(shift)).toBeLessThan(0.02);
});

test('a week of which too few days are known says nothing', () => {
  expect(seasonalShift(lastYear([4, 4, 4, 4]), TODAY)).toBe(NO_SHIFT);
});
