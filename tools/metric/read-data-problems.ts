import type { Tenant } from '#core/tenant.ts';
import type { Database } from '#storage/database.ts';
import { findBreaksAndGaps } from './breaks-and-gaps.ts';
import { type DataProblem, withoutExplained } from './data-problem.ts';
import type { DescribedSeries, ExpectedSeries } from './expected-series.ts';
import {
  findCountedWrongly,
  findForeignUnits,
  type LoadingFacts,
  readLoadingFacts,
} from './loading-problems.ts';
import { findMissingMeasures } from './measure-problems.ts';
import { findPartDayProblem } from './part-day-problem.ts';
import { type BookedDay, findWitnessProblems, readBookedDays } from './witness-problems.ts';

/** What the facts behind a shop's totals say of their own truth. */
export interface Testimony {
  readonly loading: LoadingFacts;
  readonly booked: readonly BookedDay[];
}

/** Reads what can be told of some totals, up to a day, before anything is expected of them. */
export async function readTestimony(
  db: Database,
  question: { readonly totals: readonly DescribedSeries[]; readonly upTo: string },
): Promise<Testimony> {
  const [loading, booked] = await Promise.all([readLoadingFacts(db, question), readBookedDays(db, question)]);
  return { loading, booked };
}

/** Everything that is wrong with the numbers; what is known for certain first, so that it explains the rest. */
export function findDataProblems(
  totals: readonly ExpectedSeries[],
  { loading, booked }: Testimony,
  tenant: Tenant,
): readonly DataProblem[] {
  const partDay = findPartDayProblem(totals);
  // Books and site that end at different orders disagree, and nobody lost sight of anything.
  const wholeDays = booked.filter(({ day }) => partDay.every(({ lastDay }) => day !== lastDay));
  return withoutExplained([
    ...findForeignUnits(loading.units, { totals, tenant }),
    ...findCountedWrongly(loading.multiples, totals),
    ...findBreaksAndGaps(totals),
    ...findMissingMeasures(totals),
    ...partDay,
    ...findWitnessProblems(wholeDays, totals),
  ]);
}
