import type { SourceAnswer } from './source-answer.ts';

type Row = SourceAnswer['rows'][number];

/** Rows in which columns that have a number somewhere are counted, so that a row without one has none of it. */
export function withZeros(rows: readonly Row[], columns: readonly string[]): readonly Row[] {
  const counted = columns.filter((name) => rows.some((row) => typeof row[name] === 'number'));
  if (counted.length === 0) return rows;
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(counted.map((name) => [name, row[name] ?? 0])),
  }));
}
