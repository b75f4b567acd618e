import { describe, expect, it } from 'vitest';
import { resolvePeriod, todayOf } from './period.ts';

const TODAY = '2026-11-02';

describe('resolvePeriod', () => {
  it.each([
    [{}, '2026-10-05', '2026-11-01'],
    [{ from: '2026-10-01', to: '2026-10-28' }, '2026-10-01', '2026-10-28'],
    [{ from: '28daysAgo', to: 'yesterday' }, '2026-10-05', '2026-11-01'],
    [{ from: '1daysAgo', to: 'today' }, '2026-11-01', '2026-11-02'],
    [{ period: 'LAST_30_DAYS' }, '2026-10-03', '2026-11-01'],
    [{ period: 'last_7d' }, '2026-10-26', '2026-11-01'],
    [{ period: 'today' }, '2026-11-02', '2026-11-02'],
    [{ period: 'yesterday' }, '2026-11-01', '2026-11-01'],
    [{ period: 'this_month' }, '2026-11-01', '2026-11-02'],
    [{ period: 'LAST_MONTH' }, '2026-10-01', '2026-10-31'],
  ])('makes of %j the days %s to %s', (wish, from, to) => {
    expect(resolvePeriod(wish, TODAY)).toEqual({ from, to });
  });

  it.each([
    { from: '2026-10-01' },
    { to: '2026-10-01' },
    { from: '2026-10-02', to: '2026-10-01' },
    { from: '2026-10-01', to: '2026-10-02', period: 'last_7d' },
  ])('refuses %j', (wish) => {
    expect(() => resolvePeriod(wish, TODAY)).toThrow('not clear');
  });
});

it('takes the day from where the account is', () => {
  const instant = new Date('2026-11-02T02:00:00Z');

  expect(todayOf('America/Los_Angeles', instant)).toBe('2026-11-01');
  expect(todayOf('Europe/Oslo', instant)).toBe('2026-11-02');
  expect(todayOf(null, instant)).toBe('2026-11-02');
});
