import { daysBetween, daysFrom } from '#core/time.ts';
import type { SourceDay } from '#storage/metric/source-day.repository.ts';
import type { Connector, DayWindow } from '../connector.ts';

/** What the rows of a window are judged by. */
export interface ReadWindow {
  readonly window: DayWindow;
  /** Where the source counts its days. */
  readonly today: string;
  /** Days on which the source has rows. */
  readonly days: readonly string[];
}

/**
 * The days of a window that the source has by now. Days at its end without a row may be on the way still: they are left
 * unknown until they are old enough to be taken for empty.
 */
export function daysThere({ lateDays }: Connector, { window, today, days }: ReadWindow): string[] {
  const last = days.toSorted().at(-1) ?? '';
  return daysFrom(window.from, window.to).filter((day) => day <= last || daysBetween(day, today) > lateDays);
}

/** Whether the numbers of a day may still change. */
export function stateOf({ changingDays }: Connector, day: string, today: string): SourceDay['state'] {
  return daysBetween(day, today) <= changingDays ? 'provisional' : 'final';
}
