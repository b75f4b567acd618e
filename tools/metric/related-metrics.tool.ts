import { z } from 'zod';
import { relateSeries } from '#analysis/correlate.ts';
import type { Cells } from '#core/cell.ts';
import type { Tenant } from '#core/tenant.ts';
import { addDays } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import { listAnomalies } from '#storage/metric/anomaly.repository.ts';
import { listSeriesWithPoints } from '#storage/metric/series.repository.ts';
import { defineTool } from '../tool.ts';
import { type ExpectedSeries, expectStored, hasHistory } from './expected-series.ts';
import { getMetric } from './metric-catalog.ts';
import { type Reading, readScope, readWrongDays } from './read-scope.ts';
import { seriesArguments } from './series-arguments.ts';
import { type Days, summarizeStretch } from './stretch-summary.ts';
import { cellMaker } from './value-cell.ts';

const dims = z.record(z.string(), z.string());

const related = z.object({
  metric: z.string(),
  source: z.string(),
  dims,
  direction: z.enum(['up', 'down']),
  /** Days by which it follows the metric asked about; negative when it moved first. */
  lag: z.number().int(),
  z: z.number(),
  correlation: z.number(),
  strength: z.number(),
  actual: z.number().nullable(),
  expected: z.number().nullable(),
  changeFraction: z.number().nullable(),
});

const answer = z.object({
  related: z.array(related),
  /** Stored anomalies of the same days; they may change with a later detection, so they are no evidence. */
  coincident: z.array(
    z.object({
      incidentKey: z.string(),
      metric: z.string(),
      source: z.string(),
      dims,
      firstDay: z.string(),
      lastDay: z.string(),
      direction: z.enum(['up', 'down']),
      changeFraction: z.number().nullable(),
    }),
  ),
});
type Answer = z.output<typeof answer>;

const SHOWN_SERIES = 20;
const SHOWN_ANOMALIES = 30;
const COINCIDENCE_DAYS = 3;

export const relatedMetrics = defineTool({
  name: 'metric_related',
  version: '1',
  description:
    'Which other metrics left their expectation in the same days, which way, how much later and how strongly; and which stored anomalies fall into those days.',
  effect: 'read',
  input: z.object({
    ...seriesArguments,
    segment: z
      .object({ dimension: z.string(), value: z.string() })
      .optional()
      .describe('Also look at all metrics restricted to this value, usually the root of the change.'),
    upTo: z.iso.date().optional().describe('Last day that may be read; without it the last day asked about.'),
  }),
  output: answer,

  async run({ segment, ...asked }, { db, expect }) {
    const { subject } = await readScope({ db, expect }, asked);
    const scopes = [{}, ...(segment === undefined ? [] : [{ [segment.dimension]: segment.value }])];
    const others = await listOthers({ db, expect }, scopes, { ...asked, upTo: asked.upTo ?? asked.lastDay });
    const named = new Map(
      others.filter((other) => !isSame(other, subject)).map((other) => [nameOf(other), other]),
    );
    const moved = relateSeries(
      { key: 'lead', points: subject.points },
      [...named].map(([key, { points }]) => ({ key, points })),
      asked,
    );
    return {
      related: moved.slice(0, SHOWN_SERIES).flatMap(({ key, ...relation }) => {
        const other = named.get(key);
        return other === undefined ? [] : [{ ...describe(other, asked), ...relation }];
      }),
      coincident: await listCoincident(db, asked),
    };
  },

  cells: relatedCells,
});

async function listOthers(
  { db, expect }: Reading,
  scopes: readonly Readonly<Record<string, string>>[],
  asked: Days & { readonly upTo: string },
): Promise<ExpectedSeries[]> {
  const wrong = await readWrongDays(db, asked);
  const found: ExpectedSeries[] = [];
  for (const scope of scopes) {
    const stored = await listSeriesWithPoints(db, { dims: scope, upTo: asked.upTo });
    found.push(...stored.map((series) => expectStored(series, wrong, expect)).filter(hasHistory));
  }
  return found;
}

async function listCoincident(db: Database, { firstDay, lastDay }: Days): Promise<Answer['coincident']> {
  const anomalies = await listAnomalies(db, {
    from: addDays(firstDay, -COINCIDENCE_DAYS),
    to: addDays(lastDay, COINCIDENCE_DAYS),
  });
  return anomalies.slice(0, SHOWN_ANOMALIES).map((anomaly) => ({
    incidentKey: anomaly.incidentKey,
    metric: anomaly.metric,
    source: anomaly.source,
    dims: anomaly.dims,
    firstDay: anomaly.firstDay,
    lastDay: anomaly.lastDay,
    direction: anomaly.direction,
    changeFraction: anomaly.changeFraction,
  }));
}

function describe({ series, points }: ExpectedSeries, days: Days) {
  const summary = summarizeStretch(points, days);
  return {
    metric: series.metric,
    source: series.source,
    dims: series.dims,
    actual: summary?.actual ?? null,
    expected: summary?.expected ?? null,
    changeFraction: summary?.changeFraction ?? null,
  };
}

function relatedCells({ related: moved }: Answer, tenant: Tenant): Cells {
  const make = cellMaker(tenant);
  const cells = moved.map((each): Cells => {
    const name = `related.${nameOf({ series: each })}`;
    const { unit } = getMetric(each.metric);
    return {
      [`${name}.actual`]: make(each.actual, unit),
      [`${name}.expected`]: make(each.expected, unit),
      [`${name}.change`]: make(each.changeFraction, 'fraction'),
      [`${name}.lag`]: make(each.lag, 'days'),
      [`${name}.z`]: make(each.z, 'z'),
      [`${name}.correlation`]: make(each.correlation, 'ratio'),
      [`${name}.strength`]: make(each.strength, 'ratio'),
    };
  });
  return Object.assign({ 'related.count': make(moved.length, 'count') }, ...cells);
}

function isSame(first: ExpectedSeries, second: ExpectedSeries): boolean {
  return nameOf(first) === nameOf(second);
}

/** `<source>.<metric>` and the values it is restricted to. */
function nameOf({
  series,
}: {
  readonly series: Pick<ExpectedSeries['series'], 'metric' | 'source' | 'dims'>;
}) {
  const scope = Object.entries(series.dims).map(([dimension, value]) => `${dimension}=${value}`);
  return [series.source, series.metric, ...scope.sort()].join('.');
}
