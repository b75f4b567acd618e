import { daysBetween } from '#core/time.ts';

/** How many days the stretch has when both ends count; zero or less when it ends before it starts. */
export function inclusiveDays(firstDay: string, lastDay: string): number {
  return daysBetween(firstDay, lastDay) + 1;
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}
