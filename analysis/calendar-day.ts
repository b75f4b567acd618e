const MILLISECONDS_PER_DAY = 86_400_000;

/** Whole days from 1970-01-01 to a YYYY-MM-DD day; differences are calendar days in any time zone. */
export function dayNumber(day: string): number {
  // The quotient is whole already; rounded, it is kept as a whole number, which is what makes counting with it fast.
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY);
}

/** The YYYY-MM-DD day with this number. */
export function dayOfNumber(number: number): string {
  return new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}
