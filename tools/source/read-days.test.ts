import { expect, it } from 'vitest';
import { daysThere, stateOf } from './read-days.ts';
import { testConnector } from './testing-connector.ts';

const connector = testConnector({ changingDays: 2, lateDays: 3 });
const window = { from: '2026-03-20', to: '2026-03-24' };

it.each([
  { claim: 'a day without rows before one with rows is empty', days: ['2026-03-24'], there: 5 },
  { claim: 'the last days without rows may be on the way', days: ['2026-03-22'], there: 3 },
  { claim: 'without any row, only days that are old enough are taken for empty', days: [], there: 2 },
  { claim: 'long after, all of them are', days: [], today: '2026-04-25', there: 5 },
])('$claim', ({ days, today = '2026-03-25', there }) => {
  expect(daysThere(connector, { window, today, days })).toHaveLength(there);
});

it.each([
  ['2026-03-24', 'provisional'],
  ['2026-03-23', 'provisional'],
  ['2026-03-22', 'final'],
])('on the 25th, %s is %s', (day, state) => {
  expect(stateOf(connector, day, '2026-03-25')).toBe(state);
});
