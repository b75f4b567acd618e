import { describe, expect, it } from 'vitest';
import type { DetectedProblem, Finding } from '#tools/metric/quality-answer.ts';
import { detectedProblem } from '#tools/metric/testing.ts';
import { type DoubtedMatter, relevantDoubts } from './relevant-doubts.ts';

const matter: DoubtedMatter = {
  firstDay: '2026-03-02',
  lastDay: '2026-03-11',
  impactAmount: 10_000,
  dataProblem: null,
  missingMeasure: null,
  shiftedLabel: null,
  dims: {},
};
const oneDay: DoubtedMatter = { ...matter, lastDay: matter.firstDay };

const gap = (missingDays: number): Finding => ({
  kind: 'gap',
  firstDay: '2026-03-02',
  lastDay: '2026-03-02',
  missingDays,
});
const record = (amount: number, shareOfExcess: number, measure = 'revenue'): Finding => ({
  kind: 'record_dominance',
  measure,
  day: '2026-03-02',
  record: 'D-1',
  amount,
  total: 0,
  expected: 0,
  shareOfTotal: 0,
  shareOfExcess,
  totalWithout: 0,
});
const shift: Finding = {
  kind: 'label_shift',
  dimension: 'channel',
  from: 'Social',
  to: 'Paid Social',
  moved: 100,
  movedShare: 0.1,
  totalChangeFraction: 0,
};
const tracker: Finding = {
  kind: 'tracker_break',
  source: 'sessions',
  metrics: ['users'],
  largestRemaining: 0.03,
};

const detected = (problem: DetectedProblem['problem'], lastDay: string): Finding =>
  detectedProblem({ problem, firstDay: '2026-02-27', lastDay });

describe('relevantDoubts', () => {
  it.each<[string, DoubtedMatter, Finding, boolean]>([
    ['a gap over half of the incident', matter, gap(5), true],
    ['one missing day of ten', matter, gap(1), false],
    ['all volumes gone', matter, tracker, true],
    ['rows counted twice on half of the days', matter, detected('duplicates', '2026-03-06'), true],
    ['rows counted twice on four of ten days', matter, detected('duplicates', '2026-03-05'), false],
    ['rows counted twice on days before it', matter, detected('duplicates', '2026-03-01'), false],
    ['days by another clock', matter, detected('timezone_change', '2026-03-11'), false],
    ['an order that is most of the money', matter, record(6000, 0.9), true],
    ['a large order on one day of ten', matter, record(2000, 0.9), false],
    [
      'a large order, when nobody can say what the incident was worth',
      { ...matter, impactAmount: null },
      record(6000, 0.9),
      false,
    ],
    ['a sale on days that lost money', { ...matter, impactAmount: -10_000 }, record(6000, 0.9), false],
    [
      'a refund that is most of the money lost',
      { ...matter, impactAmount: -10_000 },
      record(6000, 0.9, 'refunds'),
      true,
    ],
    ['a refund on days that brought money', matter, record(6000, 0.9, 'refunds'), false],
    ['the order of a single day', oneDay, record(6000, 0.9), true],
    ['an ordinary order of a single day', oneDay, record(6000, 0.3), false],
    ['a renamed channel, about all channels', matter, shift, false],
    ['a renamed channel, about another one', { ...matter, dims: { channel: 'Email' } }, shift, false],
    ['a renamed channel, about the old name', { ...matter, dims: { channel: 'Social' } }, shift, true],
    ['a renamed channel, about the new name', { ...matter, dims: { channel: 'Paid Social' } }, shift, true],
  ])('weighs %s', (...[, given, finding, counts]) => {
    expect(relevantDoubts(given, { findings: [finding] })).toHaveLength(counts ? 1 : 0);
  });

  it('names the record and its part of the change', () => {
    expect(relevantDoubts(matter, { findings: [record(6000, 0.9)] })).toEqual([
      { kind: 'record_dominance', segment: { dimension: 'record', value: 'D-1' }, share: 0.6 },
    ]);
  });

  it('names the label under which detection found the records again', () => {
    const shiftedLabel = { dimension: 'campaign', from: 'brand', to: 'brand_new' };
    const moved: DoubtedMatter = { ...matter, dataProblem: 'label_shift', shiftedLabel };

    expect(relevantDoubts(moved, { findings: [] })).toEqual([
      { kind: 'label_shift', segment: { dimension: 'campaign', value: 'brand_new' }, share: null },
    ]);
  });

  it.each([
    ['tracker_break', 'tracker_break'],
    ['data_gap', 'gap'],
  ] as const)('believes the detector that found a %s', (dataProblem, kind) => {
    expect(relevantDoubts({ ...matter, dataProblem }, { findings: [] })).toMatchObject([{ kind }]);
  });
});
