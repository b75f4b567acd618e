import { z } from 'zod';
import { type Database, many } from '../database.ts';
import type { Sql } from '../sql.ts';
import { NOT_SET } from './fact-cube.ts';

/** A day and how often it counts. */
export interface WeightedDay {
  readonly day: string;
  readonly weight: number;
}

/** Two sets of days to compare, over every value of some dimensions. */
export interface BreakdownRequest {
  readonly dataset: string;
  readonly measures: readonly string[];
  readonly dimensions: readonly string[];
  /** Only facts with these values; `{}` for all. */
  readonly dims: Readonly<Record<string, string>>;
  readonly before: readonly WeightedDay[];
  readonly after: readonly WeightedDay[];
}

const amountRow = z.object({
  dimension: z.string(),
  value: z.string(),
  before: z.array(z.number()),
  after: z.array(z.number()),
});

/** What one value of a dimension had before and after, one amount per requested measure. */
export type BreakdownAmounts = z.output<typeof amountRow>;

/**
 * Weighted sums of both sets of days by value of each dimension, and in total under an empty dimension and value.
 * Sums are numeric, so that no order of rows changes them.
 */
export function listBreakdownAmounts(db: Database, request: BreakdownRequest): Promise<BreakdownAmounts[]> {
  return many(db, amountRow, breakdownQuery(request));
}

const leafRow = z.object({
  values: z.array(z.string()),
  before: z.array(z.number()),
  after: z.array(z.number()),
});

/** What one combination of values, one of every requested dimension, had before and after. */
export type LeafAmounts = z.output<typeof leafRow>;

/** Weighted sums of both sets of days by combination of all dimensions, at most `limit` of them. */
export function listLeafAmounts(
  db: Database,
  request: BreakdownRequest,
  limit: number,
): Promise<LeafAmounts[]> {
  const { text, values, amounts } = comparedFacts(request);
  const columns = columnsOf(request);
  return many(db, leafRow, {
    text: `
      select array[${columns.join(', ')}]::text[] as values, ${amounts}
      ${text}
      group by ${columns.join(', ')}
      order by ${columns.join(', ')}
      limit ${Math.trunc(limit)}`,
    values,
  });
}

function breakdownQuery(request: BreakdownRequest): Sql {
  const { text, values, amounts } = comparedFacts(request);
  const columns = columnsOf(request);
  const names = request.dimensions.map(
    (name, index) => `when grouping(d${index}) = 0 then $${values.push(name)}::text`,
  );
  return {
    text: `
      select case ${names.join(' ')} when true then '' end as dimension,
             coalesce(${[...columns, "''"].join(', ')}) as value,
             ${amounts}
      ${text}
      group by grouping sets (${['()', ...columns.map((column) => `(${column})`)].join(', ')})
      order by dimension, value`,
    values,
  };
}

function columnsOf({ dimensions }: BreakdownRequest): string[] {
  return dimensions.map((_, index) => `d${index}`);
}

/**
 * The facts of both sets of days with a column for each dimension, and their sums as `before` and `after`. As in the fact
 * cube, the text holds generated column names only; names from outside are parameters.
 */
function comparedFacts(request: BreakdownRequest): { text: string; values: unknown[]; amounts: string } {
  const { dataset, dimensions, measures, dims } = request;
  const days = [
    ...request.before.map((day) => ({ ...day, after: false })),
    ...request.after.map((day) => ({ ...day, after: true })),
  ];
  const values: unknown[] = [dataset, JSON.stringify(days), JSON.stringify(dims), NOT_SET];
  const parameter = (value: string): string => `$${values.push(value)}::text`;
  const columns = [
    ...dimensions.map((name, index) => `coalesce(dims ->> ${parameter(name)}, $4::text) as d${index}`),
    ...measures.map((name, index) => `(measures ->> ${parameter(name)})::numeric as m${index}`),
  ];
  const sumsWhere = (side: string) =>
    measures
      .map((_, index) => `coalesce(sum(m${index} * weight) filter (where ${side}), 0)::float8`)
      .join(', ');
  const text = `
    from (
      select ${['counted.after', 'counted.weight', ...columns].join(', ')}
      from metric.fact as fact
      join jsonb_to_recordset($2::jsonb) as counted (day date, after boolean, weight numeric) using (day)
      where fact.dataset = $1
        and not exists (
          select from jsonb_each_text($3::jsonb) as scope (dimension, value)
          where coalesce(fact.dims ->> scope.dimension, $4::text) <> scope.value
        )
    ) as fact`;
  return {
    text,
    values,
    amounts: `array[${sumsWhere('not after')}] as before, array[${sumsWhere('after')}] as after`,
  };
}
