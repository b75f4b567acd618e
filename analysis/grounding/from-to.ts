import type { CitedCell } from './cited-cell.ts';
import { directionsIn } from './direction.ts';
import { type Flaw, problemOf, type UnsupportedFigure } from './problem.ts';
import type { Printed, Reading } from './reading.ts';

/** A figure and the cell that it was resolved to. */
export interface Resolved {
  readonly printed: Printed;
  readonly cited: CitedCell;
}

const OPENS = { en: /(?:from|between)\s$/iu, pl: /(?<!\p{L})(?:z|ze|od|między)\s$/iu };
const CLOSES = { en: /^\s(?:to|and)\s$/iu, pl: /^\s(?:na|do|a)\s$/iu };

/** "From what came to what was expected" tells a change the wrong way round, and so does "fell from 3 to 5". */
export function findSwaps(reading: Reading, resolved: readonly Resolved[]): UnsupportedFigure[] {
  return resolved.flatMap((left, index) => {
    const right = resolved[index + 1];
    if (right === undefined || !isFromTo(reading, left.printed, right.printed)) return [];
    const flaw = orderFlaw(left.cited, right.cited) ?? wayFlaw(reading, left, right);
    const pair = `${left.printed.figure.text} … ${right.printed.figure.text}`;
    return flaw === undefined ? [] : [problemOf(reading.field, pair, flaw)];
  });
}

/** Right before a figure: "down from", "mniej niż". */
const DOWN_FROM = /(?:down|lower|less|fewer|mniej|niższ\p{L}*)(?: than| from| niż| od)?\s$/iu;
const UP_FROM = /(?:up|higher|more|więcej|wyższ\p{L}*)(?: than| from| niż| od)?\s$/iu;

/** "4,173, up from 8,052": the level that it is set beside comes second. */
export function findTurns(reading: Reading, resolved: readonly Resolved[]): UnsupportedFigure[] {
  return resolved.flatMap((right, index) => {
    const left = resolved[index - 1];
    if (left?.printed.sentence.start !== right.printed.sentence.start) return [];
    const told = wayBefore(reading.text.slice(0, right.printed.figure.start));
    const isPair = left.cited.about?.moment === 'after' && right.cited.about?.moment === 'before';
    const isWrong = isPair && told !== 0 && told === Math.sign(numberOf(right) - numberOf(left));
    const flaw: Flaw = { code: 'wrong_direction', why: 'the two values went the other way' };
    return isWrong ? [problemOf(reading.field, right.printed.figure.text, flaw)] : [];
  });
}

function wayBefore(text: string): -1 | 0 | 1 {
  if (DOWN_FROM.test(text)) return -1;
  return UP_FROM.test(text) ? 1 : 0;
}

function numberOf({ cited }: Resolved): number {
  return typeof cited.cell.value === 'number' ? cited.cell.value : Number.NaN;
}

function isFromTo(
  { text, language }: Reading,
  { figure: left }: Printed,
  { figure: right }: Printed,
): boolean {
  return (
    OPENS[language].test(text.slice(0, left.start)) &&
    CLOSES[language].test(text.slice(left.end, right.start))
  );
}

function orderFlaw(
  { cell: left, about }: CitedCell,
  { cell: right, about: other }: CitedCell,
): Flaw | undefined {
  if (left.unit === 'date') {
    const isReversed = String(left.value) > String(right.value);
    return isReversed ? { code: 'wrong_period', why: 'the last day stands before the first' } : undefined;
  }
  const isReversed = about?.moment === 'after' && other?.moment === 'before';
  return isReversed
    ? { code: 'wrong_direction', why: 'what came stands before what it came from' }
    : undefined;
}

/** The word for a fall or a rise before the pair must fit its two values. */
function wayFlaw({ prose, language }: Reading, left: Resolved, right: Resolved): Flaw | undefined {
  const { clause, figure } = left.printed;
  const isLevel = left.cited.about?.moment === 'before' && right.cited.about?.moment === 'after';
  if (!isLevel) return undefined;
  const told = directionsIn(prose.slice(clause.start, figure.start), language).at(-1)?.direction ?? 0;
  const isAgainst = told !== 0 && Math.sign(numberOf(right) - numberOf(left)) === -told;
  return isAgainst ? { code: 'wrong_direction', why: 'the two values went the other way' } : undefined;
}
