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
