import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';
import { NOT_SET } from './fact-cube.ts';

/** Which values of a dimension to add up by day. */
export interface DatedValuesRequest {
  readonly dataset: string;
  readonly measure: string;
  readonly dimension: string;
  readonly from: string;
  readonly to: string;
  /** Values that have less than this on all days together are left out. */
  readonly least: number;
  /** Values that are left out. */
  readonly except: readonly string[];
}

const valuesRow = z.object({ value: z.string(), days: z.array(z.string()), amounts: z.array(z.number()) });

/** What one value of a dimension had on each day on which it had anything, oldest first. */
export type DatedValues = z.output<typeof valuesRow>;

/** Daily sums of the larger values of a dimension straight from the facts, for values that are not kept as a series. */
export function listDatedValues(db: Database, request: DatedValuesRequest): Promise<DatedValues[]> {
  const { dataset, measure, dimension, from, to, least, except } = request;
  return many(
    db,
    valuesRow,
    sql`
      with daily as (
        select coalesce(dims ->> ${dimension}::text, ${NOT_SET}::text) as value, day,
               sum((measures ->> ${measure}::text)::numeric) as amount
        from metric.fact
        where dataset = ${dataset} and day between ${from}::date and ${to}::date
        group by 1, 2
      )
      select value, json_agg(day order by day) as days, json_agg(coalesce(amount, 0)::float8 order by day) as amounts
      from daily
      where value <> all (${except}::text[])
      group by value
      having sum(amount) >= ${least}::float8
      order by value
    `,
  );
}
