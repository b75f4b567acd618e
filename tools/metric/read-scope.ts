import { NotFoundError } from '#core/errors.ts';
import type { Database } from '#storage/database.ts';
import { listProblemDays } from '#storage/metric/anomaly.repository.ts';
import { listDailyAmounts } from '#storage/metric/daily-fact.repository.ts';
import { listSeriesWithPoints, type SeriesPoint } from '#storage/metric/series.repository.ts';
import type { MetricDefinition } from '../metric.ts';
import type { ToolContext } from '../tool.ts';
import { gatherWrongDays } from './data-problem.ts';
import { type ExpectedSeries, expectStored, type WrongDays } from './expected-series.ts';
import { datasetFor, getMetric, measuresOf, metricCatalog, readKnownMeasures } from './metric-catalog.ts';
import type { Scope } from './money-impact.ts';
import type { Days } from './stretch-summary.ts';

/** Which metric, of which dataset, restricted to which values, and over which days it is looked at. */
export interface ScopeRequest extends Days {
  readonly metric: string;
  readonly dims: Readonly<Record<string, string>>;
  /** The dataset; without it the best one that the tenant has. */
  readonly source?: string | undefined;
  /** The last day that may be read; without it the last day of the stretch. */
  readonly upTo?: string | undefined;
}

/** The series asked for and, of the same source and values, all others: what its money is computed from. */
export interface SubjectInScope {
  readonly source: string;
  readonly definition: MetricDefinition;
  readonly subject: ExpectedSeries;
  readonly scope: Scope;
}

/** What series are read with. */
export interface Reading extends Pick<ToolContext, 'expect'> {
  readonly db: Database;
}

const EARLIEST_DAY = '0001-01-01';

/** Reads the series of one scope with their expectations; from the facts where the scope is not kept as series. */
export async function readScope({ db, expect }: Reading, request: ScopeRequest): Promise<SubjectInScope> {
  const definition = getMetric(request.metric);
  const source = request.source ?? (await findSource(db, definition));
  const upTo = request.upTo ?? request.lastDay;
  const wrong = await readWrongDays(db, request);
  const stored = await listSeriesWithPoints(db, { source, dims: request.dims, upTo });
  const isStored = stored.some(({ metric }) => metric === request.metric);
  const series = isStored ? stored : await seriesFromFacts(db, { source, dims: request.dims, upTo });
  const scope = series.map((each) => expectStored(each, wrong, expect));
  const subject = scope.find((each) => each.series.metric === request.metric);
  if (subject === undefined) throw new NotFoundError('data', `${request.metric} of ${source}`);
  return { source, definition, subject, scope };
}

/** The best dataset that the tenant has for a metric. */
export async function findSource(db: Database, definition: MetricDefinition): Promise<string> {
  const source = datasetFor(definition, await readKnownMeasures(db));
  if (source === undefined) {
    throw new NotFoundError('data', definition.key, 'Import a file that holds its measures first.');
  }
  return source;
}

/** Days that detection found wrong, except those asked about: a question about an outage wants its numbers. */
export async function readWrongDays(db: Database, asked: Days): Promise<WrongDays> {
  const all = gatherWrongDays(await listProblemDays(db));
  const outside = [...all].map(
    ([place, days]) =>
      [place, new Set([...days].filter((day) => day < asked.firstDay || day > asked.lastDay))] as const,
  );
  return new Map(outside);
}

interface FactScope {
  readonly source: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly upTo: string;
}

async function seriesFromFacts(db: Database, { source, dims, upTo }: FactScope) {
  const known = (await readKnownMeasures(db)).get(source) ?? new Set();
  const definitions = metricCatalog.filter((definition) =>
    measuresOf(definition).every((measure) => known.has(measure)),
  );
  const measures = [...new Set(definitions.flatMap(measuresOf))];
  const days = await listDailyAmounts(db, { dataset: source, measures, dims, from: EARLIEST_DAY, to: upTo });
  return definitions.map((definition) => ({
    id: '',
    metric: definition.key,
    dims: { ...dims },
    source,
    currency: null,
    isMonitored: false,
    points: days.flatMap(({ day, amounts }) => {
      const amountOf = (measure: string) => amounts[measures.indexOf(measure)] ?? 0;
      return toPoint(definition, day, amountOf) ?? [];
    }),
  }));
}

/** The value of a metric on a day; undefined when its denominator is zero. */
function toPoint(
  definition: MetricDefinition,
  day: string,
  amountOf: (measure: string) => number,
): SeriesPoint | undefined {
  const [numerator, denominator] = measuresOf(definition);
  if (denominator === undefined) return { day, value: amountOf(numerator), weight: null };
  const weight = amountOf(denominator);
  return weight > 0 ? { day, value: amountOf(numerator) / weight, weight } : undefined;
}
