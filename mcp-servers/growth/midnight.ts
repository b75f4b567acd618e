import type { Day } from '#core/time.ts';

const MINUTE = 60_000;

/** The instant at which a day begins in a time zone. */
export function instantOfMidnight(day: Day, timezone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  const first = asUtc - offsetAt(new Date(asUtc), timezone);
  // The clock may have been changed between the guess and the midnight that is looked for.
  return new Date(asUtc - offsetAt(new Date(first), timezone));
}

/** By how much clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: Date, timezone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant);
  const wall = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Math.round((wall - instant.getTime()) / MINUTE) * MINUTE;
}
