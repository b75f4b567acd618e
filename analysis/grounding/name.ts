import { findQuoted, isShownAs, printableLabel } from './label.ts';
import type { Passage } from './passage.ts';
import { hitsOf, wholeWords } from './word-pattern.ts';

/** A name that texts may mention, and every way in which they may write it without quotes. */
export interface KnownName {
  /** Value of a dimension, or key of a metric. */
  readonly name: string;
  readonly patterns: readonly NamePattern[];
}

interface NamePattern {
  readonly pattern: RegExp;
  /** It can only match where one of these stands in the folded text. */
  readonly stems: readonly string[];
}

/** A name and the words that people use for it; `*` stands for any ending. */
export function knownName(name: string, words: readonly string[]): KnownName {
  const isProper = (word: string) => /\p{Lu}/u.test(word);
  const proper = words.filter(isProper);
  const common = words.filter((word) => !isProper(word));
  // A word with a capital is a name and is written with it; one without may begin a sentence.
  return { name, patterns: [...patternOf(proper, 'gu'), ...patternOf(common, 'giu')] };
}

function patternOf(words: readonly string[], flags: string): NamePattern[] {
  if (words.length === 0) return [];
  const sources = words.map((word) =>
    word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll('\\*', '\\p{L}*'),
  );
  const stems = words.map((word) => folded(word.split('*', 1)[0] ?? ''));
  return [{ pattern: wholeWords(sources.join('|'), flags), stems }];
}

/** Letters that a pattern takes for the same are the same. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll('ſ', 's').replaceAll('ς', 'σ');
}

/** Where a text mentions a known name. */
export interface Mention extends Passage {
  readonly name: string;
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Every mention of the names, in text order; of two that overlap the longer one counts. */
export function findMentions(text: string, names: readonly KnownName[]): Mention[] {
  const quoted = findQuoted(text);
  const plain = folded(text);
  const found = names.flatMap(({ name, patterns }) => [
    ...quoted
      .filter(({ text: content }) => isShownAs(content, printableLabel(name)))
      .map((span) => ({ ...span, name, isQuoted: true })),
    ...patterns.flatMap(({ pattern, stems }) =>
      // A search for letters costs next to nothing, the first use of a pattern some milliseconds.
      (stems.some((stem) => plain.includes(stem)) ? hitsOf(pattern, text) : []).map((hit) => ({
        ...hit,
        name,
        isQuoted: isInQuotes(text, hit),
      })),
    ),
  ]);
  return withoutOverlaps(found).sort((left, right) => left.start - right.start);
}

function isInQuotes(text: string, { start, end }: Passage): boolean {
  return /[„“”"«]$/u.test(text.slice(0, start)) && /^[”“"»]/u.test(text.slice(end));
}

function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions.toSorted((left, right) => lengthOf(right) - lengthOf(left))) {
    if (!kept.some(({ start, end }) => mention.start < end && start < mention.end)) kept.push(mention);
  }
  return kept;
}

function lengthOf({ start, end }: Passage): number {
  return end - start;
}
