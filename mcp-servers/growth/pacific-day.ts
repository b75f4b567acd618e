import { addDays, dayInZone } from '#core/time.ts';

/** Where Google's days begin and end. */
export const PACIFIC = 'America/Los_Angeles';

/** Daily quotas of Google come back when the day ends in California. */
export function secondsToPacificMidnight(now: Date): number {
  const asUtc = Date.parse(`${addDays(dayInZone(now, PACIFIC), 1)}T00:00:00Z`);
  // Clocks there are changed in the small hours, so midnight has the offset of the afternoon before.
  const midnight = asUtc - pacificOffset(new Date(asUtc));
  return Math.ceil((midnight - now.getTime()) / 1000);
}

/** By how much clocks in California are ahead of UTC, in milliseconds. */
function pacificOffset(instant: Date): number {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: PACIFIC,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant);
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - instant.getTime();
}
