const MILLISECONDS_PER_DAY = 86_400_000;

/** A calendar day, YYYY-MM-DD, in some tenant's time zone. */
export type Day = string;

/** The calendar day of an instant in a time zone. */
export function dayInZone(instant: Date, timezone: string): Day {
  // Swedish dates are written YYYY-MM-DD.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(instant);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** How many days `last` is after `first`; negative when it is before. */
export function daysBetween(first: Day, last: Day): number {
  return Math.round(
    (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / MILLISECONDS_PER_DAY,
  );
}

/** Days from one instant to a later one, with their part of a day; negative for an earlier one. */
export function daysSince(then: Date, at: Date): number {
  return (at.getTime() - then.getTime()) / MILLISECONDS_PER_DAY;
}

/** All days from `first` to `last`, both included; empty when `last` is before `first`. */
export function daysFrom(first: Day, last: Day): Day[] {
  const count = daysBetween(first, last) + 1;
  const start = Date.parse(`${first}T00:00:00Z`);
  const dayAt = (_: unknown, index: number): Day =>
    new Date(start + index * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
  return Array.from({ length: Math.max(0, count) }, dayAt);
}
