import { describe, expect, it } from 'vitest';
import { addDays, daysFrom } from '#core/time.ts';
import type { SourceDay } from '#storage/metric/source-day.repository.ts';
import type { Connector } from '../connector.ts';
import { halvesOf, planPull } from './plan-pull.ts';
import { testConnector } from './testing-connector.ts';

const TODAY = '2026-03-31';
const connector = testConnector({ changingDays: 3, lateDays: 3, windowDays: 7, backfillDays: 20 });

function known(from: string, to: string, state: SourceDay['state'] = 'final') {
  return new Map(daysFrom(from, to).map((day) => [day, state]));
}

const plan = (
  wish: Parameters<typeof planPull>[1],
  days: ReadonlyMap<string, SourceDay['state']> = new Map(),
  of: Connector = connector,
) => planPull(of, wish, { today: TODAY, known: days });

describe('by night', () => {
  it('the first time one window is read, up to yesterday', () => {
    expect(plan({ kind: 'nightly' })).toEqual([{ from: '2026-03-24', to: '2026-03-30' }]);
  });

  it('the days that still change are read again, whatever is known of them', () => {
    expect(plan({ kind: 'nightly' }, known('2026-03-01', '2026-03-30'))).toEqual([
      { from: '2026-03-28', to: '2026-03-30' },
    ]);
  });

  it('days that were missed or never became final are made up for, the newest first', () => {
    const days = new Map([
      ...known('2026-03-01', '2026-03-10'),
      ...known('2026-03-11', '2026-03-12', 'provisional'),
      ...known('2026-03-15', '2026-03-30'),
    ]);

    expect(plan({ kind: 'nightly' }, days)).toEqual([
      { from: '2026-03-28', to: '2026-03-30' },
      { from: '2026-03-11', to: '2026-03-14' },
    ]);
  });
});

describe('a back-fill', () => {
  it('goes from yesterday as far back as the source is asked, in windows', () => {
    const windows = plan({ kind: 'backfill' });

    expect(windows).toEqual([
      { from: '2026-03-24', to: '2026-03-30' },
      { from: '2026-03-17', to: '2026-03-23' },
      { from: '2026-03-11', to: '2026-03-16' },
    ]);
    expect(windows.at(-1)?.from).toBe(addDays(TODAY, -20));
  });

  it('goes on where one was interrupted', () => {
    expect(plan({ kind: 'backfill' }, known('2026-03-17', '2026-03-30')).slice(1)).toEqual([
      { from: '2026-03-11', to: '2026-03-16' },
    ]);
  });
});

it('reads the days that were asked for, but none that is not over', () => {
  expect(
    plan({ kind: 'days', from: '2026-03-29', to: '2026-04-05' }, known('2026-03-01', '2026-03-30')),
  ).toEqual([{ from: '2026-03-29', to: '2026-03-30' }]);
});

it.each([
  [new Map(), [{ from: TODAY, to: TODAY }]],
  [known(TODAY, TODAY), []],
])('asks a source that only knows how it is now once a day', (days, windows) => {
  expect(plan({ kind: 'nightly' }, days, testConnector({ backfillDays: 0 }))).toEqual(windows);
});

it.each([
  [
    '2026-03-01',
    '2026-03-05',
    [
      ['2026-03-03', '2026-03-05'],
      ['2026-03-01', '2026-03-02'],
    ],
  ],
  [
    '2026-03-01',
    '2026-03-02',
    [
      ['2026-03-02', '2026-03-02'],
      ['2026-03-01', '2026-03-01'],
    ],
  ],
  ['2026-03-01', '2026-03-01', undefined],
])('halves %s to %s, the later half first', (from, to, halves) => {
  expect(halvesOf({ from, to })?.map((half) => [half.from, half.to])).toEqual(halves);
});
