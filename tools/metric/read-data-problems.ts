import type { Tenant } from '#core/tenant.ts';
import type { Database } from '#storage/database.ts';
import { findBreaksAndGaps } from './breaks-and-gaps.ts';
import { type DataProblem, withoutExplained } from './data-problem.ts';
import type { ExpectedSeries } from './expected-series.ts';
import { readLoadingProblems } from './loading-problems.ts';
import { findMissingMeasures } from './measure-problems.ts';
import { findPartDayProblem } from './part-day-problem.ts';
import { readWitnessProblems } from './witness-problems.ts';

/** Of which shop, by which of its totals, and up to which day. */
export interface ProblemQuestion {
  readonly totals: readonly ExpectedSeries[];
  readonly tenant: Tenant;
  readonly upTo: string;
}

/** Everything that is wrong with the numbers; what is known for certain first, so that it explains the rest. */
export async function readDataProblems(
  db: Database,
  question: ProblemQuestion,
): Promise<readonly DataProblem[]> {
  const { totals } = question;
  const [loading, witness] = await Promise.all([
    readLoadingProblems(db, question),
    readWitnessProblems(db, question),
  ]);
  return withoutExplained([
    ...loading,
    ...findBreaksAndGaps(totals),
    ...findMissingMeasures(totals),
    ...witness,
    ...findPartDayProblem(totals),
  ]);
}
