import { addDays, type Day } from '#core/time.ts';

/** A stretch of days as somebody named it. */
export type AskedPeriod =
  | { readonly kind: 'day_ago'; readonly days: number }
  | { readonly kind: 'week' | 'month'; readonly ago: 0 | 1 }
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'dates'; readonly firstDay: Day; readonly lastDay: Day };

/** What "now" is for a question: the tenant's today, and the last day of which there is data. */
export interface Clock {
  readonly today: Day;
  readonly lastDay: Day;
}

/** The days that are meant. */
export interface Period {
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** True when the days that were named have no data yet, and the last day that has some stands for them. */
  readonly isLate: boolean;
}

interface Naming {
  readonly pattern: RegExp;
  read(match: RegExpExecArray): AskedPeriod | null;
}

const IN = '(?:in |over |for |during |of |on |w |we |z |za |przez )?(?:the )?';
const LAST_PL = '(?:zeszl|ubiegl|ostatni|poprzedni)\\p{L}*';
const THIS_PL = '(?:ten|tym|tego|biezac\\p{L}*)';
const WEEK_PL = '(?:tydzien|tygodniu|tygodnia)';
const MONTH_PL = '(?:miesiac|miesiacu|miesiaca)';
const DATE = '(\\d{4}-\\d{2}-\\d{2})';
const MOST_DAYS = 366;
const DAYS_PER_WEEK = 7;

function naming(pattern: string, read: Naming['read']): Naming {
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u'), read };
}

/** Of two that fit, the first one counts. */
const NAMINGS: readonly Naming[] = [
  naming(`(?:from |between |od )?${DATE} (?:to|and|until|do|a) ${DATE}`, ([, first, last]) =>
    datesOf(first, last),
  ),
  naming(`(?:on |dnia |w dniu |z |z dnia )?${DATE}`, ([, day]) => datesOf(day, day)),
  naming('(?:the )?day before yesterday|przedwczoraj', () => ({ kind: 'day_ago', days: 2 })),
  naming('yesterday|wczoraj', () => ({ kind: 'day_ago', days: 1 })),
  naming('today|dzis|dzisiaj', () => ({ kind: 'day_ago', days: 0 })),
  naming(
    `${IN}(?:last|past|previous|ostatni|ostatnie|ostatnich) (\\d{1,3}) (day|days|week|weeks|dni|dzien|tygodni|tygodnie)`,
    ([, count, unit]) => countOf(Number(count), unit),
  ),
  naming(`${IN}(?:last|previous|past) week|${IN}${LAST_PL} ${WEEK_PL}`, () => ({ kind: 'week', ago: 1 })),
  naming(`${IN}this week|${IN}${THIS_PL} ${WEEK_PL}`, () => ({ kind: 'week', ago: 0 })),
  naming(`${IN}(?:last|previous|past) month|${IN}${LAST_PL} ${MONTH_PL}`, () => ({ kind: 'month', ago: 1 })),
  naming(`${IN}this month|${IN}${THIS_PL} ${MONTH_PL}`, () => ({ kind: 'month', ago: 0 })),
];

/** Finds the stretch of days that a folded question names, and what is left of the question without it. */
export function findPeriod(folded: string): { period: AskedPeriod | null; rest: string } {
  for (const { pattern, read } of NAMINGS) {
    const match = pattern.exec(folded);
    const period = match === null ? null : read(match);
    if (match === null || period === null) continue;
    const rest = `${folded.slice(0, match.index)} ${folded.slice(match.index + match[0].length)}`;
    return { period, rest: rest.replace(/\s+/g, ' ').trim() };
  }
  return { period: null, rest: folded };
}

function datesOf(first: string | undefined, last: string | undefined): AskedPeriod | null {
  if (!isDay(first) || !isDay(last) || first > last) return null;
  return { kind: 'dates', firstDay: first, lastDay: last };
}

function isDay(text: string | undefined): text is Day {
  if (text === undefined || Number.isNaN(Date.parse(`${text}T00:00:00Z`))) return false;
  return addDays(text, 0) === text;
}

function countOf(count: number, unit = 'days'): AskedPeriod | null {
  const days = count * (/^(week|tyg)/.test(unit) ? DAYS_PER_WEEK : 1);
  return days >= 1 && days <= MOST_DAYS ? { kind: 'days', count: days } : null;
}

/** The days that are meant, counted back from the last complete day that has data. */
export function settlePeriod(asked: AskedPeriod, { today, lastDay }: Clock): Period {
  const yesterday = addDays(today, -1);
  const last = lastDay < yesterday ? lastDay : yesterday;
  switch (asked.kind) {
    case 'day_ago': {
      const wanted = addDays(today, -asked.days);
      const day = wanted > last ? last : wanted;
      return { firstDay: day, lastDay: day, isLate: day !== wanted };
    }
    case 'days':
      return { firstDay: addDays(last, 1 - asked.count), lastDay: last, isLate: false };
    case 'week':
      return { ...weekOf(last, asked.ago), isLate: false };
    case 'month':
      return { ...monthOf(last, asked.ago), isLate: false };
    case 'dates':
      return { firstDay: asked.firstDay, lastDay: asked.lastDay, isLate: false };
  }
}

type Days = Pick<Period, 'firstDay' | 'lastDay'>;

/** Monday to Sunday: the last whole one, or the one that is under way. */
function weekOf(last: Day, ago: 0 | 1): Days {
  const weekday = (new Date(`${last}T00:00:00Z`).getUTCDay() + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK;
  const monday = addDays(last, -weekday);
  if (ago === 0) return { firstDay: monday, lastDay: last };
  const isWhole = weekday === DAYS_PER_WEEK - 1;
  const first = isWhole ? monday : addDays(monday, -DAYS_PER_WEEK);
  return { firstDay: first, lastDay: addDays(first, DAYS_PER_WEEK - 1) };
}

/** From the first of the month: the last whole one, or the one that is under way. */
function monthOf(last: Day, ago: 0 | 1): Days {
  const first = `${last.slice(0, 7)}-01`;
  if (ago === 0) return { firstDay: first, lastDay: last };
  if (addDays(last, 1).endsWith('-01')) return { firstDay: first, lastDay: last };
  const end = addDays(first, -1);
  return { firstDay: `${end.slice(0, 7)}-01`, lastDay: end };
}
