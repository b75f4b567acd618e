import type { Language } from '#core/tenant.ts';
import { type Figure, figureOf, type PrintedDate, spanOf } from './figure.ts';

/** Month names by language, as regular expression sources, January first; Polish in every case that dates use. */
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Jan(?:uary)?',
    'Feb(?:ruary)?',
    'Mar(?:ch)?',
    'Apr(?:il)?',
    'May',
    'June?',
    'July?',
    'Aug(?:ust)?',
    'Sept?(?:ember)?',
    'Oct(?:ober)?',
    'Nov(?:ember)?',
    'Dec(?:ember)?',
  ],
  pl: [
    'sty(?:czeń|cznia|czniu)?',
    'lut(?:y|ego|ym)?',
    'mar(?:zec|ca|cu)?',
    'kwi(?:ecień|etnia|etniu)?',
    'maj[au]?',
    'cze(?:rwiec|rwca|rwcu)?',
    'lip(?:iec|ca|cu)?',
    'sie(?:rpień|rpnia|rpniu)?',
    'wrz(?:esień|eśnia|eśniu)?',
    'paź(?:dziernik|dziernika|dzierniku)?',
    'lis(?:topad|topada|topadzie)?',
    'gru(?:dzień|dnia|dniu)?',
  ],
};

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const DASH = '[-–—]';
const SPACE = '[ \\u00a0]';
const BEFORE = '(?<![\\p{L}\\p{N}_.,/-])';
const AFTER = '(?![\\p{L}\\p{N}_])';

/** The dates of a text. Slashes are never read: day and month cannot be told apart. */
export function findDates(text: string, language: Language): Figure[] {
  const dates: Figure[] = [];
  // Patterns run from the fullest to the barest, and what one has read is not read again in part.
  for (const pattern of PATTERNS[language]) {
    for (const match of text.matchAll(pattern)) {
      const isRead = dates.some(
        ({ start, end }) => match.index < end && start < match.index + match[0].length,
      );
      if (!isRead) dates.push(...readDates(match, language));
    }
  }
  return dates;
}

function patternsOf(language: Language): readonly RegExp[] {
  const month = `(?<name>${MONTHS[language].join('|')})\\.?`;
  const years = `(?:,?${SPACE}(?<year>\\d{4}))`;
  const days = `(?:(?<first>${DAY})${SPACE}?${DASH}${SPACE}?)?(?<day>${DAY})`;
  const sources = [
    `${BEFORE}(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})`,
    `${BEFORE}(?:(?<first>${DAY})\\.?${DASH})?(?<day>${DAY})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})`,
    `${BEFORE}${days}${SPACE}${month}${years}?`,
    `${BEFORE}${month}${SPACE}${days}(?!\\d)${years}?`,
    `${BEFORE}${month}${SPACE}(?<year>\\d{4})`,
  ];
  return sources.map((source) => new RegExp(source + AFTER, 'gu'));
}

const PATTERNS: Readonly<Record<Language, readonly RegExp[]>> = {
  en: patternsOf('en'),
  pl: patternsOf('pl'),
};

function readDates(match: RegExpMatchArray, language: Language): Figure[] {
  const { first, day, month, name, year } = match.groups ?? {};
  const date = {
    year: year === undefined ? null : Number(year),
    month: month === undefined ? monthNumber(name ?? '', language) : Number(month),
    day: day === undefined ? null : Number(day),
  };
  if (date.month < 1 || date.month > 12) return [];
  const last = dateFigure(match, date);
  return first === undefined ? [last] : [dateFigure(match, { ...date, day: Number(first) }), last];
}

function dateFigure(match: RegExpMatchArray, date: PrintedDate): Figure {
  return figureOf(spanOf(match[0], match.index ?? 0), { kind: 'date', date });
}

function monthNumber(name: string, language: Language): number {
  return MONTHS[language].findIndex((month) => new RegExp(`^(?:${month})$`).test(name)) + 1;
}

/** Whether a stored day (YYYY-MM-DD, a time may follow) is the printed one. */
export function isSameDate(printed: PrintedDate, stored: string): boolean {
  const [year, month, day] = stored.slice(0, 10).split('-').map(Number);
  return month === printed.month && isSameOrOpen(printed.year, year) && isSameOrOpen(printed.day, day);
}

function isSameOrOpen(printed: number | null, stored: number | undefined): boolean {
  return printed === null || printed === stored;
}
