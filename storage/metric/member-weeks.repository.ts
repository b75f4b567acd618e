import { z } from 'zod';
import type { Day } from '#core/time.ts';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

/** Which amounts, in weeks counted from a day: week 0 begins on it, week -1 ends before it. */
export interface MemberWeeksRequest {
  readonly dataset: string;
  readonly measure: string;
  readonly dimension: string;
  readonly start: Day;
  /** Whole weeks before and after the start. */
  readonly before: number;
  readonly after: number;
}

const memberRow = z.object({ member: z.string(), amounts: z.array(z.number().nullable()) });

/** The weekly amounts of one value of a dimension, oldest first. */
export type MemberWeeks = z.output<typeof memberRow>;

/**
 * Sums of a measure by value of a dimension and week. In a week in which the dataset says anything a silent member had
 * nothing; in one in which it says nothing at all every member is unknown.
 */
export function listMemberWeeks(db: Database, request: MemberWeeksRequest): Promise<MemberWeeks[]> {
  const { dataset, measure, dimension, start, before, after } = request;
  const statement = sql`
    with fact as (
      select dims ->> ${dimension}::text as member, floor((day - ${start}::date) / 7.0)::int as week,
             coalesce((measures ->> ${measure}::text)::numeric, 0) as amount
      from metric.fact
      where dataset = ${dataset}
        and day >= ${start}::date - 7 * ${before}::int and day < ${start}::date + 7 * ${after}::int
    ),
    total as (
      select member, week, sum(amount)::float8 as amount from fact where member is not null group by member, week
    )
    select known.member,
           array_agg(case when told.week is null then null else coalesce(total.amount, 0) end order by every.week)
             as amounts
    from (select distinct member from total) as known
    cross join generate_series(-${before}::int, ${after}::int - 1) as every (week)
    left join (select distinct week from fact) as told on told.week = every.week
    left join total on total.member = known.member and total.week = every.week
    group by known.member
    order by known.member
  `;
  return many(db, memberRow, statement);
}
