import { expect, it } from 'vitest';
import {
  type DataProblem,
  gatherWrongDays,
  isMovedLabel,
  reachesSeries,
  withoutExplained,
} from './data-problem.ts';
import { expectedSeries } from './testing.ts';

const sessions = expectedSeries('sessions', [[100, 100]]);
const revenue = expectedSeries('revenue', [[100, 100]]);
const clicks = expectedSeries('clicks', [[100, 100]], { source: 'ads' });
const DAYS = { firstDay: '2026-03-01', lastDay: '2026-03-02' };
const stretch = { ...DAYS, source: 'sessions', metric: 'revenue' };

it.each([
  ['tracker_break', ['sessions']],
  ['currency_change', ['sessions revenue']],
  ['timezone_change', []],
  ['label_shift', []],
] as const)('a %s makes wrong: %j', (kind, places) => {
  expect([...gatherWrongDays([{ ...stretch, kind }]).keys()]).toEqual(places);
});

it('lists every wrong day once', () => {
  const twice = [stretch, { ...stretch, lastDay: '2026-03-03' }].map((each) => ({
    ...each,
    kind: 'data_gap' as const,
  }));

  expect([...(gatherWrongDays(twice).get('sessions') ?? [])]).toEqual([
    '2026-03-01',
    '2026-03-02',
    '2026-03-03',
  ]);
});

it.each<[string, DataProblem, DataProblem, number]>([
  [
    'a source that was loaded twice explains that its measures disagree with the books',
    { kind: 'duplicates', ...DAYS, series: [sessions, revenue] },
    { kind: 'tracker_break', ...DAYS, series: [sessions] },
    1,
  ],
  [
    'money in another unit explains nothing about visits',
    { kind: 'currency_change', ...DAYS, series: [revenue] },
    { kind: 'data_gap', ...DAYS, series: [sessions] },
    2,
  ],
  [
    'another time zone explains nothing',
    { kind: 'timezone_change', ...DAYS, series: [sessions] },
    { kind: 'data_gap', ...DAYS, series: [sessions] },
    2,
  ],
  [
    'one source explains nothing about another',
    { kind: 'duplicates', ...DAYS, series: [sessions] },
    { kind: 'data_gap', ...DAYS, series: [clicks] },
    2,
  ],
  [
    'earlier days explain nothing about later ones',
    { kind: 'duplicates', ...DAYS, series: [sessions] },
    { kind: 'data_gap', firstDay: '2026-03-09', lastDay: '2026-03-09', series: [sessions] },
    2,
  ],
])('%s', (...[, first, second, kept]) => {
  expect(withoutExplained([first, second])).toHaveLength(kept);
});

it.each([
  ['all that is counted under one of its labels', { metric: 'revenue', dims: { channel: 'Social' } }, true],
  ['not under another one', { metric: 'revenue', dims: { channel: 'Email' } }, false],
  ['not in total', { metric: 'sessions', dims: {} }, false],
])('a label that moved makes doubtful: %s', (_what, subject, isReached) => {
  const shown = [{ source: 'sessions', metric: 'sessions', dims: { channel: 'Social' } }];

  expect(reachesSeries('label_shift', shown, { source: 'sessions', ...subject })).toBe(isReached);
});

const social = (metric: string) => expectedSeries(metric, [[0, 100]], { dims: { channel: 'Social' } });

it.each([
  ['most of its days', social('revenue'), { firstDay: '2026-03-02', lastDay: '2026-03-03' }, true],
  ['some of its days', social('revenue'), { firstDay: '2026-03-02', lastDay: '2026-03-06' }, false],
  ['days of the total', sessions, DAYS, false],
])('judges what happened to a label that moved on %s', (...[, subject, days, isLabel]) => {
  const moved: DataProblem = { kind: 'label_shift', ...DAYS, series: [social('sessions')] };

  expect(isMovedLabel(moved, subject, days)).toBe(isLabel);
});
