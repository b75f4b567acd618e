import { CURRENCY_CODE } from './currency.ts';

/** Abbreviations that always have more to come, in both languages, lower case without the last dot. */
const OPEN: ReadonlySet<string> = new Set(
  'np m.in tzn tj tzw zob por wg ul św e.g i.e vs approx incl excl resp fig'.split(' '),
);
/** Abbreviations that may close a sentence, or stand before a number or a currency inside it. */
const BEFORE_NUMBER: ReadonlySet<string> = new Set(
  'tys godz ok tyg sek proc pkt nr str rys p.p śr mies itp itd ww etc no avg max min a.m p.m'.split(' '),
);
const NUMBER_OR_CURRENCY = new RegExp(`^(?:[\\d+−-]|${CURRENCY_CODE}(?![\\p{L}\\p{N}]))`, 'u');
/** Characters to look back for one; a longer word is none. */
const LONGEST_ABBREVIATION = 8;
/** What stands in quotes is a name. */
const QUOTED = /„[^”"]*[”"]|“[^”]*”|"[^"]*"|«[^»]*»/gu;

/** The sentences of a text. Dots in numbers, abbreviations and quoted labels end none. */
export function splitSentences(text: string): string[] {
  // Same length, no terminators.
  const readable = text.replace(QUOTED, (quoted) => quoted.replace(/[.!?…\n]/gu, '_'));
  const ends = [...readable.matchAll(/[.!?…]+[)\]”"’»]*(?=\s|$)|\n+/gu)]
    .filter((match) => isEnd(readable, match))
    .map((match) => match.index + match[0].length);
  const starts = [0, ...ends];
  return starts.map((start, index) => text.slice(start, ends[index]).trim()).filter((each) => each !== '');
}

function isEnd(text: string, match: RegExpMatchArray): boolean {
  const index = match.index ?? 0;
  const rest = text.slice(index + match[0].length).trimStart();
  if (rest === '' || match[0].startsWith('\n')) return true;
  if (/^\p{Ll}/u.test(rest)) return false;
  return (
    match[0] !== '.' || !isAbbreviation(text.slice(Math.max(0, index - LONGEST_ABBREVIATION), index), rest)
  );
}

function isAbbreviation(before: string, rest: string): boolean {
  const word = /[\p{L}.]+$/u.exec(before)?.[0].toLowerCase() ?? '';
  return OPEN.has(word) || (BEFORE_NUMBER.has(word) && NUMBER_OR_CURRENCY.test(rest));
}
