import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';
import { NOT_SET } from './fact-cube.ts';

/** Which facts to add up by day. */
export interface DailyRequest {
  readonly dataset: string;
  readonly measures: readonly string[];
  /** Only facts with these values; `{}` for all. */
  readonly dims: Readonly<Record<string, string>>;
  readonly from: string;
  readonly to: string;
}

const dayRow = z.object({ day: z.string(), amounts: z.array(z.number()) });

/** One day on which the dataset has rows, with one amount per requested measure; 0 when none of its rows fit. */
export type DailyAmounts = z.output<typeof dayRow>;

/** Daily sums straight from the facts, for scopes that are not kept as a series. */
export function listDailyAmounts(db: Database, request: DailyRequest): Promise<DailyAmounts[]> {
  return many(
    db,
    dayRow,
    sql`
      with wanted as (
        select measure, place from unnest(${request.measures}::text[]) with ordinality as names (measure, place)
      ), fact as materialized (
        select day, measures,
               not exists (
                 select from jsonb_each_text(${JSON.stringify(request.dims)}::jsonb) as scope (dimension, value)
                 where coalesce(dims ->> scope.dimension, ${NOT_SET}::text) <> scope.value
               ) as fits
        from metric.fact
        where dataset = ${request.dataset} and day between ${request.from}::date and ${request.to}::date
      ), amount as (
        select fact.day, wanted.place,
               coalesce(sum((fact.measures ->> wanted.measure)::numeric) filter (where fact.fits), 0) as total
        from fact cross join wanted group by 1, 2
      )
      select day, array_agg(total::float8 order by place) as amounts from amount group by day order by day
    `,
  );
}
