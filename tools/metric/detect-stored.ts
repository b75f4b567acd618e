import { expectSeries } from '#analysis/expectation.ts';
import { daysFrom } from '#core/time.ts';
import { listAnomalies, saveDetection } from '#storage/metric/anomaly.repository.ts';
import type { SeriesWithPoints } from '#storage/metric/series.repository.ts';
import type { ToolContext } from '../tool.ts';
import {
  type Circumstances,
  explainsMissing,
  judgementOf,
  NO_CIRCUMSTANCES,
  readCircumstances,
} from './circumstances.ts';
import { type DataProblem, findDataProblems, wrongDaysOf } from './data-problems.ts';
import { type ExpectedSeries, expectStored, hasHistory, isTotal, type WrongDays } from './expected-series.ts';
import { PART_LIMITS } from './found-anomaly.ts';
import { type FoundIncident, findIncidents } from './found-incident.ts';
import { type Reconciliation, reconcileIncidents } from './reconcile-incidents.ts';

/** The name under which this detection keeps its anomalies; other detectors' are left alone. */
export const DETECTOR = 'weekday-robust';

/**
 * Finds what is not as expected in stored series. Data problems are found first, on the totals, so that their days spoil no
 * other expectation.
 */
export function examineStored(
  stored: readonly SeriesWithPoints[],
  circumstances: Circumstances = NO_CIRCUMSTANCES,
): readonly FoundIncident[] {
  const expect = (series: SeriesWithPoints, wrong: WrongDays = new Map()): ExpectedSeries => {
    const { expectation } = judgementOf(series, circumstances, PART_LIMITS);
    return expectStored(series, wrong, (daily) => expectSeries(daily, expectation));
  };
  const plain = stored.map((series) => expect(series));
  const problems = findDataProblems(plain.filter(isTotal)).filter(
    (problem) => !isExplained(problem, circumstances),
  );
  const wrong = wrongDaysOf(problems);
  // Only what has wrong days is expected anew: an expectation is by far the dearest thing here.
  const expected = stored
    .flatMap((series, index) => (wrong.has(series.source) ? expect(series, wrong) : (plain[index] ?? [])))
    .filter(hasHistory);
  return findIncidents(expected, problems, circumstances);
}

function isExplained({ firstDay, lastDay, series }: DataProblem, circumstances: Circumstances): boolean {
  const days = daysFrom(firstDay, lastDay);
  return series.every((subject) => explainsMissing(circumstances, { source: subject.series.source, days }));
}

/** Finds incidents in stored series and stores them beside those that were stored before. */
export async function detectStored(
  stored: readonly SeriesWithPoints[],
  { db, tenant, log }: Pick<ToolContext, 'db' | 'tenant' | 'log'>,
): Promise<Reconciliation> {
  const found = examineStored(stored, await readCircumstances(db));
  return db.transaction(async (tx) => {
    const known = await listAnomalies(tx, { detector: DETECTOR });
    const examined = new Set(stored.map(({ id }) => id));
    const settled = reconcileIncidents(found, known, { examined, currency: tenant.currency });
    const anomalies = settled.incidents.flatMap((incident) => incident.anomalies);
    await saveDetection(tx, { detector: DETECTOR, obsolete: settled.obsolete, anomalies });
    const counts = {
      series: stored.length,
      incidents: settled.incidents.length,
      anomalies: anomalies.length,
    };
    log.info(counts, 'incidents stored');
    return settled;
  });
}

/** The series that are not restricted to a value of a dimension. */
export function totalsOf(stored: readonly SeriesWithPoints[]): SeriesWithPoints[] {
  return stored.filter(({ dims }) => Object.keys(dims).length === 0);
}
