import type { Language } from '#core/tenant.ts';
import { anyNumber, NUMBERS, numberOf } from './cardinals.ts';
import { DURATION_PHRASES } from './duration-phrases.ts';
import { type Figure, figureOf, spanOf } from './figure.ts';

/** Ordinals from the second on: "first" is seldom a rank. */
const ORDINALS: Readonly<Record<Language, readonly string[]>> = {
  en: ['', '', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
  pl: ['', '', 'drug', 'trzec', 'czwart', 'piąt', 'szóst', 'siódm', 'ósm', 'dziewiąt', 'dziesiąt'],
};

const BIGGEST = {
  en: '(?:biggest|largest|highest|best|strongest|weakest|lowest|smallest|worst|most important)',
  pl: '(?:co do wielkości|pod względem|najwięk\\p{L}+|najwyż\\p{L}+|najlep\\p{L}+|najsłab\\p{L}+|najniż\\p{L}+|najmniej\\p{L}+|miejsc\\p{L}+)',
};

type Read = (groups: Readonly<Record<string, string | undefined>>) => Partial<Figure> & Pick<Figure, 'kind'>;

interface Phrase {
  readonly source: string;
  readonly read: Read;
}

/** A word of a small set is rounder than a numeral. */
const ROUNDNESS = 0.1;

/** Phrases of several words that state a figure: "one in three", "co trzeci", "second-largest", "two weeks". */
export function findPhrases(text: string, language: Language): Figure[] {
  const found: Figure[] = [];
  for (const { pattern, read } of PATTERNS[language]) {
    for (const match of text.matchAll(pattern)) {
      const isRead = found.some(
        ({ start, end }) => match.index < end && start < match.index + match[0].length,
      );
      if (!isRead) found.push(figureOf(spanOf(match[0], match.index), read(match.groups ?? {})));
    }
  }
  return found;
}

const SMALL = '\\d{1,2}';

const EN: readonly Phrase[] = [
  ...DURATION_PHRASES.en,
  {
    source: `(?<part>${anyNumber('en')}|${SMALL}) (?:in|out of)(?: every)? (?<whole>${anyNumber('en')}|${SMALL})`,
    read: readRatio('en'),
  },
  { source: `every (?<nth>${nth('en')})(?! (?:day|week|month|quarter|year))`, read: readEvery('en') },
  { source: `(?<rank>${nth('en')})[ -]${BIGGEST.en}`, read: readRank('en') },
  { source: `(?<digits>${SMALL})(?:nd|rd|th|st)[ -](?:${BIGGEST.en}|place)`, read: readRank('en') },
  { source: `(?:ranks?|ranked|comes?|came|is) (?<rank>${nth('en')})`, read: readRank('en') },
  { source: `(?:ranks?|ranked|comes?|came|is|was) (?<digits>${SMALL})(?:nd|rd|th|st)`, read: readRank('en') },
  { source: `(?<number>${counts('en')})[ -](?<unit>per ?cent|days?|weeks?|hours?)`, read: readCounted('en') },
];

const PL: readonly Phrase[] = [
  ...DURATION_PHRASES.pl,
  {
    source: `co (?<nth>${nth('pl')})\\p{L}*(?! (?:dzień|tydzień|miesiąc|kwartał|rok))`,
    read: readEvery('pl'),
  },
  {
    source: `(?<part>${anyNumber('pl')}|(?<!z )${SMALL}) na (?<whole>${anyNumber('pl')}|${SMALL}(?![ \\u00a0]?(?:%|\\d|zł|tys|[.,]\\d)))`,
    read: readRatio('pl'),
  },
  { source: `(?<rank>${nth('pl')})\\p{L}* ${BIGGEST.pl}`, read: readRank('pl') },
  { source: `(?<digits>${SMALL})\\.? miejsc\\p{L}+`, read: readRank('pl') },
  {
    source: `(?<number>${counts('pl')})[ -](?<unit>procent\\p{L}*|dzień|dni|tydzień|tygodni\\p{L}*|godzin\\p{L}*)`,
    read: readCounted('pl'),
  },
];

const PATTERNS = { en: EN.map(withPattern), pl: PL.map(withPattern) };

function withPattern({ source, read }: Phrase) {
  return { read, pattern: new RegExp(`(?<![\\p{L}\\p{N}_.,-])(?:${source})(?![\\p{L}\\p{N}_])`, 'giu') };
}

/** "One day" is idiom more often than a count. */
function counts(language: Language): string {
  return NUMBERS[language].slice(2).join('|');
}

function nth(language: Language): string {
  return ORDINALS[language].filter((word) => word !== '').join('|');
}

function readRatio(language: Language): Read {
  return ({ part, whole }) => {
    const magnitude = numberOf(part, NUMBERS[language]) / numberOf(whole, NUMBERS[language]);
    if (!(magnitude <= 1)) return { kind: 'unreadable' };
    return { kind: 'percent', magnitude, step: magnitude * ROUNDNESS };
  };
}

function readEvery(language: Language): Read {
  return (groups) => {
    const magnitude = 1 / numberOf(groups.nth, ORDINALS[language]);
    return { kind: 'percent', magnitude, step: magnitude * ROUNDNESS };
  };
}

function readRank(language: Language): Read {
  return ({ rank, digits }) => ({
    kind: 'rank',
    magnitude: numberOf(rank ?? digits, ORDINALS[language]),
    step: 0,
  });
}

function readCounted(language: Language): Read {
  return ({ number, unit = '' }) => {
    const value = numberOf(number, NUMBERS[language]);
    if (/^p/i.test(unit)) return { kind: 'percent', magnitude: value / 100, step: 0.01 };
    if (/^[hg]/i.test(unit)) return { kind: 'duration', unit: 'hours', magnitude: value, step: 1 };
    const days = /^[wt]/i.test(unit) ? 7 : 1;
    return { kind: 'duration', unit: 'days', magnitude: value * days, step: days };
  };
}
