import type { Language } from '#core/tenant.ts';
import { findDimension, findMetric } from './find-names.ts';
import { fold } from './fold.ts';
import { type AskedPeriod, findPeriod } from './period.ts';
import { FIXED_QUESTIONS, POLISH_WORDS, WORDS } from './question-words.ts';

/** A question that the playbook can answer; `period` is null when none was named. */
export type Question =
  | {
      readonly intent: 'why';
      readonly metric: string;
      /** Which way it is said to have gone. */
      readonly direction: 'up' | 'down' | null;
      readonly period: AskedPeriod | null;
    }
  | {
      readonly intent: 'values';
      readonly metric: string;
      readonly dimension: string;
      readonly period: AskedPeriod | null;
    }
  | { readonly intent: 'metric'; readonly metric: string; readonly period: AskedPeriod | null }
  | { readonly intent: 'changes'; readonly period: AskedPeriod | null }
  | { readonly intent: 'first' | 'incidents' | 'help' };

/**
 * Reads a question; null when it is not one of those that are documented. Every word has to be accounted for: what is not
 * understood in full is not answered in part.
 */
export function readQuestion(text: string): Question | null {
  const folded = fold(text).replace(WORDS.greeting, '').replace(WORDS.please, '').trim();
  for (const { intent, pattern } of FIXED_QUESTIONS) if (pattern.test(folded)) return { intent };
  const { period, rest } = findPeriod(folded);
  const words = rest.split(' ').filter((word) => word !== '');
  return readMetricQuestion(words, period) ?? readChanges(words, period);
}

function readMetricQuestion(words: readonly string[], period: AskedPeriod | null): Question | null {
  const split = findDimension(words);
  const named = findMetric(split?.rest ?? words);
  if (named === null) return null;
  const { metric, rest } = named;
  if (split !== null) {
    return isOnly(rest, [WORDS.show, WORDS.filler])
      ? { intent: 'values', metric, dimension: split.dimension, period }
      : null;
  }
  return readWhy(metric, rest, period) ?? readMetric(metric, rest, period);
}

function readWhy(metric: string, words: readonly string[], period: AskedPeriod | null): Question | null {
  const isAsked = words.some((word) => WORDS.why.test(word));
  if (!isAsked || !isOnly(words, [WORDS.why, WORDS.down, WORDS.up, WORDS.moved, WORDS.filler])) return null;
  const isDown = words.some((word) => WORDS.down.test(word));
  const isUp = words.some((word) => WORDS.up.test(word));
  // Both at once is a riddle.
  if (isDown && isUp) return null;
  if (isDown) return { intent: 'why', metric, direction: 'down', period };
  return { intent: 'why', metric, direction: isUp ? 'up' : null, period };
}

function readMetric(metric: string, words: readonly string[], period: AskedPeriod | null): Question | null {
  const isAsked = words.length === 0 || words.some((word) => WORDS.how.test(word) || WORDS.show.test(word));
  return isAsked && isOnly(words, [WORDS.how, WORDS.show, WORDS.filler])
    ? { intent: 'metric', metric, period }
    : null;
}

function readChanges(words: readonly string[], period: AskedPeriod | null): Question | null {
  const isAsked = words.some((word) => WORDS.what.test(word)) && words.some((word) => WORDS.news.test(word));
  return isAsked && isOnly(words, [WORDS.what, WORDS.news, WORDS.filler])
    ? { intent: 'changes', period }
    : null;
}

function isOnly(words: readonly string[], known: readonly RegExp[]): boolean {
  return words.every((word) => known.some((pattern) => pattern.test(word)));
}

/** The language that a question is asked in; the usual one when its words do not tell. */
export function languageOf(text: string, usual: Language): Language {
  if (/[ąćęłńóśźż]/i.test(text)) return 'pl';
  const words = fold(text).split(' ');
  if (words.some((word) => POLISH_WORDS.test(word))) return 'pl';
  return words.some((word) =>
    /^(what|why|how|show|which|is|the|did|list|help|by|should|when|who)$/.test(word),
  )
    ? 'en'
    : usual;
}
