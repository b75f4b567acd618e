import type { Database } from '#storage/database.ts';
import { listAnomalies } from '#storage/metric/anomaly.repository.ts';
import type { AnomalyRecord } from '#storage/metric/anomaly-record.ts';
import { reachesSeries } from './data-problem.ts';
import type { DetectedProblem } from './quality-answer.ts';
import type { Days } from './stretch-summary.ts';

/** Which metric of which source is asked about, and over which days. */
export interface ProblemSubject extends Days {
  readonly source: string;
  readonly metric: string;
  /** Values to which it is restricted; empty for all of it. */
  readonly dims: Readonly<Record<string, string>>;
}

/**
 * The problems of the data that detection stored and that make a metric doubtful on some days, the earliest first. They
 * are read and not looked for anew: it takes every total of the shop to find them, and one truth is enough.
 */
export async function readDetectedProblems(
  db: Database,
  subject: ProblemSubject,
): Promise<readonly DetectedProblem[]> {
  const anomalies = await listAnomalies(db, { from: subject.firstDay, to: subject.lastDay });
  return [...Map.groupBy(anomalies, ({ incidentKey }) => incidentKey)]
    .flatMap(([incidentKey, members]) => describe(incidentKey, members, subject) ?? [])
    .toSorted((first, second) => (first.firstDay < second.firstDay ? -1 : 1));
}

function describe(
  incidentKey: string,
  members: readonly AnomalyRecord[],
  subject: ProblemSubject,
): DetectedProblem | undefined {
  // The lead comes first.
  const [lead] = members;
  const problem = lead?.explanation.dataProblem;
  if (lead === undefined || problem === undefined || !reachesSeries(problem, members, subject))
    return undefined;
  const own = members.find(({ source, metric }) => source === subject.source && metric === subject.metric);
  return {
    kind: 'detected_problem',
    problem,
    firstDay: lead.firstDay,
    lastDay: lead.lastDay,
    sources: [...new Set(members.map(({ source }) => source))].sort(),
    metrics: [...new Set(members.map(({ metric }) => metric))].sort(),
    measure: lead.explanation.missingMeasure ?? null,
    label: lead.explanation.shiftedLabel ?? null,
    changeFraction: own?.changeFraction ?? null,
    incidentKey,
  };
}
