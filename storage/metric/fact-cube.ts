import type { Transaction } from '../database.ts';
import { execute } from '../database.ts';
import { type Sql, sql } from '../sql.ts';

/** What to add up of one dataset: its additive measures, by day and by one dimension at a time. */
export interface CubePlan {
  readonly dataset: string;
  /** The last complete day. */
  readonly upTo: string;
  /** Days that are passed over. */
  readonly leftOut: readonly string[];
  readonly measures: readonly string[];
  readonly dimensions: readonly string[];
}

/** The value of a dimension for facts that do not state it. */
export const NOT_SET = '(not set)';

/**
 * Fills the temporary table `fact_cube` (dimension, value, day, measures) in one pass over the facts. Totals stand
 * under an empty dimension and value; `measures` follows the plan's order, counted from 1, null where no fact states one.
 */
export async function buildFactCube(tx: Transaction, plan: CubePlan): Promise<void> {
  await execute(
    tx,
    sql`create temporary table fact_cube (dimension text, value text, day date, measures float8[]) on commit drop`,
  );
  await execute(tx, cubeQuery(plan));
  await execute(tx, sql`analyze fact_cube`);
}

/**
 * The number of columns follows the plan, so the text is put together here; it holds generated column names only,
 * names from outside are parameters. Sums are numeric: a sum of floats would depend on the order of the rows.
 */
function cubeQuery({ dataset, upTo, leftOut, measures, dimensions }: CubePlan): Sql {
  const values: unknown[] = [dataset, upTo, leftOut];
  const parameter = (value: unknown): string => `$${values.push(value)}::text`;
  const dimensionColumns = dimensions.map((_, index) => `d${index}`);
  const columns = [
    'day',
    ...dimensions.map(
      (name, index) => `coalesce(dims ->> ${parameter(name)}, ${parameter(NOT_SET)}) as d${index}`,
    ),
    ...measures.map((name, index) => `(measures ->> ${parameter(name)})::numeric as m${index}`),
  ];
  const sets = ['(day)', ...dimensionColumns.map((column) => `(day, ${column})`)];
  const names = dimensions.map((name, index) => `when grouping(d${index}) = 0 then ${parameter(name)}`);
  const sums = measures.map((_, index) => `sum(m${index})::float8`);
  const text = `
    insert into fact_cube (dimension, value, day, measures)
    select ${names.length === 0 ? "''" : `case ${names.join(' ')} else '' end`},
           coalesce(${[...dimensionColumns, "''"].join(', ')}),
           day,
           array[${sums.join(', ')}]
    from (select ${columns.join(', ')} from metric.fact
          where dataset = $1 and day <= $2 and day <> all ($3::date[])) as fact
    group by grouping sets (${sets.join(', ')})`;
  return { text, values };
}
