import { expect, it } from 'vitest';
import { findPartDay, type LastDayVolume } from './data-part-day.ts';

const DAY = '2026-03-31';

/** Visits, orders, money, clicks and pieces, each at its part of an ordinary day. */
function volumes(...parts: readonly number[]): LastDayVolume[] {
  const ordinary = [
    { source: 'sessions', expected: 2500, deviation: 150 },
    { source: 'sessions', expected: 60, deviation: 9 },
    { source: 'sessions', expected: 9000, deviation: 1800 },
    { source: 'ads', expected: 900, deviation: 80 },
    { source: 'orders', expected: 110, deviation: 18 },
  ];
  return ordinary.map((each, index) => ({
    ...each,
    actual: each.expected * (parts[index] ?? 1),
    dayBefore: 1,
  }));
}

it('takes a last day on which everything stands at half for half a day', () => {
  expect(findPartDay(DAY, volumes(0.5, 0.45, 0.55, 0.48, 0.52))).toMatchObject({
    kind: 'part_day',
    day: DAY,
    remaining: expect.closeTo(0.49, 1),
    volumes: 5,
  });
});

/** A quarter of that shop, so that half of its volumes never fall beyond doubt. */
function smallShop(...parts: readonly number[]): LastDayVolume[] {
  return volumes(...parts).map((each) => ({
    ...each,
    expected: each.expected / 4,
    actual: each.actual / 4,
    deviation: each.deviation / 2,
  }));
}

it('takes sources that each may have fallen by chance for half a day when together they may not', () => {
  expect(findPartDay(DAY, smallShop(0.45, 0.45, 0.45, 0.42, 0.4))).toMatchObject({ kind: 'part_day' });
});

it.each([
  ['a broken tracker of a small shop', [0.55, 0.5, 0.6, 0.95, 0.9]],
  ['a broken tracker beside which the others are a little weak', [0.55, 0.5, 0.6, 0.85, 0.8]],
])('does not take %s for half a day', (_what, parts) => {
  expect(findPartDay(DAY, smallShop(...parts))).toBeUndefined();
});

it.each([
  ['an ordinary day', [1.02, 0.9, 1.1, 0.98, 1]],
  ['a shop that sells less to as many people', [1, 0.4, 0.4, 1, 0.4]],
  ['weaker demand while the advertising goes on', [0.6, 0.6, 0.6, 1, 0.6]],
  ['a bad day that hit orders far more than visits and clicks', [0.75, 0.1, 0.1, 0.65, 0.1]],
  ['nothing at all', [0.02, 0, 0, 0.01, 0.02]],
])('does not take %s for one', (_what, parts) => {
  expect(findPartDay(DAY, volumes(...parts))).toBeUndefined();
});

it('does not take the last day of a fall that began before for one', () => {
  const falling = volumes(0.6, 0.6, 0.6, 0.6, 0.6).map((each) => ({ ...each, dayBefore: 0.62 }));

  expect(findPartDay(DAY, falling)).toBeUndefined();
});

it('does not trust one source alone', () => {
  const alone = volumes(0.5, 0.5, 0.5, 0.5, 0.5).map((each) => ({ ...each, source: 'sessions' }));

  expect(findPartDay(DAY, alone)).toBeUndefined();
});
