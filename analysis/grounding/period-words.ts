import type { Language } from '#core/tenant.ts';
import type { Printed } from './reading.ts';
import { wordsOf } from './word-pattern.ts';

interface RateWord {
  readonly days: number;
  readonly after: RegExp;
  readonly before: RegExp;
}

/** "W ciągu tygodnia": how Polish bends the unit there. */
const WITHIN = { 1: 'dnia|doby', 7: 'tygodnia', 30: 'miesiąca', 90: 'kwartału', 365: 'roku' } as const;

/** Characters between an amount and the span of time that it is per. */
const REACH = 28;

const RATES: Readonly<Record<Language, readonly RateWord[]>> = {
  en: [
    rateWord(1, 'day', 'daily'),
    rateWord(7, 'week', 'weekly'),
    rateWord(30, 'month', 'monthly'),
    rateWord(90, 'quarter', 'quarterly'),
    rateWord(365, 'year', 'yearly|annual(?:ly)?'),
  ],
  pl: [
    rateWord(1, 'dzień|dobę', 'dzienn\\p{L}+'),
    rateWord(7, 'tydzień|tydz\\p{L}*', 'tygodniow\\p{L}+|co tydzień|w skali tygodnia'),
    rateWord(30, 'miesiąc|mc|mies\\p{L}*', 'miesięczn\\p{L}+|co miesiąc|w skali miesiąca'),
    rateWord(90, 'kwartał|kw', 'kwartaln\\p{L}+|w skali kwartału'),
    rateWord(365, 'rok', 'roczn\\p{L}+|w skali roku'),
  ],
};

function rateWord(days: keyof typeof WITHIN, unit: string, adverb: string): RateWord {
  const words = `(?<!\\p{L})(?:(?:per|a|an|each|every|na) (?:${unit})|${adverb})|/ ?(?:${unit})`;
  return {
    days,
    after: new RegExp(`^[^.!?;\ufffc]{0,${REACH}}?(?:${words})(?!\\p{L})`, 'iu'),
    before: wordsOf(
      `${adverb}|(?:every|each|per|każd\\p{L}*|(?:in|within|over) (?:an?|one)|w|przez) (?:${unit})|w ciągu (?:jednego )?(?:${WITHIN[days]})`,
    ),
  };
}

/** The days that an amount is said to be per: right behind it, or by an adjective before it; null when nothing says so. */
export function statedRate({ reading, figure, clause }: Printed): number | null {
  const { prose, language } = reading;
  const after = prose.slice(figure.end, Math.max(clause.end, figure.end + 1));
  const before = prose.slice(Math.max(clause.start, figure.start - REACH), figure.start);
  const found =
    RATES[language].find((rate) => rate.after.test(after)) ??
    RATES[language].find((rate) => before.search(rate.before) >= 0);
  return found?.days ?? null;
}

/** Spans of time that are told from today, which no cited date can confirm. */
const RELATIVE: Readonly<Record<Language, RegExp>> = {
  en: wordsOf(
    'yesterday|(?:last|past|previous|this|recent) (?:week|month|quarter|year|weekend)|year[ -](?:over|on)[ -]year|month[ -](?:over|on)[ -]month|week[ -](?:over|on)[ -]week|(?:last|past) (?:few|couple of) (?:days|weeks|months)|a (?:week|month|year) ago',
  ),
  pl: wordsOf(
    'wczoraj\\p{L}*|(?:w |od )?(?:zeszł|ubiegł|poprzedni|ostatni|bieżąc)\\p{L}* (?:tydzień|tygodni\\p{L}*|miesiąc\\p{L}*|kwarta\\p{L}+|rok\\p{L}*|weekend\\p{L}*)|rok do roku|r/r|miesiąc do miesiąca|tydzień do tygodnia|(?:tydzień|miesiąc|rok) temu|w tym (?:tygodniu|miesiącu|roku|kwartale)',
  ),
};

/** The first span of time of a passage that is told from today. */
export function relativePeriodIn(prose: string, language: Language): string | undefined {
  return [...prose.matchAll(RELATIVE[language])][0]?.[0];
}
