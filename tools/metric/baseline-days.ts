import { detectStretches } from '#analysis/stretches.ts';
import { addDays, daysBetween, daysFrom } from '#core/time.ts';
import type { WeightedDay } from '#storage/metric/breakdown.repository.ts';
import type { ExpectedSeries } from './expected-series.ts';
import type { Days } from './stretch-summary.ts';

/** The days of a stretch and, for each, ordinary earlier days of its weekday that count as much together. */
export interface Comparison {
  readonly before: readonly WeightedDay[];
  readonly after: readonly WeightedDay[];
}

const WANTED_WEEKS = 4;
const SEARCHED_WEEKS = 10;
/** With fewer ordinary weeks, unusual ones are better than nothing. */
const LEAST_WEEKS = 2;

/**
 * Compares each day of the stretch with the mean of the last four ordinary days of its weekday before the stretch.
 * Days on which one of `watched` was unexpected are not ordinary; a day without data is compared with nothing.
 */
export function compareWithEarlierWeeks(watched: readonly ExpectedSeries[], stretch: Days): Comparison {
  const known = knownDays(watched);
  const unusual = new Set(watched.flatMap((series) => unusualDays(series, stretch)));
  const weights = new Map<string, number>();
  const after: WeightedDay[] = [];
  for (const day of daysFrom(stretch.firstDay, stretch.lastDay).filter((each) => known.has(each))) {
    const earlier = earlierDays(day, stretch.firstDay).filter((each) => known.has(each));
    const ordinary = earlier.filter((each) => !unusual.has(each)).slice(0, WANTED_WEEKS);
    const chosen = ordinary.length >= LEAST_WEEKS ? ordinary : earlier.slice(0, WANTED_WEEKS);
    if (chosen.length === 0) continue;
    after.push({ day, weight: 1 });
    for (const each of chosen) weights.set(each, (weights.get(each) ?? 0) + 1 / chosen.length);
  }
  const before = [...weights]
    .map(([day, weight]) => ({ day, weight }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return { before, after };
}

/** Days that every watched series knows. */
function knownDays([first, ...rest]: readonly ExpectedSeries[]): ReadonlySet<string> {
  const others = rest.map(daysWithData);
  const days = first === undefined ? [] : [...daysWithData(first)];
  return new Set(days.filter((day) => others.every((known) => known.has(day))));
}

function daysWithData({ points }: ExpectedSeries): ReadonlySet<string> {
  return new Set(points.filter(({ actual }) => actual !== null).map(({ day }) => day));
}

function unusualDays({ points }: ExpectedSeries, { firstDay }: Days): string[] {
  const earlier = points.filter(({ day }) => day < firstDay);
  return detectStretches(earlier).flatMap((stretch) => daysFrom(stretch.firstDay, stretch.lastDay));
}

/** The same weekday in the weeks before the stretch, latest first. */
function earlierDays(day: string, firstDay: string): string[] {
  const weeksInside = Math.floor(daysBetween(firstDay, day) / 7);
  return Array.from({ length: SEARCHED_WEEKS }, (_, week) => addDays(day, -7 * (weeksInside + week + 1)));
}
