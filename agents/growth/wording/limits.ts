import { splitSentences } from '#analysis/grounding/sentences.ts';
import type { Language } from '#core/tenant.ts';
import type { RecommendationText } from '#tools/growth/advice.ts';

/** Which limits a shop asked for; `default` is the reference's declared one. */
export type LimitProfile = 'default' | 'wide';

export interface Limits {
  /** Characters. */
  readonly h1: number;
  readonly impact: number;
  readonly text: number;
  readonly sentences: number;
  readonly paragraphs: readonly [least: number, most: number];
}

export const LIMITS: Readonly<Record<LimitProfile, Limits>> = {
  default: { h1: 40, impact: 25, text: 150, sentences: 2, paragraphs: [2, 3] },
  wide: { h1: 60, impact: 40, text: 220, sentences: 2, paragraphs: [2, 3] },
};

/** The words that an impact line may begin with. */
export const OPENINGS: Readonly<Record<Language, readonly string[]>> = {
  en: ['Estimated', 'Predicted', 'Possible', 'Expected', 'Planned'],
  pl: ['Szacowany', 'Przewidywany', 'Możliwy', 'Oczekiwany', 'Planowany'],
};

/** One field that breaks one rule, and what to do about it. */
export interface LimitProblem {
  readonly field: 'h1' | 'impact' | 'text' | 'desc';
  readonly rule: 'length' | 'opening' | 'sentences' | 'paragraphs' | 'single_line' | 'placeholder' | 'blank';
  readonly limit: number | string;
  readonly actual: number | string;
  readonly remedy: string;
}

/** Length as people count it: characters, not code units. */
export function lengthOf(text: string): number {
  return [...text.normalize('NFC')].length;
}

/** What a text breaks of a profile's limits, without tolerance; empty when it may be published. */
export function checkLimits(
  text: RecommendationText,
  language: Language,
  profile: LimitProfile = 'default',
): LimitProblem[] {
  const limits = LIMITS[profile];
  return [
    ...(['h1', 'impact', 'text'] as const).flatMap((field) => checkLine(field, text[field], limits[field])),
    ...checkOpening(text.impact, language),
    ...checkSentences(text.text, limits.sentences),
    ...checkDescription(text.desc, limits.paragraphs),
  ];
}

function checkLine(field: 'h1' | 'impact' | 'text', line: string, limit: number): LimitProblem[] {
  const problems: LimitProblem[] = [];
  const length = lengthOf(line);
  if (length > limit) {
    const remedy = `Shorten ${field} by ${length - limit} characters.`;
    problems.push({ field, rule: 'length', limit, actual: length, remedy });
  }
  if (/[\p{Cc}\u2028\u2029]/u.test(line)) {
    const remedy = `Write ${field} on one line.`;
    problems.push({
      field,
      rule: 'single_line',
      limit: 1,
      actual: line.split(/[\n\r\u2028\u2029]/).length,
      remedy,
    });
  }
  return [...problems, ...checkFilled(field, line)];
}

function checkFilled(field: LimitProblem['field'], text: string): LimitProblem[] {
  if (text.trim() === '') {
    return [{ field, rule: 'blank', limit: 1, actual: 0, remedy: `Write ${field}; it is empty.` }];
  }
  const unfilled = /\{[a-z]+(?:_[a-z]+)*\}/.exec(text.replace(/[„“][^”]*”/gu, ''))?.[0];
  if (unfilled === undefined) return [];
  const remedy = `Replace ${unfilled} in ${field} by its value.`;
  return [{ field, rule: 'placeholder', limit: 'none', actual: unfilled, remedy }];
}

function checkOpening(impact: string, language: Language): LimitProblem[] {
  const [first = ''] = impact.split(/[\s\u00a0]/);
  if (OPENINGS[language].includes(first)) return [];
  const limit = OPENINGS[language].join(', ');
  return [
    { field: 'impact', rule: 'opening', limit, actual: first, remedy: `Begin impact with one of ${limit}.` },
  ];
}

function checkSentences(text: string, limit: number): LimitProblem[] {
  const actual = splitSentences(text).length;
  if (actual <= limit) return [];
  return [{ field: 'text', rule: 'sentences', limit, actual, remedy: `Say it in ${limit} sentences.` }];
}

function checkDescription(desc: string, [least, most]: Limits['paragraphs']): LimitProblem[] {
  const actual = desc.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '').length;
  const problems = checkFilled('desc', desc);
  if (actual >= least && actual <= most) return problems;
  const limit = `${least}-${most}`;
  const remedy = `Part desc into ${least} to ${most} paragraphs by empty lines.`;
  return [...problems, { field: 'desc', rule: 'paragraphs', limit, actual, remedy }];
}
