import type { Cell } from '#core/cell.ts';
import type { Language } from '#core/tenant.ts';
import type { Day } from '#core/time.ts';

/** The language and money of whose numbers are printed. */
export interface Manner {
  readonly locale: Language;
  readonly currency: string;
}

/** What stands where nothing is known. */
export const UNKNOWN = '–';

const PERCENT_DIGITS = 1;
/** As a relative change. */
const TENFOLD = 9;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;
const SECONDS_PER_HOUR = SECONDS_PER_MINUTE * MINUTES_PER_HOUR;
const MILLISECONDS = 1000;

/** A number in the reader's language. */
export function formatNumber(value: number, { locale }: Pick<Manner, 'locale'>, digits = 2): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: 'always' }).format(
    value,
  );
}

/** An amount; whole units when it is large, because nobody reads the rest. */
export function formatMoney(amount: number, { locale, currency }: Manner): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    useGrouping: 'always',
    ...(Math.abs(amount) >= 1000 && { maximumFractionDigits: 0 }),
  }).format(amount);
}

/** An amount to the last cent, for sums that somebody compares. */
export function formatExactMoney(amount: number, { locale, currency }: Manner): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, useGrouping: 'always' }).format(amount);
}

/** A fraction as percent: 0.25 is 25 %. */
export function formatPercent(fraction: number, { locale }: Pick<Manner, 'locale'>): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: PERCENT_DIGITS }).format(
    fraction,
  );
}

/** How sure somebody is: whole percents, because nobody is surer than that. */
export function formatConfidence(confidence: number, { locale }: Pick<Manner, 'locale'>): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(confidence);
}

/** A relative change with its sign; a very large one as a multiple. */
export function formatChange(fraction: number | null, { locale }: Pick<Manner, 'locale'>): string {
  if (fraction === null) return UNKNOWN;
  if (fraction >= TENFOLD) return `×${formatNumber(fraction + 1, { locale }, 0)}`;
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  }).format(fraction);
}

/** A calendar day, in words short enough for a table. */
export function formatDay(day: Day, { locale }: Pick<Manner, 'locale'>): string {
  return dayFormat(locale).format(asDate(day));
}

/** A stretch of days, both ends included. */
export function formatDays(first: Day, last: Day, { locale }: Pick<Manner, 'locale'>): string {
  return dayFormat(locale).formatRange(asDate(first), asDate(last)).replaceAll('\u2009', '');
}

/** The same without the year, for where it is said already. */
export function formatDaysOfYear(first: Day, last: Day, { locale }: Pick<Manner, 'locale'>): string {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return format.formatRange(asDate(first), asDate(last)).replaceAll('\u2009', '');
}

/** An instant, to the minute, on the clock of a time zone. */
export function formatInstant(instant: Date, locale: Language, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone }).format(
    instant,
  );
}

/** How long something took or will take. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < MILLISECONDS) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / MILLISECONDS;
  if (seconds < SECONDS_PER_MINUTE - 0.05) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole >= SECONDS_PER_HOUR) return formatHours(Math.round(whole / SECONDS_PER_MINUTE));
  return `${Math.floor(whole / SECONDS_PER_MINUTE)} min ${whole % SECONDS_PER_MINUTE} s`;
}

function formatHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / MINUTES_PER_HOUR), minutes % MINUTES_PER_HOUR];
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

const IN_UNIT: Readonly<Record<Cell['unit'], (value: number, manner: Manner) => string>> = {
  count: formatNumber,
  ratio: formatNumber,
  z: (value, manner) => formatNumber(value, manner, 1),
  fraction: formatPercent,
  points: (value, manner) => `${formatNumber(value * 100, manner)} pp`,
  currency: formatMoney,
  seconds: (value, manner) => `${formatNumber(value, manner, 1)} s`,
  hours: (value, manner) => `${formatNumber(value, manner, 1)} h`,
  days: (value, manner) => `${formatNumber(value, manner, 0)} d`,
  date: (value) => String(value),
  label: (value) => String(value),
};

/** A value in its unit, as a person reads it. */
export function formatValue(value: number | null, unit: Cell['unit'], manner: Manner): string {
  return value === null ? UNKNOWN : IN_UNIT[unit](value, manner);
}

/** A stored cell as a person reads it, in its own currency when it has one. */
export function formatCell({ value, unit, currency }: Omit<Cell, 'basis'>, manner: Manner): string {
  if (typeof value === 'string') return unit === 'date' && isDay(value) ? formatDay(value, manner) : value;
  return formatValue(value, unit, { ...manner, currency: currency ?? manner.currency });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function dayFormat(locale: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function asDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
