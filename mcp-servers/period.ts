import { z } from 'zod';
import { addDays, type Day, dayInZone } from '#core/time.ts';
import { SourceError } from '#tools/source/source-error.ts';

const DAYS_AGO = /^(\d{1,4})daysAgo$/;
const LAST_DAYS = /^last_(\d{1,3})(?:d|_days)$/i;
const USUAL_DAYS = 28;

/** A day as people write it to these providers. */
export const dayInput = z
  .union([z.iso.date(), z.string().regex(/^(today|yesterday|\d{1,4}daysAgo)$/)])
  .describe('YYYY-MM-DD, today, yesterday or e.g. 28daysAgo, in days of the account.');

/** The arguments of a tool that answers about a stretch of days. */
export const periodInput = {
  from: dayInput.optional(),
  to: dayInput.optional(),
  period: z
    .string()
    .regex(/^(today|yesterday|this_month|last_month|last_\d{1,3}(d|_days))$/i)
    .optional()
    .describe('Instead of from and to: last_7d, last_30d, last_month … Whole days, today not among them.'),
};

/** A stretch of days, both ends included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

interface PeriodWish {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly period?: string | undefined;
}

/** The days that were asked for; the last four weeks when nobody said. */
export function resolvePeriod({ from, to, period }: PeriodWish, today: Day): Period {
  if (period !== undefined && from === undefined && to === undefined) return namedPeriod(period, today);
  if (period !== undefined) throw unclear('Say either "period" or "from" and "to".');
  if (from === undefined && to === undefined) return lastDays(USUAL_DAYS, today);
  if (from === undefined || to === undefined) throw unclear('Say both "from" and "to".');
  const resolved = { from: resolveDay(from, today), to: resolveDay(to, today) };
  if (resolved.from > resolved.to) throw unclear('Say a "from" that is not after "to".');
  return resolved;
}

/** Today where the account is. */
export function todayOf(timezone: string | null, now: Date): Day {
  return dayInZone(now, timezone ?? 'UTC');
}

/** The calendar day that a word like `yesterday` or `28daysAgo` means. */
export function resolveDay(day: string, today: Day): Day {
  if (day === 'today') return today;
  if (day === 'yesterday') return addDays(today, -1);
  const ago = DAYS_AGO.exec(day)?.[1];
  return ago === undefined ? day : addDays(today, -Number(ago));
}

function namedPeriod(period: string, today: Day): Period {
  const name = period.toLowerCase();
  const count = LAST_DAYS.exec(name)?.[1];
  if (count !== undefined) return lastDays(Math.max(1, Number(count)), today);
  if (name === 'today') return { from: today, to: today };
  if (name === 'this_month') return { from: firstOfMonth(today), to: today };
  if (name === 'last_month') {
    const last = addDays(firstOfMonth(today), -1);
    return { from: firstOfMonth(last), to: last };
  }
  return lastDays(1, today);
}

function lastDays(count: number, today: Day): Period {
  return { from: addDays(today, -count), to: addDays(today, -1) };
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

function unclear(userAction: string): SourceError {
  return new SourceError('The days that were asked for are not clear.', { kind: 'bad_request', userAction });
}
