import type { Language } from '#core/tenant.ts';
import { splitSentences } from './sentences.ts';

/** A stretch of a text. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** What parts a sentence into statements of their own; a figure or a name must have been blanked out before. */
const JOINTS: Readonly<Record<Language, RegExp>> = {
  en: /[,;:–—]|(?<!\p{L})(?:and|but|while|whereas|where|which|although)(?!\p{L})/giu,
  pl: /[,;:–—]|(?<!\p{L})(?:ale|oraz|gdzie|podczas|natomiast|czyli|który|która|które|a|i|przy)(?!\p{L})/giu,
};

/** The sentences of a text by their places. */
export function sentencesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  for (const sentence of splitSentences(text)) {
    const start = text.indexOf(sentence, passages.at(-1)?.end ?? 0);
    passages.push({ start, end: start + sentence.length });
  }
  return passages;
}

/** The clauses of one sentence. */
export function clausesOf(prose: string, { start, end }: Passage, language: Language): Passage[] {
  const joints = [...prose.slice(start, end).matchAll(JOINTS[language])];
  const starts = [start, ...joints.map((match) => start + match.index + match[0].length)];
  const ends = [...joints.map((match) => start + match.index), end];
  return starts.map((from, index) => ({ start: from, end: ends[index] ?? end }));
}

/** The passage that holds a place; the last one when none does. */
export function passageAt(passages: readonly Passage[], offset: number): Passage | undefined {
  return passages.find(({ start, end }) => start <= offset && offset < end) ?? passages.at(-1);
}
