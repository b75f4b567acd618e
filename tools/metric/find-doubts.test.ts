import { describe, expect, it } from 'vitest';
import { findBots, findLabelShifts, findMissingDays, findSingleRecord } from './find-doubts.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const DAYS = { firstDay: '2026-03-04', lastDay: '2026-03-05' };
const ordinary: TestDay = [100, 100];
const missing: TestDay = [null, 100];

describe('missing days', () => {
  it('are a gap when the data goes on after them', () => {
    const series = expectedSeries('sessions', [ordinary, ordinary, missing, missing, ordinary]);

    expect(findMissingDays(series, DAYS, DAYS.lastDay)).toEqual([{ kind: 'gap', ...DAYS, missingDays: 2 }]);
  });

  it('are late when nothing came after them yet', () => {
    const series = expectedSeries('sessions', [ordinary, ordinary, missing, missing]);

    expect(findMissingDays(series, DAYS, DAYS.lastDay)).toEqual([
      { kind: 'late_data', lastDay: '2026-03-03', dueDay: DAYS.lastDay, daysLate: 2 },
    ]);
  });

  it('are no news outside the days asked about', () => {
    const series = expectedSeries('sessions', [ordinary, missing, ordinary, ordinary]);

    expect(findMissingDays(series, DAYS, DAYS.lastDay)).toEqual([]);
  });
});

describe('a large record', () => {
  const record = { day: '2026-03-05', record: 'D-7', amount: 900 };
  const next = { day: '2026-03-05', record: 'D-8', amount: 40 };

  it('explains the days when they would be ordinary without it', () => {
    const revenue = expectedSeries('revenue', [ordinary, ordinary, ordinary, [1000, 100]]);

    expect(findSingleRecord({ total: revenue, measure: 'revenue' }, [record, next], DAYS)).toMatchObject([
      {
        kind: 'record_dominance',
        measure: 'revenue',
        day: '2026-03-05',
        record: 'D-7',
        total: 1000,
        shareOfExcess: 1,
      },
    ]);
  });

  it('does not explain days that would stand out without it too', () => {
    const revenue = expectedSeries('revenue', [ordinary, ordinary, [3000, 100], [1000, 100]]);

    expect(findSingleRecord({ total: revenue, measure: 'revenue' }, [record, next], DAYS)).toEqual([]);
  });
});

describe('visits of robots', () => {
  const twice = (day: TestDay): readonly TestDay[] => [ordinary, ordinary, day, day];
  const sessions = expectedSeries('sessions', twice([180, 100]));
  const bounces = expectedSeries('bounce_rate', twice([0.7, 0.4, 180]));

  it('are seen when nobody buys more and the bounce rate rises', () => {
    const transactions = expectedSeries('transactions', twice([10, 10]));

    expect(findBots([sessions, transactions, bounces], DAYS)).toMatchObject([
      { kind: 'bot_traffic', sessionsChange: 0.8, purchasesChange: 0, signs: ['bounce_rate'] },
    ]);
  });

  it('are not suspected when purchases rise as well, or are unknown', () => {
    const transactions = expectedSeries('transactions', twice([17, 10]));

    expect(findBots([sessions, transactions, bounces], DAYS)).toEqual([]);
    expect(findBots([sessions, bounces], DAYS)).toEqual([]);
  });
});

describe('labels that moved', () => {
  const shiftIn = (dimension: string) =>
    findLabelShifts([
      { dimension, value: 'one', before: [400], after: [0] },
      { dimension, value: 'other', before: [100], after: [500] },
      { dimension, value: 'rest', before: [500], after: [500] },
    ]);

  it('are seen where one value lost what another gained', () => {
    expect(shiftIn('campaign')).toMatchObject([{ kind: 'label_shift', from: 'one', to: 'other' }]);
  });

  it('are not suspected of goods, of which another is taken when one is sold out', () => {
    expect([shiftIn('product'), shiftIn('category')]).toEqual([[], []]);
  });
});
