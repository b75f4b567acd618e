import { insertSorted } from './sorted-window.ts';
import { quantileOfSorted } from './statistics.ts';

/** What the same week of the year before lets one expect, in deviations of one day. */
export interface SeasonalShift {
  /** To be added to the expectation. */
  readonly shift: number;
  /** To be added to the deviation: one earlier year does not tell a season from an accident. */
  readonly doubt: number;
}

export const NO_SHIFT: SeasonalShift = { shift: 0, doubt: 0 };
/** Fifty-two weeks, so that weekdays fall on weekdays. */
const YEAR_DAYS = 364;
const HALF_WIDTH_DAYS = 3;
/** Fewer known days of the week say too little. */
const LEAST_DAYS = 5;
/** A median of a week this many standard errors from none is believed half. */
const HALF_BELIEVED = 3;
/** The standard error of a median of normal values, times the root of their number. */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2);

/**
 * Half of what the week around the same day of last year brought beyond its own past, if that is beyond noise, and as much
 * doubt: as it was last year and as if it had not been are then both within reach. `yearly` holds surprises by day number.
 */
export function seasonalShift(yearly: ReadonlyMap<number, number>, today: number): SeasonalShift {
  const around = today - YEAR_DAYS;
  const surprises: number[] = [];
  for (let day = around - HALF_WIDTH_DAYS; day <= around + HALF_WIDTH_DAYS; day += 1) {
    const surprise = yearly.get(day);
    if (surprise !== undefined) insertSorted(surprises, surprise);
  }
  if (surprises.length < LEAST_DAYS) return NO_SHIFT;
  const middle = quantileOfSorted(surprises, 0.5);
  const significance = (Math.abs(middle) * Math.sqrt(surprises.length)) / MEDIAN_ERROR;
  const belief = significance ** 4 / (significance ** 4 + HALF_BELIEVED ** 4);
  return { shift: (middle * belief) / 2, doubt: (Math.abs(middle) * belief) / 2 };
}
