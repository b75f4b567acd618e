import { expectSeries } from '#analysis/expectation.ts';
import type { Tenant } from '#core/tenant.ts';
import { daysFrom } from '#core/time.ts';
import type { Database, Transaction } from '#storage/database.ts';
import { hasAnomalies, listAnomalies, saveDetection } from '#storage/metric/anomaly.repository.ts';
import { listDatedValues } from '#storage/metric/dated-values.repository.ts';
import type { SeriesWithPoints } from '#storage/metric/series.repository.ts';
import type { ToolContext } from '../tool.ts';
import { type Circumstances, explainsMissing, judgementOf, readCircumstances } from './circumstances.ts';
import { type DataProblem, wrongDaysOf } from './data-problem.ts';
import { isWhole } from './evidence.ts';
import {
  type ExpectedSeries,
  expectStored,
  hasHistory,
  hasWrongDays,
  isTotal,
  type WrongDays,
} from './expected-series.ts';
import { PART_LIMITS } from './found-anomaly.ts';
import { type FoundIncident, findIncidents } from './found-incident.ts';
import { findLabelProblems, type ReadValues } from './label-problems.ts';
import { getMetric } from './metric-catalog.ts';
import { findDataProblems, readTestimony, type Testimony } from './read-data-problems.ts';
import { type Reconciliation, reconcileIncidents } from './reconcile-incidents.ts';

/** The name under which this detection keeps its anomalies; other detectors' are left alone. */
export const DETECTOR = 'weekday-robust';

/** What is known of a shop besides its series. */
interface Surroundings {
  readonly circumstances: Circumstances;
  readonly testimony: Testimony;
}

/** Finds what is not as expected in stored series, up to a day. */
export async function examineStored(
  stored: readonly SeriesWithPoints[],
  upTo: string,
  { db, tenant }: Pick<ToolContext, 'db' | 'tenant'>,
): Promise<readonly FoundIncident[]> {
  const surroundings = await db.transaction((tx) => readSurroundings(tx, stored, upTo));
  return examine(stored, surroundings, { tenant, readValues: valueReader(db) });
}

async function readSurroundings(
  db: Database,
  stored: readonly SeriesWithPoints[],
  upTo: string,
): Promise<Surroundings> {
  const totals = totalsOf(stored).map((series) => ({ series, definition: getMetric(series.metric) }));
  const [circumstances, testimony] = await Promise.all([
    readCircumstances(db),
    readTestimony(db, { totals, upTo }),
  ]);
  return { circumstances, testimony };
}

function valueReader(db: ToolContext['db']): ReadValues {
  return (request) => db.transaction((tx) => listDatedValues(tx, request));
}

interface Examination {
  readonly tenant: Tenant;
  readonly readValues: ReadValues;
}

/**
 * Data problems are found first, on the totals, so that their days spoil no other expectation, then labels that moved, on
 * what is left; what people know of explains all.
 */
async function examine(
  stored: readonly SeriesWithPoints[],
  { circumstances, testimony }: Surroundings,
  { tenant, readValues }: Examination,
): Promise<readonly FoundIncident[]> {
  const expect = (series: SeriesWithPoints, wrong: WrongDays = new Map()): ExpectedSeries => {
    const { expectation } = judgementOf(series, circumstances, PART_LIMITS);
    return expectStored(series, wrong, (daily) => expectSeries(daily, expectation));
  };
  const plain = stored.map((series) => expect(series));
  const problems = findDataProblems(plain.filter(isTotal), testimony, tenant).filter(
    (problem) => !isExplained(problem, circumstances),
  );
  const wrong = wrongDaysOf(problems);
  // Only what has wrong days is expected anew: an expectation is by far the dearest thing here.
  const expected = stored.flatMap((series, index) =>
    hasWrongDays(series, wrong) ? expect(series, wrong) : (plain[index] ?? []),
  );
  const labels = await findLabelProblems(expected, readValues);
  return findIncidents(expected.filter(hasHistory), [...problems, ...labels], circumstances);
}

/** Only numbers that lack can be explained by what people know; wrong ones are wrong on a holiday too. */
function isExplained(
  { kind, firstDay, lastDay, series }: DataProblem,
  circumstances: Circumstances,
): boolean {
  if (kind !== 'data_gap' && kind !== 'tracker_break') return false;
  const days = daysFrom(firstDay, lastDay);
  return series.every((subject) => explainsMissing(circumstances, { source: subject.series.source, days }));
}

const NOTHING: Reconciliation = { incidents: [], obsolete: [] };

/** Finds incidents in stored series and stores them beside those that were stored before. */
export async function detectStored(
  stored: readonly SeriesWithPoints[],
  upTo: string,
  { db, tenant, log }: Pick<ToolContext, 'db' | 'tenant' | 'log'>,
): Promise<Reconciliation> {
  const [surroundings, hasKnown] = await db.transaction((tx) =>
    Promise.all([readSurroundings(tx, stored, upTo), hasAnomalies(tx, DETECTOR)]),
  );
  const found = await examine(stored, surroundings, { tenant, readValues: valueReader(db) });
  // Most shops are quiet on most days: then there is nothing to compare and nothing to write.
  const isQuiet = found.length === 0 && !hasKnown;
  const settled = isQuiet ? NOTHING : await db.transaction((tx) => settle(tx, { stored, found, tenant }));
  const counts = {
    series: stored.length,
    incidents: settled.incidents.length,
    anomalies: settled.incidents.reduce((count, { anomalies }) => count + anomalies.length, 0),
  };
  log.info(counts, 'incidents stored');
  return settled;
}

interface Findings {
  readonly stored: readonly SeriesWithPoints[];
  readonly found: readonly FoundIncident[];
  readonly tenant: Tenant;
}

/** What is known is read where it is written, so that a verdict that came meanwhile stands. */
async function settle(tx: Transaction, { stored, found, tenant }: Findings): Promise<Reconciliation> {
  const known = await listAnomalies(tx, { detector: DETECTOR });
  const examined = new Set(stored.map(({ id }) => id));
  const settled = reconcileIncidents(found, known, { examined, currency: tenant.currency });
  const anomalies = settled.incidents.flatMap((incident) => incident.anomalies);
  await saveDetection(tx, { detector: DETECTOR, obsolete: settled.obsolete, anomalies });
  return settled;
}

/** The series that are not restricted to a value of a dimension. */
export function totalsOf(stored: readonly SeriesWithPoints[]): SeriesWithPoints[] {
  return stored.filter(isWhole);
}
