import type { Language } from '#core/tenant.ts';
import { findWeeks } from './calendar-week.ts';
import { type Figure, figureOf, type Span, spanOf } from './figure.ts';
import { findPhrases } from './number-phrases.ts';
import { findNumberWords } from './number-words.ts';
import { findDates } from './printed-date.ts';
import { findQuantities } from './quantity.ts';

/** Stands for what was read already: no letter, no digit, no space, so nothing matches across it. */
const BLANK = '\ufffc';

/** Every figure of a text: dates, amounts, percentages, counts, durations, and words such as "half", in text order. */
export function findFigures(text: string, language: Language): Figure[] {
  const days = findDates(text, language);
  const dates = [...days, ...findWeeks(blankOut(text, days), language)];
  const rest = blankOut(text, dates);
  const phrases = findPhrases(rest, language);
  const words = [...phrases, ...findNumberWords(blankOut(rest, phrases), language)];
  const quantities = findQuantities(blankOut(rest, words), language);
  const read = [...dates, ...words, ...quantities];
  return [...read, ...findForeignNumerals(blankOut(text, read))].sort(
    (left, right) => left.start - right.start,
  );
}

/** Numerals that no pattern reads, such as ½ or digits of other scripts: nothing can support them. */
function findForeignNumerals(text: string): Figure[] {
  return [...text.matchAll(/\p{N}+/gu)].map((match) =>
    figureOf(spanOf(match[0], match.index), { kind: 'unreadable' }),
  );
}

/** The text with some stretches made unreadable; offsets stay as they are. */
export function blankOut(text: string, spans: readonly Pick<Span, 'start' | 'end'>[]): string {
  return spans.reduce(
    (blanked, { start, end }) => blanked.slice(0, start) + BLANK.repeat(end - start) + blanked.slice(end),
    text,
  );
}
