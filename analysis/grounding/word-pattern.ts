/** Where a pattern matched. */
export interface Hit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A pattern of whole words, in any case; alternatives are regular expression sources. */
export function wordsOf(sources: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${sources})(?![\\p{L}\\p{N}_])`, 'giu');
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
