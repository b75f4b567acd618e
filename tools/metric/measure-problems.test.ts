import { expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { findMissingMeasures } from './measure-problems.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const FIRST = '2026-03-02';
const HIT = addDays(FIRST, 30);
const LENGTH = 34;

/** A total that is ordinary but for one day. */
function total(metric: string, [usual, hit]: readonly [TestDay, TestDay], source = 'sessions') {
  const days = Array.from({ length: LENGTH }, (_, index): TestDay => (index === 30 ? hit : usual));
  return expectedSeries(metric, days, { source });
}

const ordinary = (metric: string, usual: TestDay, source?: string) => total(metric, [usual, usual], source);

it('names the measure that is gone, and every total that is made of it', () => {
  const revenue = total('revenue', [
    [9000, 9000],
    [0, 9000],
  ]);
  const value = total('average_order_value', [
    [150, 150, 60],
    [0, 150, 60],
  ]);
  const sessions = ordinary('sessions', [2500, 2500]);

  expect(findMissingMeasures([revenue, value, sessions])).toEqual([
    {
      kind: 'measure_missing',
      missingMeasure: 'revenue',
      ...{ firstDay: HIT, lastDay: HIT },
      series: [revenue, value],
    },
  ]);
});

it('takes ads without conversions for a broken tag while the shop sells, and for business when it does not', () => {
  const rate = total(
    'ad_conversion_rate',
    [
      [0.03, 0.03, 900],
      [0, 0.03, 900],
    ],
    'ads',
  );
  const stopped = total('transactions', [
    [60, 60],
    [2, 60],
  ]);

  const whileSelling = findMissingMeasures([rate, ordinary('transactions', [60, 60])]);
  const whileNot = findMissingMeasures([rate, stopped]);

  expect(whileSelling.map(({ missingMeasure }) => missingMeasure)).toEqual(['conversions']);
  expect(whileNot).toEqual([]);
});

it('takes a conversion rate of nothing for business', () => {
  const rate = total('conversion_rate', [
    [0.02, 0.02, 2500],
    [0, 0.02, 2500],
  ]);

  expect(findMissingMeasures([rate])).toEqual([]);
});
