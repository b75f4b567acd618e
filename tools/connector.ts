import type { Source } from './source/source.ts';
import type { SourceAnswer } from './source/source-answer.ts';

export type SourceRow = SourceAnswer['rows'][number];

/** A stretch of whole days, both ends included. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

/** What a question to a source is about. */
export interface PullPlace extends DayWindow {
  /** Of the source, by its own id. */
  readonly account: string;
}

/** A number of a fact, as the rows of a source say it. */
export interface ConnectorMeasure {
  /** Null where a row does not say it. */
  read(row: SourceRow): number | null;
  /** Left out of the facts where the account has another currency than the shop. */
  readonly isMoney: boolean;
}

/** Measures that grow for some days after the day they belong to. */
export interface Maturing {
  readonly measures: readonly string[];
  /** A day is compared with what was to be expected only when it is older than this. */
  readonly days: number;
}

/** One table of a source and the dataset of facts that it fills. */
export interface ConnectorTable {
  readonly dataset: string;
  /** Of the source's server. */
  readonly tool: string;
  question(place: PullPlace): Readonly<Record<string, unknown>>;
  /** Puts rows of another shape into rows with a column of days, dimensions and measures. */
  reshape?(rows: readonly SourceRow[], place: PullPlace): readonly SourceRow[];
  /** Column of the days. */
  readonly day: string;
  /** Dimensions of the facts, by name: the column that holds them. */
  readonly dims: Readonly<Record<string, string>>;
  /** Dimensions that are the same for all facts. */
  readonly fixedDims?: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, ConnectorMeasure>>;
  /** Columns that the source leaves out of a row where it counted none, if it counts them at all. */
  readonly counted?: readonly string[];
  readonly maturing?: Maturing;
}

/** How the days of a source become facts, as data. */
export interface Connector {
  readonly source: Source;
  /** The rows of the first one tell which days the source has by now. */
  readonly tables: readonly [ConnectorTable, ...ConnectorTable[]];
  /** Where the days of the source begin, when it is not where the account is. */
  readonly timezone?: string;
  /** Days before today whose numbers still change, so that every pull reads them again. */
  readonly changingDays: number;
  /** Days before today that may not be there yet: without any row on them or after, they are unknown and not empty. */
  readonly lateDays: number;
  /** Days of one question. */
  readonly windowDays: number;
  /** How many days before today a back-fill begins; 0 for a source that only knows how it is now. */
  readonly backfillDays: number;
}

/** A column as it stands. */
export function count(column: string): ConnectorMeasure {
  return { read: (row) => numberIn(row, column), isMoney: false };
}

/** A column of money. */
export function money(column: string): ConnectorMeasure {
  return { ...count(column), isMoney: true };
}

/** What is left of one column without another. */
export function difference(whole: string, part: string): ConnectorMeasure {
  return { read: (row) => combine(row, [whole, part], (one, other) => one - other), isMoney: false };
}

/** A mean times what it is a mean of, which can be added up. */
export function weighted(mean: string, weight: string): ConnectorMeasure {
  return { read: (row) => combine(row, [mean, weight], (one, other) => one * other), isMoney: false };
}

function combine(
  row: SourceRow,
  [first, second]: readonly [string, string],
  make: (first: number, second: number) => number,
): number | null {
  const one = numberIn(row, first);
  const other = numberIn(row, second);
  return one === null || other === null ? null : make(one, other);
}

function numberIn(row: SourceRow, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}
