import { InvariantError } from '#core/errors.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import { NOT_SET } from '#storage/metric/fact-cube.ts';
import type { ConnectorTable, PullPlace, SourceRow } from '../connector.ts';
import { withZeros } from './with-zeros.ts';

/** Facts hold no more digits than this: sums of fractions would otherwise depend on the order of the rows. */
const DECIMALS = 6;

/** Of which account the rows are, and whether its money is the shop's. */
export interface RowsOrigin {
  readonly place: PullPlace;
  readonly isForeignMoney: boolean;
}

/** A fact to which rows are still added. */
interface OpenFact extends Pick<FactRow, 'day' | 'dims'> {
  readonly measures: Record<string, number>;
}

/** The facts that the rows of a table make. Rows that differ only in what no fact tells apart are added up. */
export function factsOfRows(
  table: ConnectorTable,
  rows: readonly SourceRow[],
  { place, isForeignMoney }: RowsOrigin,
): FactRow[] {
  const measures = Object.entries(table.measures).filter(([, { isMoney }]) => !(isMoney && isForeignMoney));
  const facts = new Map<string, OpenFact>();
  for (const row of shapedRows(table, rows, place)) {
    const day = dayOfRow(table, row);
    const dims = { account: place.account, ...table.fixedDims, ...dimsOf(table, row) };
    const key = JSON.stringify([day, dims]);
    const fact: OpenFact = facts.get(key) ?? { day, dims, measures: {} };
    facts.set(key, fact);
    for (const [name, { read }] of measures) {
      const value = read(row);
      if (value !== null) fact.measures[name] = (fact.measures[name] ?? 0) + value;
    }
  }
  return [...facts.values()]
    .filter((fact) => Object.keys(fact.measures).length > 0)
    .map(({ measures: sums, ...fact }) => ({ dataset: table.dataset, ...fact, measures: rounded(sums) }));
}

/** The rows as the table means them. */
export function shapedRows(
  { reshape, counted = [] }: ConnectorTable,
  rows: readonly SourceRow[],
  place: PullPlace,
): readonly SourceRow[] {
  return withZeros(reshape === undefined ? rows : reshape(rows, place), counted);
}

/** The day that a row is about. */
export function dayOfRow({ day: column, dataset }: ConnectorTable, row: SourceRow): string {
  const day = row[column];
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  throw new InvariantError(`A row of ${dataset} says no day in "${column}".`);
}

function dimsOf({ dims }: ConnectorTable, row: SourceRow): FactRow['dims'] {
  return Object.fromEntries(
    Object.entries(dims).map(([name, column]) => {
      const value = row[column];
      return [name, value === null || value === undefined || value === '' ? NOT_SET : String(value)];
    }),
  );
}

function rounded(measures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(measures).map(([name, value]) => [name, Number(value.toFixed(DECIMALS))]),
  );
}
