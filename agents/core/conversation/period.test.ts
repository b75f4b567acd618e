import { expect, it } from 'vitest';
import { type AskedPeriod, findPeriod, settlePeriod } from './period.ts';

const days = (firstDay: string, lastDay: string, isLate = false) => ({ firstDay, lastDay, isLate });

it.each<[AskedPeriod, [today: string, lastDay: string], object]>([
  // 2026-11-26 is a Thursday.
  [{ kind: 'day_ago', days: 1 }, ['2026-11-26', '2026-11-25'], days('2026-11-25', '2026-11-25')],
  [{ kind: 'day_ago', days: 1 }, ['2026-11-26', '2026-11-26'], days('2026-11-25', '2026-11-25')],
  [{ kind: 'day_ago', days: 1 }, ['2026-11-26', '2026-11-20'], days('2026-11-20', '2026-11-20', true)],
  [{ kind: 'day_ago', days: 2 }, ['2026-11-26', '2026-11-25'], days('2026-11-24', '2026-11-24')],
  [{ kind: 'day_ago', days: 0 }, ['2026-11-26', '2026-11-26'], days('2026-11-25', '2026-11-25', true)],
  [{ kind: 'week', ago: 1 }, ['2026-11-26', '2026-11-25'], days('2026-11-16', '2026-11-22')],
  [{ kind: 'week', ago: 0 }, ['2026-11-26', '2026-11-25'], days('2026-11-23', '2026-11-25')],
  // On a Monday the week that has just ended is the last one.
  [{ kind: 'week', ago: 1 }, ['2026-11-23', '2026-11-22'], days('2026-11-16', '2026-11-22')],
  [{ kind: 'month', ago: 1 }, ['2026-11-26', '2026-11-25'], days('2026-10-01', '2026-10-31')],
  [{ kind: 'month', ago: 0 }, ['2026-11-26', '2026-11-25'], days('2026-11-01', '2026-11-25')],
  [{ kind: 'month', ago: 1 }, ['2026-03-01', '2026-02-28'], days('2026-02-01', '2026-02-28')],
  [{ kind: 'days', count: 7 }, ['2026-11-26', '2026-11-25'], days('2026-11-19', '2026-11-25')],
  [
    { kind: 'dates', firstDay: '2026-01-01', lastDay: '2026-01-02' },
    ['2026-11-26', '2026-11-25'],
    days('2026-01-01', '2026-01-02'),
  ],
])('%o, by today and the last day with data %o', (asked, [today, lastDay], expected) => {
  expect(settlePeriod(asked, { today, lastDay })).toEqual(expected);
});

it.each([
  ['from 2026-11-01 to 2026-11-07', { kind: 'dates', firstDay: '2026-11-01', lastDay: '2026-11-07' }],
  ['od 2026-11-01 do 2026-11-07', { kind: 'dates', firstDay: '2026-11-01', lastDay: '2026-11-07' }],
  ['w poprzednim miesiacu', { kind: 'month', ago: 1 }],
  ['ostatnie 3 tygodnie', { kind: 'days', count: 21 }],
  ['przedwczoraj', { kind: 'day_ago', days: 2 }],
])('reads "%s" whole', (text, period) => {
  expect(findPeriod(text)).toEqual({ period, rest: '' });
});

it.each(['on 2026-13-01', 'last 0 days', 'last 999 days', 'yesterdays'])('takes "%s" for no days', (text) => {
  expect(findPeriod(text).period).toBeNull();
});
