import type { TableRow } from './table.ts';

/** What a finding is about: values by dimension; empty for everything together. */
export type Subject = Readonly<Record<string, string>>;

/** The rows of one combination of values. */
export interface RowGroup {
  readonly subject: Subject;
  readonly rows: readonly TableRow[];
}

/** How a value is called that the source left out. */
export const NOT_SET = '(not set)';

/** Rows by the values of some dimensions; one group of all rows when there are none. */
export function groupRows(rows: readonly TableRow[], by: readonly string[]): ReadonlyMap<string, RowGroup> {
  const groups = new Map<string, { subject: Subject; rows: TableRow[] }>();
  for (const row of rows) {
    const subject = subjectOf(row, by);
    const key = keyOf(subject);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { subject, rows: [row] });
    else known.rows.push(row);
  }
  return groups;
}

/** The same subject has the same key. */
export function keyOf(subject: Subject): string {
  return JSON.stringify(Object.values(subject));
}

function subjectOf(row: TableRow, by: readonly string[]): Subject {
  return Object.fromEntries(by.map((name) => [name, textOf(row[name])]));
}

function textOf(value: string | number | null | undefined): string {
  return value === null || value === undefined || value === '' ? NOT_SET : String(value);
}
