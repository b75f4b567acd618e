import { listAnomalies, saveDetection } from '#storage/metric/anomaly.repository.ts';
import type { SeriesWithPoints } from '#storage/metric/series.repository.ts';
import type { ToolContext } from '../tool.ts';
import { findDataProblems, wrongDaysOf } from './data-problems.ts';
import { type ExpectedSeries, expectStored, hasHistory, isTotal, type WrongDays } from './expected-series.ts';
import { type FoundIncident, findIncidents } from './found-incident.ts';
import { type Reconciliation, reconcileIncidents } from './reconcile-incidents.ts';

/** The name under which this detection keeps its anomalies; other detectors' are left alone. */
export const DETECTOR = 'weekday-robust';

/**
 * Finds what is not as expected in stored series. Data problems are found first, on the totals, so that their days spoil no
 * other expectation.
 */
export function examineStored(stored: readonly SeriesWithPoints[]): readonly FoundIncident[] {
  const plain = stored.map((series) => expectStored(series));
  const problems = findDataProblems(plain.filter(isTotal));
  const wrong = wrongDaysOf(problems);
  // Only what has wrong days is expected anew: an expectation is by far the dearest thing here.
  const expected = plain
    .map((subject, index) => withoutWrongDays(subject, stored[index], wrong))
    .filter(hasHistory);
  return findIncidents(expected, problems);
}

/** Finds incidents in stored series and stores them beside those that were stored before. */
export function detectStored(
  stored: readonly SeriesWithPoints[],
  { db, tenant, log }: Pick<ToolContext, 'db' | 'tenant' | 'log'>,
): Promise<Reconciliation> {
  const found = examineStored(stored);
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

function withoutWrongDays(
  subject: ExpectedSeries,
  stored: SeriesWithPoints | undefined,
  wrong: WrongDays,
): ExpectedSeries {
  return stored !== undefined && wrong.has(stored.source) ? expectStored(stored, wrong) : subject;
}

/** The series that are not restricted to a value of a dimension. */
export function totalsOf(stored: readonly SeriesWithPoints[]): SeriesWithPoints[] {
  return stored.filter(({ dims }) => Object.keys(dims).length === 0);
}
