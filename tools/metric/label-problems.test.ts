import { expect, it, vi } from 'vitest';
import { addDays } from '#core/time.ts';
import type { DatedValues } from '#storage/metric/dated-values.repository.ts';
import type { ExpectedSeries } from './expected-series.ts';
import { findLabelProblems } from './label-problems.ts';
import { expectedSeries, type TestDay } from './testing.ts';

const FIRST = '2026-03-02';
const DAYS = 40;
const BEGIN = 34;
const day = (index: number) => addDays(FIRST, index);
const days = (usual: number, moved: number): TestDay[] =>
  Array.from({ length: DAYS }, (_, index): TestDay => [index < BEGIN ? usual : moved, usual]);
const total = (metric: string, source = 'sessions') => expectedSeries(metric, days(5000, 5000), { source });
const campaign = (metric: string, value: string, { usual, moved, source = 'sessions' }: Campaign) =>
  expectedSeries(metric, days(usual, moved), { dims: { campaign: value }, source });
interface Campaign {
  readonly usual: number;
  readonly moved: number;
  readonly source?: string;
}

const site: readonly ExpectedSeries[] = [
  total('sessions'),
  campaign('sessions', 'brand', { usual: 600, moved: 0 }),
  campaign('revenue', 'brand', { usual: 900, moved: 0 }),
  campaign('bounce_rate', 'brand', { usual: 0.4, moved: 0.4 }),
  campaign('sessions', 'shoes', { usual: 700, moved: 720 }),
];
const arrived: DatedValues = {
  value: 'brand_new',
  days: Array.from({ length: DAYS - BEGIN }, (_, index) => day(BEGIN + index)),
  amounts: Array.from({ length: DAYS - BEGIN }, (_, index) => 590 + 4 * index),
};
const label = { dimension: 'campaign', from: 'brand', to: 'brand_new' };
const stretch = { firstDay: day(BEGIN), lastDay: day(DAYS - 1) };

it('finds a new name in the facts, and takes what is added up under the old one along', async () => {
  const readValues = vi.fn(async () => [arrived]);

  const problems = await findLabelProblems(site, readValues);

  expect(problems).toEqual([
    { kind: 'label_shift', ...stretch, series: [site[1], site[2]], shiftedLabel: label },
  ]);
  expect(readValues).toHaveBeenCalledExactlyOnceWith({
    ...{ dataset: 'sessions', measure: 'sessions', dimension: 'campaign' },
    ...{ from: addDays(day(BEGIN), -21), to: day(DAYS - 1), least: 1800, except: ['brand', 'shoes'] },
  });
});

it('asks nothing of the facts where a watched name gained what was lost, and tells two sources as one problem', async () => {
  const both = ['sessions', 'ads'].flatMap((source) => {
    const metric = source === 'ads' ? 'clicks' : 'sessions';
    return [
      total(metric, source),
      campaign(metric, 'brand', { usual: 600, moved: 0, source }),
      campaign(metric, 'brand_new', { usual: 1, moved: 605, source }),
    ];
  });
  const readValues = vi.fn();

  const problems = await findLabelProblems(both, readValues);

  expect(problems).toEqual([
    {
      ...{ kind: 'label_shift', ...stretch, shiftedLabel: label },
      series: both.filter(({ series }) => series.dims.campaign !== undefined),
    },
  ]);
  expect(readValues).not.toHaveBeenCalled();
});

it('asks nothing where no name lost most of what it had', async () => {
  const readValues = vi.fn();

  const problems = await findLabelProblems(
    [site[0], site[4]].flatMap((each) => each ?? []),
    readValues,
  );

  expect(problems).toEqual([]);
  expect(readValues).not.toHaveBeenCalled();
});

it('finds nothing where a campaign stopped', async () => {
  expect(await findLabelProblems(site, async () => [])).toEqual([]);
});
