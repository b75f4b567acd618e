import { expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { findBreaksAndGaps } from './breaks-and-gaps.ts';
import { wrongDaysOf } from './data-problem.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const FIRST = '2026-03-02';
const HIT = addDays(FIRST, 15);
const WEEKS = 30;

/** A total with thirty ordinary days, but for the sixteenth. */
function total(metric: string, hit: TestDay, source = 'sessions') {
  const days = Array.from({ length: WEEKS }, (_, index): TestDay => (index === 15 ? hit : [100, 100]));
  return expectedSeries(metric, days, { source });
}

it('takes numbers of several kinds that collapse together for a broken tracker', () => {
  const site = [total('sessions', [2, 100]), total('revenue', [3, 100])];
  const ads = [total('clicks', [98, 100], 'ads'), total('ad_spend', [101, 100], 'ads')];

  const problems = findBreaksAndGaps([...site, ...ads]);

  expect(problems).toEqual([{ kind: 'tracker_break', firstDay: HIT, lastDay: HIT, series: site }]);
  expect(wrongDaysOf(problems)).toEqual(new Map([['sessions', new Set([HIT])]]));
});

it('takes paused advertising for business: all that fell is of one kind', () => {
  const ads = [total('clicks', [0, 100], 'ads'), total('ad_spend', [0, 100], 'ads')];

  expect(findBreaksAndGaps(ads)).toEqual([]);
});

it('takes a shop that sells nothing while people come for business', () => {
  const site = [total('sessions', [95, 100]), total('revenue', [0, 100])];

  expect(findBreaksAndGaps(site)).toEqual([]);
});

it('lets a source without rows join the break of another', () => {
  const site = [total('sessions', [2, 100]), total('revenue', [3, 100])];
  const items = [total('item_revenue', [null, 100], 'order_items')];

  const [problem, ...others] = findBreaksAndGaps([...site, ...items]);

  expect(problem?.series).toEqual([...site, ...items]);
  expect(others).toEqual([]);
});

it('joins the same missing days of several sources', () => {
  const orders = [total('refunds', [null, 100], 'orders')];
  const items = [total('item_revenue', [null, 100], 'order_items')];

  expect(findBreaksAndGaps([...orders, ...items])).toEqual([
    { kind: 'data_gap', firstDay: HIT, lastDay: HIT, series: [...orders, ...items] },
  ]);
});

it('sees no gaps in a source that often has no rows', () => {
  const days = Array.from({ length: WEEKS }, (_, index): TestDay => [index % 4 === 1 ? null : 5, 5]);

  expect(findBreaksAndGaps([expectedSeries('refunds', days, { source: 'orders' })])).toEqual([]);
});
