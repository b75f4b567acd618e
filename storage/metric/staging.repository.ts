import { z } from 'zod';
import { InvariantError } from '#core/errors.ts';
import { execute, many, maybeOne, type Transaction } from '../database.ts';
import { type Sql, sql } from '../sql.ts';

/** Columns of the staging table besides `line` and `day`: name to SQL type. They come from code, never from a file. */
export type StagingColumns = Readonly<Record<string, string>>;

/** One row of a file as it is staged. */
export interface StagingRow {
  /** The line of the file on which the row begins, counted from 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, string | number | null>>;
}

const NAME = /^[a-z][a-z0-9_]*$/;
const TYPE = /^(text|date|timestamp|bigint|numeric|jsonb|boolean)$/;
const BUILT_IN: StagingColumns = { line: 'bigint', day: 'date' };

/** Creates the temporary table `staged`, which lives as long as the transaction. */
export async function createStaging(tx: Transaction, columns: StagingColumns): Promise<void> {
  const definitions = listColumns(columns).map(([name, type]) => `${name} ${type}`);
  await execute(tx, {
    text: `create temporary table staged (${definitions.join(', ')}) on commit drop`,
    values: [],
  });
}

/** Adds rows. They travel by column, which is about twice as fast as JSON. */
export async function stageRows(
  tx: Transaction,
  columns: StagingColumns,
  rows: readonly StagingRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const all = listColumns(columns);
  const arrays = all.map(([, type], index) => `$${index + 1}::${type}[]`);
  const values = all.map(([name]) =>
    name === 'line' ? rows.map(({ line }) => line) : rows.map((row) => row.values[name] ?? null),
  );
  await execute(tx, { text: `insert into staged select * from unnest(${arrays.join(', ')})`, values });
}

function listColumns(columns: StagingColumns): [string, string][] {
  const all = Object.entries({ ...BUILT_IN, ...columns });
  const strange = all.find(([name, type]) => !NAME.test(name) || !TYPE.test(type));
  if (strange !== undefined) throw new InvariantError(`A staging column cannot be "${strange.join(' ')}".`);
  return all;
}

/** Tells the planner what was staged; a temporary table is not looked at by itself. */
export async function analyzeStaged(tx: Transaction): Promise<void> {
  await execute(tx, sql`analyze staged`);
}

const faultRow = z.object({ line: z.number(), column: z.string().nullable(), reason: z.string() });

/** A staged row that cannot stand, seen only when all rows are together. */
export type StagedFault = z.output<typeof faultRow>;

/** The faults that a statement over `staged` answers as (line, column, reason), by line. */
export function listFaults(tx: Transaction, { text, values }: Sql): Promise<StagedFault[]> {
  return many(tx, faultRow, {
    text: `select line, "column", reason from (${text}) as fault order by line`,
    values,
  });
}

/** Takes rows out again. */
export async function deleteStaged(tx: Transaction, lines: readonly number[]): Promise<void> {
  await execute(tx, sql`delete from staged where line = any (${lines}::bigint[])`);
}

/** Delivers the facts of one dataset: a statement over `staged` that answers (day, dims, measures). */
export async function deliverFacts(tx: Transaction, dataset: string, { text, values }: Sql): Promise<void> {
  await execute(tx, {
    text: `insert into incoming (dataset, day, dims, measures)
           select $${values.length + 1}, day, dims, measures from (${text}) as fact`,
    values: [...values, dataset],
  });
  // A day of the file without a fact of this dataset is covered too: what was known of it is outdated.
  await execute(
    tx,
    sql`insert into covered_day (dataset, day) select ${dataset}::text, day from staged group by day`,
  );
}

const summaryRow = z.object({
  kind: z.enum(['class', 'note']),
  name: z.string(),
  rows: z.number(),
  amount: z.number().nullable(),
});

/** Staged rows of one kind and their amount. Every row is of exactly one class; notes may overlap. */
export type StagedSummary = z.output<typeof summaryRow>;

/** What a statement over `staged` answers as (kind, name, rows, amount). */
export function summarizeStaged(tx: Transaction, { text, values }: Sql): Promise<StagedSummary[]> {
  return many(tx, summaryRow, {
    text: `select kind, name, rows::int as rows, amount::numeric as amount from (${text}) as summary`,
    values,
  });
}

const extentRow = z
  .object({ first_day: z.string(), last_day: z.string(), rows: z.number() })
  .transform(({ first_day, last_day, rows }) => ({ firstDay: first_day, lastDay: last_day, rows }));

/** Which days were staged and how many rows. */
export type StagedExtent = z.output<typeof extentRow>;

/** The extent of what was staged; undefined when nothing was. */
export function findStagedExtent(tx: Transaction): Promise<StagedExtent | undefined> {
  return maybeOne(
    tx,
    extentRow,
    sql`
      select min(day) as first_day, max(day) as last_day, count(*)::int as rows
      from staged having count(*) > 0
    `,
  );
}

const totalRow = z.object({ dataset: z.string(), measure: z.string(), total: z.number() });

/** The sum of every measure that is delivered. */
export function listDeliveredTotals(tx: Transaction): Promise<z.output<typeof totalRow>[]> {
  return many(
    tx,
    totalRow,
    sql`
      select dataset, measure, sum(value::numeric) as total
      from incoming, jsonb_each_text(measures) as each (measure, value)
      group by dataset, measure
      order by dataset, measure
    `,
  );
}
