/** Where a pattern matched. */
export interface Hit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A pattern of whole words, in any case; alternatives are regular expression sources. */
export function wordsOf(sources: string): RegExp {
  return wholeWords(sources, 'giu');
}

/** A pattern of whole words. */
export function wholeWords(sources: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${withSharedEndings(sources)})(?![\\p{L}\\p{N}_])`, flags);
}

const ANY_ENDING = '\\p{L}*';

/**
 * The same alternatives, those in a row that take any ending sharing it: `\p{L}` covers all scripts, and an engine spends
 * more than a millisecond on each before it first looks at a text.
 */
export function withSharedEndings(sources: string): string {
  const shared: string[] = [];
  let stems: string[] = [];
  const share = (): void => {
    if (stems.length > 0) shared.push(`(?:${stems.join('|')})${ANY_ENDING}`);
    stems = [];
  };
  for (const alternative of alternativesOf(sources)) {
    if (alternative.endsWith(ANY_ENDING)) {
      stems.push(alternative.slice(0, -ANY_ENDING.length));
      continue;
    }
    share();
    shared.push(alternative);
  }
  share();
  return shared.join('|');
}

const NESTING = new Map([
  ['(', 1],
  [')', -1],
]);

/** What stands between the bars that are in no group and no class. */
function alternativesOf(sources: string): string[] {
  const alternatives = [''];
  let depth = 0;
  for (const token of sources.match(/\\.|\[(?:\\.|[^\]\\])*\]|[^\\[]/g) ?? []) {
    depth += NESTING.get(token) ?? 0;
    if (token === '|' && depth === 0) alternatives.push('');
    else alternatives.push((alternatives.pop() ?? '') + token);
  }
  return alternatives;
}

/** Every place that matches. */
export function hitsOf(pattern: RegExp, text: string): Hit[] {
  return [...text.matchAll(pattern)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether it matches anywhere; a pattern that is global remembers nothing. */
export function isIn(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0;
}
