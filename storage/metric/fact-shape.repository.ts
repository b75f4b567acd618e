import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

/** Counts of some datasets, and the divisors that are asked about. */
export interface MultiplesRequest {
  readonly measures: readonly { readonly dataset: string; readonly measure: string }[];
  readonly divisors: readonly number[];
  readonly upTo: string;
}

const multiplesRow = z.object({
  dataset: z.string(),
  day: z.string(),
  cells: z.number(),
  multiples: z.array(z.number()),
});

/** Of the counts above zero of one day: how many there are, and how many are multiples of each divisor, in its place. */
export type StoredMultiples = z.output<typeof multiplesRow>;

/** How the counts of each day share divisors. Amounts that are no whole numbers are multiples of nothing. */
export function listMultiples(db: Database, request: MultiplesRequest): Promise<StoredMultiples[]> {
  const { measures, divisors, upTo } = request;
  return many(
    db,
    multiplesRow,
    sql`
      with wanted as (
        select dataset, measure from jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) as given (dataset text, measure text)
      ), cell as (
        select fact.dataset, fact.day, (fact.measures ->> wanted.measure)::numeric as amount
        from metric.fact as fact join wanted using (dataset)
        where fact.day <= ${upTo}::date and (fact.measures ->> wanted.measure)::numeric > 0
      ), counted as (
        select dataset, day, amount, count(*) as cells from cell group by 1, 2, 3
      ), asked as (
        select divisor, place from unnest(${divisors}::numeric[]) with ordinality as given (divisor, place)
      ), fitting as (
        select dataset, day, place, coalesce(sum(cells) filter (where amount % divisor = 0), 0)::float8 as fitting,
               sum(cells)::float8 as cells
        from counted cross join asked group by 1, 2, 3
      )
      select dataset, day, max(cells) as cells, array_agg(fitting order by place) as multiples
      from fitting group by 1, 2 order by 1, 2
    `,
  );
}

const unitsRow = z
  .object({
    dataset: z.string(),
    currency: z.string(),
    timezone: z.string(),
    first_day: z.string(),
    last_day: z.string(),
  })
  .transform(({ first_day, last_day, ...rest }) => ({ ...rest, firstDay: first_day, lastDay: last_day }));

/** In what units the facts of a dataset are, and over which days. */
export type StoredUnits = z.output<typeof unitsRow>;

/** Every combination of currency and time zone in which facts arrived. */
export function listUnits(db: Database, upTo: string): Promise<StoredUnits[]> {
  return many(
    db,
    unitsRow,
    sql`
      select dataset, currency, timezone, min(day) as first_day, max(day) as last_day
      from metric.fact where day <= ${upTo}::date
      group by 1, 2, 3 order by 1, 4
    `,
  );
}
