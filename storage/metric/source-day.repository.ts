import { z } from 'zod';
import { type Database, execute, many, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

export const sourceDayState = z.enum(['provisional', 'final']);
export const sourceFlag = z.enum(['sampled', 'thresholded', 'other_row', 'foreign_currency']);
export type SourceFlag = z.infer<typeof sourceFlag>;

const sourceDay = z.object({
  source: z.string(),
  account: z.string(),
  day: z.string(),
  state: sourceDayState,
  facts: z.number(),
  flags: z.array(sourceFlag),
});

/** A day of an account that was read whole. */
export type SourceDay = z.output<typeof sourceDay>;

/** All days that were read of a source, or of all sources, oldest first. */
export function listSourceDays(db: Database, source: string | null = null): Promise<SourceDay[]> {
  return many(
    db,
    sourceDay,
    sql`
      select source, account, day::text as day, state, facts, flags from metric.source_day
      where ${source}::text is null or source = ${source}
      order by source, account, day
    `,
  );
}

/** Notes days as read by a run. Those that are the same already are not touched; answers how many were. */
export function saveSourceDays(
  tx: Transaction,
  days: readonly SourceDay[],
  executionId: string,
): Promise<number> {
  return execute(
    tx,
    sql`
      insert into metric.source_day as known (tenant_id, source, account, day, state, facts, flags, execution_id)
      select (select core.current_tenant()), source, account, day, state, facts, flags, ${executionId}::uuid
      from jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
             as read (source text, account text, day date, state text, facts int, flags text[])
      on conflict (tenant_id, source, account, day) do update
        set state = excluded.state, facts = excluded.facts, flags = excluded.flags,
            execution_id = excluded.execution_id, changed_at = clock_timestamp()
        where (known.state, known.facts, known.flags) is distinct from (excluded.state, excluded.facts, excluded.flags)
    `,
  );
}

const halfDay = z.object({ day: z.string() });

/**
 * Days on which some of the chosen accounts of a source were read and others not: what is stored of such a day is a part
 * of it. An account of which nothing was ever read does not count yet.
 */
export async function listHalfReadDays(db: Database, source: string): Promise<string[]> {
  const rows = await many(
    db,
    halfDay,
    sql`
      with own as (
        select account, day from metric.source_day as read
        where source = ${source}
          and exists (
            select from core.integration join core.integration_account as chosen
              on chosen.tenant_id = integration.tenant_id and chosen.integration_id = integration.id
            where integration.source = read.source and integration.deleted_at is null
              and chosen.external_id = read.account and chosen.active
          )
      )
      select day::text as day from own
      group by day
      having count(*) < (select count(distinct account) from own)
      order by day
    `,
  );
  return rows.map(({ day }) => day);
}
