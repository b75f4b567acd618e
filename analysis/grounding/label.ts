import type { Span } from './figure.ts';
import { spanOf } from './figure.ts';

const OPENING = '„“”"«';
const CLOSING = '”“"»';
/** A shortened label shows at least this much, so that the cut is not an excuse for any digit. */
const LEAST_SHOWN = 4;

/**
 * A label from outside as it may stand in a text: one line, no double quotes, no angle brackets and no invisible
 * characters. Braces stay: nothing substitutes twice.
 */
export function printableLabel(value: string): string {
  const printable = value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\ufffc]/gu, '')
    .replace(/[„“”"«»]/g, "'")
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .trim();
  return printable === '' ? '(–)' : printable;
}

/** At most `limit` characters of a printable label, cut with an ellipsis. */
export function shortenLabel(label: string, limit: number): string {
  const characters = [...label];
  if (characters.length <= limit) return label;
  return `${characters
    .slice(0, limit - 1)
    .join('')
    .trimEnd()}…`;
}

/** Where the text prints one of the labels in quotes, whole or cut with an ellipsis, or unquoted when it has a letter. */
export function findLabels(text: string, labels: readonly string[]): Span[] {
  const printable = [...new Set(labels.map(printableLabel))].sort(
    (left, right) => right.length - left.length,
  );
  return [
    ...findQuoted(text).filter(({ text: content }) => printable.some((label) => isShownAs(content, label))),
    ...printable.flatMap((label) => findBare(text, label)),
  ];
}

/** Everything that a text has in quotes, without them. */
export function findQuoted(text: string): Span[] {
  const quoted = new RegExp(`[${OPENING}](?<content>[^${OPENING}${CLOSING}]+)[${CLOSING}]`, 'g');
  return [...text.matchAll(quoted)].map((match) => spanOf(match.groups?.content ?? '', match.index + 1));
}

/** Whether a quoted stretch is a printable label, whole or cut with an ellipsis. */
export function isShownAs(content: string, label: string): boolean {
  if (content === label) return true;
  const shown = content.slice(0, -1);
  return content.endsWith('…') && [...shown].length >= LEAST_SHOWN && label.startsWith(shown);
}

/** Without quotes a label of digits alone could pass for a figure, so it must hold letters; a time or a version cannot. */
function findBare(text: string, label: string): Span[] {
  if (!/\p{L}{2}|^\d{1,2}:\d{2}$|^v\d+(?:\.\d+)+$/u.test(label)) return [];
  const spans: Span[] = [];
  for (let start = text.indexOf(label); start >= 0; start = text.indexOf(label, start + label.length)) {
    const around = (text[start - 1] ?? ' ') + (text[start + label.length] ?? ' ');
    if (!/[\p{L}\p{N}_]/u.test(around)) spans.push(spanOf(label, start));
  }
  return spans;
}
