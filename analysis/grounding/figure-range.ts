import type { Figure } from './figure.ts';

/** A figure, and what one unit of its numeral stands for. */
export interface Reading {
  readonly figure: Figure;
  readonly factor: number;
}

/** What stands between the two ends of a range. */
const BETWEEN = /^(?:[ \u00a0]?[-–—][ \u00a0]?| (?:to|do) )$/;
/** The same where only the word before the lower end makes it one: "between 18 and 36k", "z 57 na 73 tys. zł". */
const OPENED = [
  { before: /(?<!\p{L})(?:between|między) $/iu, between: /^ (?:and|a) $/ },
  { before: /(?<!\p{L})ze? $/iu, between: /^ na $/ },
];

/** In "5–8%", "$5–8" and "$5–8k" one unit serves both ends. */
export function shareUnits(readings: readonly Reading[], text: string): Figure[] {
  const isEndOfRange = (index: number): boolean => {
    const [left, right] = [readings[index - 1]?.figure, readings[index]?.figure];
    return left !== undefined && right !== undefined && isRange(text, left, right);
  };
  return readings.map((reading, index) => {
    const scaled = isEndOfRange(index + 1) ? fromUpperEnd(reading, readings[index + 1]) : reading.figure;
    return isEndOfRange(index) ? fromLowerEnd(scaled, readings[index - 1]) : scaled;
  });
}

function isRange(text: string, left: Figure, right: Figure): boolean {
  const inside = text.slice(left.end, right.start);
  const ahead = text.slice(0, left.start);
  return (
    BETWEEN.test(inside) || OPENED.some(({ before, between }) => between.test(inside) && before.test(ahead))
  );
}

/** In "9,390 to 11.2k" the lower end needs no scale any more. */
const WRITTEN_OUT = 1000;

function fromUpperEnd({ figure, factor }: Reading, upper: Reading | undefined): Figure {
  const isOpen = figure.kind === 'number' || (figure.kind === 'money' && upper?.figure.kind === 'number');
  if (upper === undefined || !isOpen) return figure;
  const unit = figure.kind === 'number' ? unitOf(upper.figure) : {};
  return factor === 1 && figure.magnitude < WRITTEN_OUT
    ? { ...timesFactor(figure, upper.factor), ...unit }
    : { ...figure, ...unit };
}

function fromLowerEnd(figure: Figure, lower: Reading | undefined): Figure {
  if (figure.kind !== 'number' || lower?.figure.kind !== 'money') return figure;
  return { ...figure, ...unitOf(lower.figure) };
}

function timesFactor(figure: Figure, factor: number): Figure {
  return { ...figure, magnitude: figure.magnitude * factor, step: figure.step * factor };
}

function unitOf({ kind, unit, currency }: Figure): Pick<Figure, 'kind' | 'unit' | 'currency'> {
  return { kind, unit, currency };
}
