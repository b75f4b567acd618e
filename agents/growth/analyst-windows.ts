import type { WindowName } from '#analysis/tables/finding.ts';
import { addDays, type Day } from '#core/time.ts';
import type { Source } from '#tools/source/source.ts';
import type { Analyst } from '../analyst.ts';

/** Both days included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

export type Windows = Readonly<Record<WindowName, DayRange>>;

const DAYS_PER_WEEK = 7;
/** The same weekday a year before. */
const YEAR = 52 * DAYS_PER_WEEK;

/**
 * Whole days before yesterday that a source may still change: GA4 goes on counting for two days, Search Console is final
 * after three, and most conversions of a click come within three days of it.
 */
const LATE_DAYS: Readonly<Record<Source, number>> = {
  ga4: 2,
  gsc: 3,
  pagespeed: 0,
  google_ads: 3,
  meta_ads: 3,
};

/** By how many days the compared windows lie before the current one. */
export function shiftsOf({ windowDays }: Pick<Analyst, 'windowDays'>) {
  return { previous: windowDays, year_before: YEAR };
}

/** The days that an analyst looks at when it is this day; today is not among them. */
export function windowsOf(analyst: Pick<Analyst, 'source' | 'windowDays'>, today: Day): Windows {
  const to = addDays(today, -1 - LATE_DAYS[analyst.source]);
  const current = { from: addDays(to, 1 - analyst.windowDays), to };
  const { previous, year_before: yearBefore } = shiftsOf(analyst);
  return { current, previous: earlier(current, previous), year_before: earlier(current, yearBefore) };
}

function earlier({ from, to }: DayRange, days: number): DayRange {
  return { from: addDays(from, -days), to: addDays(to, -days) };
}
