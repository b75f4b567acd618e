import type { Language } from '#core/tenant.ts';
import { metricCatalog } from '#tools/metric/metric-catalog.ts';
import type { MetricDefinition } from '#tools/metric.ts';
import { dimensionName } from '../../wording/dimension-names.ts';
import { fold, isSameWord } from './fold.ts';

interface Found {
  readonly key: string;
  readonly start: number;
  readonly length: number;
  readonly letters: number;
}

/** Finds the metric that some words name, the longest name first, and the words without it. */
export function findMetric(
  words: readonly string[],
): { readonly metric: string; readonly rest: readonly string[] } | null {
  const found = metricCatalog.flatMap((definition) =>
    namesOf(definition).flatMap((name) => findName(words, name) ?? []),
  );
  const [best] = found.toSorted((left, right) => right.length - left.length || right.letters - left.letters);
  if (best === undefined) return null;
  return { metric: best.key, rest: without(words, best.start, best.length) };
}

const BY = ['by', 'per', 'across', 'wg', 'wedlug', 'po', 'na'];

/** Finds the dimension after "by", and the words without both; a "by" of something else finds nothing. */
export function findDimension(
  words: readonly string[],
): { readonly dimension: string; readonly rest: readonly string[] } | null {
  const by = words.findIndex((word) => BY.includes(word));
  if (by < 0) return null;
  const named = words.slice(by + 1);
  const keys = new Set(metricCatalog.flatMap(({ dimensions }) => dimensions));
  for (const key of keys) {
    const { en, pl } = dimensionName(key);
    const names = [nameIn('en', key, en), nameIn('en', key, key.replaceAll('_', ' ')), nameIn('pl', key, pl)];
    const found = names.flatMap((name) => findName(named, name) ?? []).find(({ start }) => start === 0);
    if (found !== undefined) return { dimension: key, rest: without(words, by, 1 + found.length) };
  }
  return null;
}

interface Name {
  readonly key: string;
  readonly language: Language;
  readonly words: readonly string[];
}

function namesOf({ key, name, aliases }: MetricDefinition): Name[] {
  const english = [name.en, key.replaceAll('_', ' '), ...(aliases?.en ?? [])];
  const polish = [name.pl, ...(aliases?.pl ?? [])];
  return [
    ...english.map((text) => nameIn('en', key, text)),
    ...polish.map((text) => nameIn('pl', key, text)),
  ];
}

function nameIn(language: Language, key: string, text: string): Name {
  return { key, language, words: fold(text).split(' ') };
}

function findName(asked: readonly string[], { key, language, words }: Name): Found | undefined {
  const start = asked.findIndex((_, index) =>
    words.every((word, offset) => {
      const own = asked[index + offset];
      return own !== undefined && isSameWord(own, word, language);
    }),
  );
  if (start < 0) return undefined;
  return { key, start, length: words.length, letters: words.join('').length };
}

function without(words: readonly string[], start: number, length: number): string[] {
  return words.toSpliced(start, length);
}
