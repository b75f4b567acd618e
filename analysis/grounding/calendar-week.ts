import type { Language } from '#core/tenant.ts';
import { type Figure, figureOf, spanOf } from './figure.ts';

const WEEK = '(?<week>0?[1-9]|[1-4]\\d|5[0-3])';
const SHORT = `(?:(?<year>\\d{4})-)?(?:W|CW|KW)${WEEK}`;

const PATTERNS: Readonly<Record<Language, RegExp>> = {
  en: weeksAs(`${SHORT}|(?:calendar )?week (?:no\\. ?)?${WEEK.replace('week', 'long')}`),
  pl: weeksAs(
    `${SHORT}|(?:tydzień|tygodniu|tygodnia|tyg\\.) (?:nr )?${WEEK.replace('week', 'long')}|${WEEK.replace('week', 'ordinal')}(?:\\. (?:tydzień|tygodni\\p{L}+)|\\.? tygodniu)`,
  ),
};

function weeksAs(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_.,/-])(?:${source})(?![\\p{L}\\p{N}_]|[.,]\\d| ?[%/])`, 'gu');
}

/** Weeks of the calendar: "W40", "2026-W40", "week 40", "40. tydzień". */
export function findWeeks(text: string, language: Language): Figure[] {
  return [...text.matchAll(PATTERNS[language])].map((match) => {
    const { year, week, long, ordinal } = match.groups ?? {};
    const date = { year: year === undefined ? null : Number(year), week: Number(week ?? long ?? ordinal) };
    return figureOf(spanOf(match[0], match.index), { kind: 'date', date });
  });
}

const DAY = 86_400_000;
const THURSDAY = 4;

/** The ISO week of a day (YYYY-MM-DD): weeks begin on Monday, and a year's first one holds its first Thursday. */
export function isoWeekOf(day: string): { readonly year: number; readonly week: number } {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay() || 7;
  const thursday = new Date(date.getTime() + (THURSDAY - weekday) * DAY);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1 };
}
