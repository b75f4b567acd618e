import type { Language } from '#core/tenant.ts';
import type { Figure } from './figure.ts';
import { blankOut, findFigures } from './find-figures.ts';
import { findLabels, findQuoted } from './label.ts';
import { findMentions, type KnownName, type Mention } from './name.ts';
import { clausesOf, type Passage, passageAt, sentencesOf } from './passage.ts';
import { findTerms } from './term.ts';

/** The names that a text is read with. */
export interface Vocabulary {
  /** Names from the data that are cited: they may hold digits. */
  readonly labels: readonly string[];
  readonly places: readonly KnownName[];
  readonly metrics: readonly KnownName[];
}

/** One field of a text, taken apart. */
export interface Reading {
  readonly field: string;
  readonly language: Language;
  readonly text: string;
  /** The text without its names and figures, place for place. */
  readonly prose: string;
  readonly figures: readonly Figure[];
  readonly sentences: readonly Passage[];
  readonly clauses: readonly Passage[];
  /** Places and other segments of the data. */
  readonly places: readonly Mention[];
  readonly metrics: readonly Mention[];
  /** Whether the names of the data are known, so that any other is a foreign one. */
  readonly knowsNames: boolean;
}

/** Reads one field. */
export function readField(
  field: string,
  text: string,
  { language, labels, places, metrics }: Vocabulary & { readonly language: Language },
): Reading {
  const readable = blankOut(text, [...findLabels(text, labels), ...findTerms(text)]);
  const figures = findFigures(readable, language);
  const prose = blankOut(blankOut(readable, figures), findQuoted(text));
  // A figure may hold a dot: "1,2 tys. CZK" is one.
  const sentences = sentencesOf(withDigits(readable, figures));
  return {
    field,
    language,
    text,
    prose,
    figures,
    sentences,
    clauses: sentences.flatMap((sentence) => clausesOf(prose, sentence, language)),
    places: findMentions(text, places),
    metrics: findMentions(readable, metrics),
    knowsNames: places.length > 0,
  };
}

function withDigits(text: string, figures: readonly Figure[]): string {
  return figures.reduce(
    (read, { start, end }) => read.slice(0, start) + '0'.repeat(end - start) + read.slice(end),
    text,
  );
}

/** A figure where it stands. */
export interface Printed {
  readonly reading: Reading;
  readonly figure: Figure;
  readonly sentence: Passage;
  readonly clause: Passage;
}

/** The figures of a field, each where it stands. */
export function printedIn(reading: Reading): Printed[] {
  const whole = { start: 0, end: reading.text.length };
  return reading.figures.map((figure) => ({
    reading,
    figure,
    sentence: passageAt(reading.sentences, figure.start) ?? whole,
    clause: passageAt(reading.clauses, figure.start) ?? whole,
  }));
}

/** Whether a passage states something that was measured: a figure other than a date. */
export function statesFigure({ figures }: Reading, { start, end }: Passage): boolean {
  return figures.some((each) => each.kind !== 'date' && start <= each.start && each.start < end);
}
