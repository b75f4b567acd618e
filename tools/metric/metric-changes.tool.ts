import { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import { listSeriesWithPoints } from '#storage/metric/series.repository.ts';
import { defineTool } from '../tool.ts';
import { type ExpectedSeries, expectStored, hasHistory } from './expected-series.ts';
import { getMetric } from './metric-catalog.ts';
import { readWrongDays } from './read-scope.ts';
import { type Days, summarizeStretch } from './stretch-summary.ts';
import { cellMaker } from './value-cell.ts';

const change = z.object({
  metric: z.string(),
  source: z.string(),
  /** Per day; for a rate over its denominator. */
  actual: z.number(),
  expected: z.number(),
  changeFraction: z.number().nullable(),
  z: z.number(),
  /** True when it is beyond what ordinary days do. */
  isUnusual: z.boolean(),
});

const answer = z.object({
  firstDay: z.string(),
  lastDay: z.string(),
  /** Totals that could be compared, the most unusual first. */
  changes: z.array(change),
});
type Answer = z.output<typeof answer>;

/** As in detection: less is what ordinary days do. */
const UNUSUAL_Z = 3;

export const metricChanges = defineTool({
  name: 'metric_changes',
  version: '1',
  description:
    'All metrics of the tenant in total over some days beside what was to be expected of each, the most unusual first.',
  effect: 'read',
  input: z.object({
    firstDay: z.iso.date().describe('First day asked about, YYYY-MM-DD.'),
    lastDay: z.iso.date().describe('Last day asked about, included.'),
  }),
  output: answer,

  async run(days, { db, expect }) {
    const wrong = await readWrongDays(db, days);
    const stored = await listSeriesWithPoints(db, { dims: {}, upTo: days.lastDay });
    const expected = stored.map((series) => expectStored(series, wrong, expect)).filter(hasHistory);
    const changes = expected.flatMap((series) => changeOf(series, days) ?? []);
    return { ...days, changes: changes.toSorted((left, right) => Math.abs(right.z) - Math.abs(left.z)) };
  },

  cells: changesCells,
});

function changeOf({ series, points }: ExpectedSeries, days: Days) {
  const summary = summarizeStretch(points, days);
  if (summary === undefined) return undefined;
  const { actual, expected, changeFraction, z: score } = summary;
  const isUnusual = Math.abs(score) >= UNUSUAL_Z;
  return {
    metric: series.metric,
    source: series.source,
    actual,
    expected,
    changeFraction,
    z: score,
    isUnusual,
  };
}

/** Cells: `first_day`, `last_day`, and `<source>.<metric>.actual`, `.expected`, `.change` of each metric. */
function changesCells({ firstDay, lastDay, changes }: Answer, tenant: Tenant): Cells {
  const make = cellMaker(tenant);
  const each = changes.map(({ metric, source, ...found }): Cells => {
    const { unit } = getMetric(metric);
    return {
      [`${source}.${metric}.actual`]: make(found.actual, unit),
      [`${source}.${metric}.expected`]: make(found.expected, unit),
      [`${source}.${metric}.change`]: make(found.changeFraction, 'fraction'),
    };
  });
  return {
    first_day: make(firstDay, 'date', 'measured'),
    last_day: make(lastDay, 'date', 'measured'),
    compared: make(changes.length, 'count'),
    unusual: make(changes.filter(({ isUnusual }) => isUnusual).length, 'count'),
    ...Object.assign({}, ...each),
  };
}
