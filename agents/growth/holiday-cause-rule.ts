import { FIT, type Finding, has, OUTCOMES, rootOf, SEARCH_VOLUMES, TRAFFIC } from './cause-finding.ts';
import type { Observation } from './observation.ts';

/** A holiday explains an incident when it takes at least this part of its days, with the days beside it. */
const HOLIDAY_PART = 0.5;
/** Days without any orders are days on which nobody works when so many of them are holidays or lie beside one. */
const CLOSED_PART = 0.75;

/** People rest, or shop for the feast: how many come and buy, all over the shop, on days that the calendar names. */
export function findHoliday(seen: Observation): Finding | undefined {
  const { holidays, metric, days } = seen;
  const isVolume = [...TRAFFIC, ...OUTCOMES, ...SEARCH_VOLUMES].includes(metric);
  if (holidays === null || !isVolume || !isBroad(seen)) return undefined;
  if (holidays.holidays + holidays.beside < HOLIDAY_PART * days) return undefined;
  // An eve alone is a holiday for some.
  return { kind: 'holiday', segment: null, share: null, fit: holidays.holidays > 0 ? FIT.likely : FIT.vague };
}

/** No data at all because nobody took orders. The calendar is only asked where orders are counted: visits come on holidays too. */
export function findClosedDays({ doubts, holidays, days }: Observation): Finding | undefined {
  if (!has(doubts, 'gap') || holidays === null || holidays.holidays === 0) return undefined;
  if (holidays.holidays + holidays.beside < CLOSED_PART * days) return undefined;
  return { kind: 'holiday', segment: null, share: null, fit: FIT.clear };
}

/** No single place explains it, but for the country: holidays end at the border. */
function isBroad(seen: Observation): boolean {
  return [rootOf(seen), seen.roots.sessions ?? null].every(
    (root) => root === null || root.dimension === 'country',
  );
}
