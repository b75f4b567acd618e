import type { Language } from '#core/tenant.ts';
import { isoWeekOf } from './calendar-week.ts';
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

const NUMBER = '(?:0?[1-9]|[12]\\d|3[01])';
const ORDINAL = '(?:st|nd|rd|th)';
const DASH = '[-–—]';
const SPACE = '[ \\u00a0]';
const BEFORE = '(?<![\\p{L}\\p{N}_.,/-])';
const AFTER = '(?![\\p{L}\\p{N}_])';
const DASHED = `${SPACE}?${DASH}${SPACE}?`;

/** How a language writes a day beside its month, and what joins two days of one month. */
interface DayWords {
  readonly ordinal: string;
  readonly of: string;
  readonly joint: string;
  readonly half: string;
}

const DAY_WORDS: Readonly<Record<Language, DayWords>> = {
  en: {
    ordinal: `${ORDINAL}?`,
    of: '(?:of )?',
    joint: `(?:${DASHED}|${SPACE}(?:to|and|through|until|till)${SPACE}(?:the${SPACE})?)`,
    half: `(?<part>first|second|1st|2nd)${SPACE}half${SPACE}(?:of${SPACE})?`,
  },
  pl: {
    ordinal: '\\.?',
    of: '',
    joint: `(?:\\.?${DASHED}|${SPACE}(?:i|a|do|oraz)${SPACE})`,
    half: `(?<part>pierwsz|drug)\\p{L}*${SPACE}połow\\p{L}*${SPACE}`,
  },
};

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
  const { ordinal, of, joint, half } = DAY_WORDS[language];
  const month = `(?<name>${MONTHS[language].join('|')})\\.?`;
  const years = `(?:,?${SPACE}(?<year>\\d{4}))`;
  const sources = [
    `${BEFORE}(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})`,
    `${BEFORE}(?:(?<first>${NUMBER})\\.?${DASH})?(?<day>${NUMBER})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})`,
    `${BEFORE}(?:(?<first>${NUMBER})${ordinal}${joint})?(?<day>${NUMBER})${ordinal}${SPACE}${of}${month}${years}?`,
    // Without an ordinal, "June 1 to 12" may end in a count.
    `${BEFORE}${month}${SPACE}(?:(?<first>${NUMBER})${ORDINAL}${joint}|(?:(?<first_bare>${NUMBER})${DASHED}))?(?<day>${NUMBER})${ORDINAL}?(?![.,]?\\d)${years}?`,
    `${BEFORE}${half}${month}${years}?`,
    `${BEFORE}${month}${SPACE}(?<year>\\d{4})`,
  ];
  // A stretch of bare days may end in a full date.
  return [...(language === 'pl' ? BARE : []), ...sources].map((source) => new RegExp(source + AFTER, 'gu'));
}

const BARE_DAY = `(?<day>${NUMBER})\\.(?<month>0[1-9]|1[0-2])`;
const BARE_FIRST = `(?<first>${NUMBER})\\.(?<first_month>0[1-9]|1[0-2])`;
/** A day without its year looks like a number with two decimals; a unit behind it makes it one. */
const NO_UNIT =
  '(?!\\.?\\d|,\\d|[ \\u00a0]?(?:[%‰×$€£x]|zł|tys|mln|p\\.p|pp|pkt|proc|raz|euro|dolar|[A-Z]{3}(?!\\p{L})))';

const BARE: readonly string[] = [
  `${BEFORE}${BARE_FIRST}(?:\\.(?<first_year>\\d{4}))?${DASHED}${BARE_DAY}(?:\\.(?<year>\\d{4}))?${NO_UNIT}`,
  `${BEFORE}(?<first>${NUMBER})${DASH}${BARE_DAY}${NO_UNIT}`,
  `(?<=(?<!\\p{L})(?:[Oo]d|[Mm]iędzy) )${BARE_FIRST}(?: do | a )${BARE_DAY}(?:\\.(?<year>\\d{4}))?${NO_UNIT}`,
  `(?<=(?<!\\p{L})(?:[Oo]d|[Pp]o|[Pp]rzed|[Dd]nia|[Dd]niu) )${BARE_DAY}${NO_UNIT}`,
];

const PATTERNS: Readonly<Record<Language, readonly RegExp[]>> = {
  en: patternsOf('en'),
  pl: patternsOf('pl'),
};

function readDates(match: RegExpMatchArray, language: Language): Figure[] {
  const { day, month, name, year, part } = match.groups ?? {};
  const date = {
    year: numberIn(year),
    month: month === undefined ? monthNumber(name ?? '', language) : Number(month),
    day: numberIn(day),
    half: halfOf(part),
  };
  if (date.month < 1 || date.month > 12) return [];
  const first = firstDay(match);
  const last = dateFigure(match, date);
  return first === null ? [last] : [dateFigure(match, { ...date, ...first }), last];
}

/** The day with which a stretch begins, in the month of its last day unless it says another. */
function firstDay({ groups = {} }: RegExpMatchArray): { day: number; month?: number } | null {
  const { first = groups.first_bare, first_month: month } = groups;
  if (first === undefined) return null;
  return { day: Number(first), ...(month === undefined ? {} : { month: Number(month) }) };
}

function numberIn(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function halfOf(part: string | undefined): 1 | 2 | undefined {
  if (part === undefined) return undefined;
  return /^(?:first|1|pierwsz)/i.test(part) ? 1 : 2;
}

function dateFigure(match: RegExpMatchArray, date: PrintedDate): Figure {
  return figureOf(spanOf(match[0], match.index ?? 0), { kind: 'date', date });
}

function monthNumber(name: string, language: Language): number {
  return MONTHS[language].findIndex((month) => new RegExp(`^(?:${month})$`).test(name)) + 1;
}

/** Whether a stored day (YYYY-MM-DD, a time may follow) is the printed one, or within what is printed. */
export function isSameDate(printed: PrintedDate, stored: string): boolean {
  const date = stored.slice(0, 10);
  if ('week' in printed) {
    const { year, week } = isoWeekOf(date);
    return week === printed.week && isSameOrOpen(printed.year, year);
  }
  const [year, month, day = 0] = date.split('-').map(Number);
  const isInHalf = printed.half === undefined || printed.half === (day <= MIDDLE ? 1 : 2);
  return (
    month === printed.month && isInHalf && isSameOrOpen(printed.year, year) && isSameOrOpen(printed.day, day)
  );
}

const MIDDLE = 15;

function isSameOrOpen(printed: number | null, stored: number | undefined): boolean {
  return printed === null || printed === stored;
}
