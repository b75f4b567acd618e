import { stripVTControlCharacters } from 'node:util';

const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Control, formatting (text direction, invisible marks) and unassigned characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;
const INVISIBLE = /^\p{M}+$/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Foreign text as one line that cannot move the cursor, change colours or reorder what stands beside it. */
export function plain(text: string): string {
  return stripVTControlCharacters(text.toWellFormed()).replace(SPACES, ' ').replace(UNPRINTABLE, '');
}

/** How many columns of a terminal a plain text takes. */
export function displayWidth(text: string): number {
  return graphemes(text).reduce((width, grapheme) => width + widthOf(grapheme), 0);
}

/** At most `width` columns of a plain text; what is cut is shown as `…`. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += widthOf(grapheme);
    if (used > width - 1) break;
    kept += grapheme;
  }
  return width < 1 ? '' : `${kept.trimEnd()}…`;
}

/** Fills a plain text with spaces up to `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const room = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + room : room + text;
}

/** Breaks a plain text between words into lines of at most `width` columns; a word that is longer is broken too. */
export function wrap(text: string, width: number): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  const pieces = words.flatMap((word) =>
    displayWidth(word) > width ? pack(graphemes(word), '', width) : word,
  );
  return pack(pieces, ' ', width);
}

/** Joins parts into lines, as many as fit into each. */
function pack(parts: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = `${last}${separator}${part}`;
    if (last !== undefined && displayWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function widthOf(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
