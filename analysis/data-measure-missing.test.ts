import { expect, it } from 'vitest';
import { type CompanionDay, findMeasureMissing } from './data-measure-missing.ts';

/** Orders of five days beside their money. */
function days(money: readonly (number | null)[], orders = 60): CompanionDay[] {
  return money.map((actual, index) => ({
    day: `2026-03-0${index + 1}`,
    actual,
    expected: 9000,
    companion: orders,
    companionExpected: 60,
  }));
}

it('names the days on which orders came without money', () => {
  expect(findMeasureMissing('revenue', days([9100, 0, 0, 8800, 0]))).toEqual([
    { kind: 'measure_missing', measure: 'revenue', firstDay: '2026-03-02', lastDay: '2026-03-03' },
    { kind: 'measure_missing', measure: 'revenue', firstDay: '2026-03-05', lastDay: '2026-03-05' },
  ]);
});

it.each([
  ['money that is only less', days([900, 3000])],
  ['days on which nobody ordered either', days([0, 0], 2)],
  ['days of which nothing is known', days([null, null])],
  [
    'a shop with too few orders to tell',
    days([0, 0]).map((day) => ({ ...day, companion: 4, companionExpected: 4 })),
  ],
])('takes %s as they are', (_what, given) => {
  expect(findMeasureMissing('revenue', given)).toEqual([]);
});
