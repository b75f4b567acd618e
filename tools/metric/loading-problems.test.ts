import { describe, expect, it } from 'vitest';
import { DIVISORS } from '#analysis/data-multiples.ts';
import { addDays } from '#core/time.ts';
import { TEST_TENANT } from '../testing.ts';
import { findCountedWrongly, findForeignUnits } from './loading-problems.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const FIRST = '2026-03-02';
const DAYS = 20;
const CELLS = 30;

const days = (level: number): TestDay[] =>
  Array.from({ length: DAYS }, (_, index): TestDay => [index >= 18 ? 1000 * level : 1000, 1000]);
/** The last two days' counts all are multiples of a number. */
const stored = (divisor: number) =>
  Array.from({ length: DAYS }, (_, index) => ({
    ...{ dataset: 'sessions', day: addDays(FIRST, index), cells: CELLS },
    multiples: DIVISORS.map((each) => (index >= 18 && divisor % each === 0 ? CELLS : CELLS / 3)),
  }));

describe('findCountedWrongly', () => {
  it.each([
    ['duplicates', 2, 2],
    ['sampling', 10, 1],
  ] as const)('takes days for %s by their common multiple and their level', (kind, divisor, level) => {
    const sessions = expectedSeries('sessions', days(level));
    const rate = expectedSeries('bounce_rate', days(1));

    expect(findCountedWrongly(stored(divisor), [sessions, rate])).toEqual([
      { kind, firstDay: addDays(FIRST, 18), lastDay: addDays(FIRST, 19), series: [sessions] },
    ]);
  });
});

describe('findCountedWrongly of sources with few counts', () => {
  const last = DAYS - 1;
  const ending = (metric: string, level: number, source: string) =>
    expectedSeries(
      metric,
      Array.from({ length: DAYS }, (_, index): TestDay => [index === last ? 1000 * level : 1000, 1000]),
      { source },
    );
  const multiples = (dataset: string, cells: number) =>
    Array.from({ length: DAYS }, (_, index) => ({
      ...{ dataset, day: addDays(FIRST, index), cells },
      multiples: DIVISORS.map((each) => (index === last && each === 2 ? cells : 1)),
    }));
  const ads = [
    ending('clicks', 2, 'ads'),
    ending('impressions', 2.1, 'ads'),
    ending('ad_spend', 1.95, 'ads'),
  ];
  const day = { firstDay: addDays(FIRST, last), lastDay: addDays(FIRST, last) };

  it('finds one day of one source while the other sources stand', () => {
    const problems = findCountedWrongly(multiples('ads', 9), [ending('sessions', 1, 'sessions'), ...ads]);

    expect(problems).toEqual([{ kind: 'duplicates', ...day, series: ads }]);
  });

  it.each([
    ['visits follow a doubled budget', ending('sessions', 1.3, 'sessions'), ads],
    [
      'money and clicks rose differently',
      ending('sessions', 1, 'sessions'),
      [...ads.slice(0, 2), ending('ad_spend', 1.5, 'ads')],
    ],
  ])('finds nothing when %s', (_when, sessions, own) => {
    expect(findCountedWrongly(multiples('ads', 9), [sessions, ...own])).toEqual([]);
  });

  it('takes a source of few counts along when it was counted so on the days of another one', () => {
    const sessions = ending('sessions', 2, 'sessions');
    const orders = ending('units', 2.3, 'orders');
    const stored = [...multiples('sessions', CELLS), ...multiples('orders', 7)];

    const problems = findCountedWrongly(stored, [sessions, orders]);

    expect(problems).toEqual([{ kind: 'duplicates', ...day, series: [sessions, orders] }]);
  });
});

describe('findForeignUnits', () => {
  const revenue = expectedSeries('revenue', days(1));
  const sessions = expectedSeries('sessions', days(1));
  const own = { currency: TEST_TENANT.currency, timezone: TEST_TENANT.timezone };
  const unit = { ...own, dataset: 'sessions', firstDay: FIRST, lastDay: '2026-03-09' };
  const question = { totals: [revenue, sessions], tenant: TEST_TENANT };

  it('finds nothing in facts of the units of the shop', () => {
    expect(findForeignUnits([unit], question)).toEqual([]);
  });

  it.each([
    ['currency_change', { currency: 'USD' }, [revenue]],
    ['timezone_change', { timezone: 'UTC' }, [sessions]],
  ] as const)('calls facts of other units a %s of the totals that suffer from it', (kind, change, series) => {
    expect(findForeignUnits([{ ...unit, ...change }], question)).toEqual([
      { kind, firstDay: FIRST, lastDay: '2026-03-09', series },
    ]);
  });

  it('says nothing of datasets of which nothing is watched', () => {
    expect(findForeignUnits([{ ...unit, dataset: 'notes', currency: 'USD' }], question)).toEqual([]);
  });
});
