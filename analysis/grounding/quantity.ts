import type { Language } from '#core/tenant.ts';
import { CURRENCY_CODE, currencyOf } from './currency.ts';
import { type Figure, figureOf, type Span, spanOf } from './figure.ts';
import { type Reading, shareUnits } from './figure-range.ts';
import { NUMERAL, parseNumeral } from './numeral.ts';
import { readSuffix, SCALES, SUFFIX, scaleOf } from './quantity-words.ts';

const SIGN = '(?<![\\p{L}\\p{N}_%$€£)])[+\\-−–]';
const SYMBOL = `[$€£]|(?<![\\p{L}\\p{N}_])${CURRENCY_CODE}(?!\\p{L})`;
const PATTERNS: Readonly<Record<Language, RegExp>> = { en: quantityPattern('en'), pl: quantityPattern('pl') };

function quantityPattern(language: Language): RegExp {
  return new RegExp(
    `(?<sign>${SIGN})?(?:(?<prefix>${SYMBOL})[ \\u00a0]?)?(?<inner>(?<=[$€£A-Z \\u00a0])[+\\-−–])?(?<times>(?<!\\p{L})[x×])?` +
      `(?<numeral>${NUMERAL})(?<scale>${SCALES[language]})?(?<suffix>${SUFFIX[language]})?`,
    'gu',
  );
}

/** The numbers of a text with their units. Dates and labels must have been blanked out before. */
export function findQuantities(text: string, language: Language): Figure[] {
  const readings = [...text.matchAll(PATTERNS[language])].map((match) => readQuantity(match, language));
  const figures = shareUnits(readings, text).map((figure) =>
    isGlued(text, figure) ? figureOf(wholeWord(text, figure), { kind: 'unreadable' }) : figure,
  );
  // Several numerals of one word give that word once.
  return figures.filter(({ start }, index) => figures[index - 1]?.start !== start);
}

function readQuantity(match: RegExpMatchArray, language: Language): Reading {
  const { sign, inner, prefix, times, numeral = '', scale = '', suffix = '' } = match.groups ?? {};
  const span = spanOf(match[0], match.index ?? 0);
  const number = parseNumeral(numeral, language);
  if (number === undefined) return { figure: figureOf(span, { kind: 'unreadable' }), factor: 1 };
  const meaning = readSuffix(suffix, language);
  const factor = scaleOf(scale) * meaning.factor;
  const figure = figureOf(span, {
    kind: times === undefined ? meaning.kind : 'multiple',
    unit: meaning.unit,
    currency: meaning.currency,
    sign: signOf(sign ?? inner),
    magnitude: number.value * factor,
    step: 10 ** -number.decimals * factor,
    ...(prefix === undefined ? {} : { kind: 'money', currency: currencyOf(prefix) }),
  });
  return { figure, factor };
}

function signOf(printed: string | undefined): -1 | 0 | 1 {
  if (printed === undefined) return 0;
  return printed === '+' ? 1 : -1;
}

/** Digits inside a word, such as an order number, are no quantity that anybody could check. */
function isGlued(text: string, { start, end }: Figure): boolean {
  return (
    /(?:[\p{L}_]|[\p{L}_][-#]|[\p{L}\p{N}_][/:])$/u.test(text.slice(0, start)) ||
    /^(?:[\p{L}\p{N}_]|[/:]\d|[-#][\p{L}_])/u.test(text.slice(end))
  );
}

function wholeWord(text: string, { start, end }: Figure): Span {
  const before = /[\p{L}\p{N}_/:#-]*$/u.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[\p{L}\p{N}_/:#-]*/u.exec(text.slice(end))?.[0] ?? '';
  return spanOf(before + text.slice(start, end) + after, start - before.length);
}
