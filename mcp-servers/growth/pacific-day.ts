import { addDays, dayInZone } from '#core/time.ts';
import { instantOfMidnight } from './midnight.ts';

/** Where Google's days begin and end. */
export const PACIFIC = 'America/Los_Angeles';

/** Daily quotas of Google come back when the day ends in California. */
export function secondsToPacificMidnight(now: Date): number {
  const tomorrow = addDays(dayInZone(now, PACIFIC), 1);
  return Math.ceil((instantOfMidnight(tomorrow, PACIFIC).getTime() - now.getTime()) / 1000);
}
