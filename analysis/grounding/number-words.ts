import type { Language } from '#core/tenant.ts';
import { type Figure, figureOf, spanOf } from './figure.ts';

interface QuantityWord {
  readonly source: string;
  readonly kind: 'percent' | 'multiple';
  readonly magnitude: number;
}

const third = 1 / 3;

/**
 * Words that state a quantity as surely as digits do. Other number words ("two campaigns", "third party") are not
 * figures: they are seldom measured and often idiom.
 */
const WORDS: Readonly<Record<Language, readonly QuantityWord[]>> = {
  en: [
    { source: '(?:one |a )?half(?![ -](?:hour|day|year))', kind: 'percent', magnitude: 0.5 },
    { source: 'halv(?:e|es|ed|ing)', kind: 'multiple', magnitude: 0.5 },
    { source: '(?:a|one)[ -]third(?![ -]part)', kind: 'percent', magnitude: third },
    { source: 'two[ -]thirds', kind: 'percent', magnitude: 2 * third },
    { source: '(?:a|one)[ -]quarter of|quarter of (?=all|the|its|our)', kind: 'percent', magnitude: 0.25 },
    { source: 'three[ -]quarters', kind: 'percent', magnitude: 0.75 },
    { source: '(?:a|one)[ -]fifth', kind: 'percent', magnitude: 0.2 },
    { source: 'two[ -]fifths', kind: 'percent', magnitude: 0.4 },
    { source: '(?:a|one)[ -]tenth', kind: 'percent', magnitude: 0.1 },
    { source: 'one and a half times', kind: 'multiple', magnitude: 1.5 },
    {
      source: 'twice|two times|two-?fold|doubl(?:e|es|ed|ing)(?![ -](?:check|click|count))',
      kind: 'multiple',
      magnitude: 2,
    },
    { source: 'thrice|three times|three-?fold|tripl(?:e|es|ed|ing)', kind: 'multiple', magnitude: 3 },
    { source: 'four times|four-?fold|quadrupl(?:e|es|ed|ing)', kind: 'multiple', magnitude: 4 },
    { source: 'five times|five-?fold', kind: 'multiple', magnitude: 5 },
  ],
  pl: [
    { source: 'połow[aęąyieo]\\p{L}?', kind: 'percent', magnitude: 0.5 },
    { source: 'jedn(?:a|ą|ej) trzeci(?:a|ą|ej)', kind: 'percent', magnitude: third },
    { source: 'dwie trzecie|dwóch trzecich', kind: 'percent', magnitude: 2 * third },
    { source: 'ćwier(?:ć|ci)|jedn(?:a|ą|ej) czwart(?:a|ą|ej)', kind: 'percent', magnitude: 0.25 },
    { source: 'trzy czwarte|trzech czwartych', kind: 'percent', magnitude: 0.75 },
    { source: 'jedn(?:a|ą|ej) piąt(?:a|ą|ej)', kind: 'percent', magnitude: 0.2 },
    { source: 'dwie piąte|dwóch piątych', kind: 'percent', magnitude: 0.4 },
    { source: 'jedn(?:a|ą|ej) dziesiąt(?:a|ą|ej)', kind: 'percent', magnitude: 0.1 },
    { source: 'półtora raza|półtorakrotn\\p{L}+', kind: 'multiple', magnitude: 1.5 },
    { source: 'dwukrotn\\p{L}+|dwa razy|podw(?:oi|aja|oje|ójn)\\p{L}*', kind: 'multiple', magnitude: 2 },
    { source: 'trzykrotn\\p{L}+|trzy razy|potr(?:oi|aja|ójn)\\p{L}*', kind: 'multiple', magnitude: 3 },
    { source: 'czterokrotn\\p{L}+|cztery razy', kind: 'multiple', magnitude: 4 },
    { source: 'pięciokrotn\\p{L}+|pięć razy', kind: 'multiple', magnitude: 5 },
  ],
};

const PATTERNS = { en: WORDS.en.map(withPattern), pl: WORDS.pl.map(withPattern) };

function withPattern(word: QuantityWord) {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${word.source})(?![\\p{L}\\p{N}_])`, 'giu');
  return { ...word, pattern };
}

/** A word is rounder than a numeral: a tenth of what it states either way in all. */
const ROUNDNESS = 0.1;

/** Halves, thirds, quarters, doubles and triples that a text states in words. */
export function findNumberWords(text: string, language: Language): Figure[] {
  return PATTERNS[language].flatMap(({ pattern, kind, magnitude }) =>
    [...text.matchAll(pattern)].map((match) =>
      figureOf(spanOf(match[0], match.index), { kind, magnitude, step: magnitude * ROUNDNESS }),
    ),
  );
}
