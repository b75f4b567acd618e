import { expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { TEST_TENANT } from '../testing.ts';
import { findDataProblems } from './read-data-problems.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const FIRST = '2026-03-02';
const DAYS = 40;
const LAST = addDays(FIRST, DAYS - 1);
const total = (metric: string, { usual, last }: { usual: number; last: number }, source = 'sessions') =>
  expectedSeries(
    metric,
    Array.from({ length: DAYS }, (_, index): TestDay => [index === DAYS - 1 ? last : usual, usual]),
    { source },
  );
const totals = (clicks: number) => [
  total('sessions', { usual: 1000, last: 580 }),
  total('transactions', { usual: 60, last: 33 }),
  total('revenue', { usual: 6000, last: 3300 }),
  total('clicks', { usual: 500, last: clicks }, 'ads'),
];
/** The books counted more of the last day than the site did. */
const booked = Array.from({ length: DAYS }, (_, index) => ({
  day: addDays(FIRST, index),
  orders: index === DAYS - 1 ? 42 : 64,
  money: index === DAYS - 1 ? 4200 : 6400,
}));
const testimony = { loading: { multiples: [], units: [] }, booked };

it('takes a day that ends early in every source for a part of a day, though site and books end at different orders', () => {
  const problems = findDataProblems(totals(300), testimony, TEST_TENANT);

  expect(problems).toMatchObject([{ kind: 'part_day', firstDay: LAST, lastDay: LAST }]);
});

it('takes the same day for a broken tracker when the advertising went on', () => {
  const problems = findDataProblems(totals(500), testimony, TEST_TENANT);

  expect(problems).toMatchObject([{ kind: 'tracker_break', firstDay: LAST, lastDay: LAST }]);
});
