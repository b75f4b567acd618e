/** What a figure in a text claims to be; `unreadable` is a numeral that nothing explains, so nothing supports it. */
export type FigureKind =
  | 'number'
  | 'percent'
  | 'points'
  | 'money'
  | 'date'
  | 'duration'
  | 'multiple'
  | 'rank'
  | 'unreadable';

/** A printed date, as exact as it was printed. Months count from 1. */
export type PrintedDate = PrintedDay | PrintedWeek;

/** A day, or the part of a month when the day is not printed. */
export interface PrintedDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  /** Which half of the month is meant. */
  readonly half?: 1 | 2 | undefined;
}

/** A week of the calendar, from 1. */
export interface PrintedWeek {
  readonly year: number | null;
  readonly week: number;
}

/** One figure of a text, read as exactly as it was printed. */
export interface Figure {
  readonly text: string;
  /** Offsets in the text; `end` is the first character after the figure. */
  readonly start: number;
  readonly end: number;
  readonly kind: FigureKind;
  /** Printed sign; 0 when none is printed. */
  readonly sign: -1 | 0 | 1;
  /** Without sign: fractions for percent and points, else base units ("1.2k" is 1200). */
  readonly magnitude: number;
  /** What the last printed digit stands for: 100 in "1.2k", 0.01 in "48%". */
  readonly step: number;
  /** ISO 4217 of an amount. */
  readonly currency: string | null;
  /** Unit of a duration. */
  readonly unit: 'days' | 'hours' | 'seconds' | null;
  readonly date: PrintedDate | null;
}

/** Where a figure stands in its text. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Fills what a kind of figure does not have. */
export function figureOf(span: Span, parts: Partial<Figure> & Pick<Figure, 'kind'>): Figure {
  return { sign: 0, magnitude: 0, step: 0, currency: null, unit: null, date: null, ...parts, ...span };
}

/** The stretch that a match covers; `offset` is the place of the matched text in the whole. */
export function spanOf(text: string, start: number): Span {
  return { text, start, end: start + text.length };
}
