import type { Source } from '#tools/source/source.ts';
import type { Analyst } from '../analyst.ts';

/** It loads every page that it is asked about, and its analysts ask about the same pages. */
const SLOWEST: Source = 'pagespeed';
/** The others in the order in which one of each begins. */
const OTHERS: readonly Source[] = ['ga4', 'gsc', 'google_ads', 'meta_ads'];

type Ordered = Pick<Analyst, 'source'> & {
  readonly reports: readonly Pick<Analyst['reports'][number], 'id' | 'source'>[];
};

/**
 * Analysts in the order in which they should begin. Each source has limits of its own, so one of each begins in turn: a row
 * of analysts of one source would leave the others idle. Of the slowest source those begin first that ask what no other
 * asks, and the rest comes last: it reads what was asked for, and would only stand in the way while that is waited for.
 */
export function inTurns<Some extends Ordered>(analysts: readonly Some[]): Some[] {
  const of = (source: Source): Some[] => analysts.filter((each) => each.source === source);
  const askers = whoAsks(of(SLOWEST));
  const bySource = OTHERS.map(of);
  const longest = Math.max(0, ...bySource.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    bySource.flatMap((own) => own.slice(turn, turn + 1)),
  );
  return [...askers, ...turns.flat(), ...of(SLOWEST).filter((each) => !askers.includes(each))];
}

/** The fewest that together ask everything that their source is asked. */
function whoAsks<Some extends Ordered>(analysts: readonly Some[]): Some[] {
  const ownReports = ({ reports }: Some) =>
    reports.filter(({ source }) => source === undefined).map(({ id }) => id);
  const byReach = analysts.toSorted((first, second) => ownReports(second).length - ownReports(first).length);
  const asked = new Set<string>();
  return byReach.filter((each) => {
    const isFirst = ownReports(each).some((id) => !asked.has(id));
    for (const id of ownReports(each)) asked.add(id);
    return isFirst;
  });
}
