import { addDays, type Day, daysFrom } from '#core/time.ts';

/** One cell of a fake shop: additive measures of one day for one set of dimensions. */
export interface FakeRow {
  readonly day: Day;
  readonly dims: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
}

/** Rows with the same dimensions and measures. Days without rows have none; that is not zero. */
export interface FakeTable {
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  /** Rows of all days from the first to the last, both included, oldest first. */
  rows(firstDay: Day, lastDay: Day): readonly FakeRow[];
}

/** Rows with equal keys, added up. */
export interface FakeGroup {
  readonly key: readonly string[];
  readonly sums: Readonly<Record<string, number>>;
  /** Any one of the rows, for what does not differ within the group. */
  readonly sample: FakeRow;
}

/** Days at the end of the data for which the provider has nothing yet, or only a part. */
export interface LateData {
  readonly days: number;
  /** Part of each measure that has arrived; 0 means that the days are missing. */
  readonly share: number;
}

/** A table whose days are made when they are first asked for. */
export function openTable(
  columns: Pick<FakeTable, 'dimensions' | 'measures'>,
  rowsOfDay: (day: Day) => readonly FakeRow[],
): FakeTable {
  const made = new Map<Day, readonly FakeRow[]>();
  const ofDay = (day: Day): readonly FakeRow[] => {
    const rows = made.get(day) ?? rowsOfDay(day);
    made.set(day, rows);
    return rows;
  };
  return { ...columns, rows: (firstDay, lastDay) => daysFrom(firstDay, lastDay).flatMap(ofDay) };
}

/** Adds up the rows that share a key, in the order in which keys first occur. */
export function groupRows(
  rows: readonly FakeRow[],
  keyOf: (row: FakeRow) => readonly string[],
  measures: readonly string[],
): readonly FakeGroup[] {
  const groups = new Map<string, { key: readonly string[]; sums: Record<string, number>; sample: FakeRow }>();
  for (const row of rows) {
    const key = keyOf(row);
    const name = key.join('\u0000');
    const group = groups.get(name) ?? { key, sums: {}, sample: row };
    groups.set(name, group);
    for (const measure of measures) {
      group.sums[measure] = (group.sums[measure] ?? 0) + (row.measures[measure] ?? 0);
    }
  }
  return [...groups.values()];
}

/** What a provider shows of rows while their last days, counted back from today, are still on the way. */
export function withLateDays(
  rows: readonly FakeRow[],
  late: LateData | null,
  today: Day,
): readonly FakeRow[] {
  if (late === null) return rows;
  const firstLate = addDays(today, -late.days);
  if (late.share === 0) return rows.filter(({ day }) => day < firstLate);
  return rows.map((row) => (row.day < firstLate ? row : scaled(row, late.share)));
}

function scaled({ measures, ...row }: FakeRow, share: number): FakeRow {
  const entries = Object.entries(measures).map(([name, value]) => [name, Math.floor(value * share)]);
  return { ...row, measures: Object.fromEntries(entries) };
}

/** Plain order of code units, the same on every machine. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
