import type { Source } from '#tools/source/source.ts';
import type { Analyst } from '../analyst.ts';

/** It loads every page that it is asked about, and its analysts ask about the same pages. */
const SLOWEST: Source = 'pagespeed';
/** The others in the order in which one of each begins. */
const OTHERS: readonly Source[] = ['ga4', 'gsc', 'google_ads', 'meta_ads'];

/**
 * Analysts in the order in which they should begin. Each source has limits of its own, so one of each begins in turn: a row
 * of analysts of one source would leave the others idle. Of the slowest source one begins first and the rest come last:
 * they read what the first one has asked for, and would only stand in the way while it is waited for.
 */
export function inTurns<Some extends Pick<Analyst, 'source'>>(analysts: readonly Some[]): Some[] {
  const of = (source: Source): Some[] => analysts.filter((each) => each.source === source);
  const [first, ...last] = of(SLOWEST);
  const bySource = OTHERS.map(of);
  const longest = Math.max(0, ...bySource.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    bySource.flatMap((own) => own.slice(turn, turn + 1)),
  );
  return [...(first === undefined ? [] : [first]), ...turns.flat(), ...last];
}
