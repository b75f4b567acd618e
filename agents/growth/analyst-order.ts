import type { Source } from '#tools/source/source.ts';
import type { Analyst } from '../analyst.ts';

/** Sources by how long they take to answer, the slowest first: PageSpeed loads every page that it is asked about. */
const SLOWEST_FIRST: readonly Source[] = ['pagespeed', 'gsc', 'ga4', 'google_ads', 'meta_ads'];

/**
 * Analysts in the order in which they should begin: one of each source in turn, the slowest source first. Each source has
 * limits of its own, so that a row of analysts of one would leave the others idle and end one after the other.
 */
export function inTurns<Some extends Pick<Analyst, 'source'>>(analysts: readonly Some[]): Some[] {
  const bySource = SLOWEST_FIRST.map((source) => analysts.filter((each) => each.source === source));
  const longest = Math.max(0, ...bySource.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    bySource.flatMap((own) => own.slice(turn, turn + 1)),
  ).flat();
}
