import { z } from 'zod';
import { type Database, execute, many, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

export const pullWish = z.enum(['nightly', 'backfill', 'days']);
export const pullOutcome = z.enum(['complete', 'partial', 'failed']);

const sourcePull = z
  .object({
    source: z.string(),
    account: z.string(),
    wish: pullWish,
    outcome: pullOutcome,
    days_wanted: z.number(),
    days_read: z.number(),
    days_changed: z.number(),
    failure_kind: z.string().nullable(),
    failure: z.string().nullable(),
    user_action: z.string().nullable(),
    ended_at: z.date(),
  })
  .transform(({ days_wanted, days_read, days_changed, failure_kind, user_action, ended_at, ...row }) => ({
    ...row,
    daysWanted: days_wanted,
    daysRead: days_read,
    daysChanged: days_changed,
    failureKind: failure_kind,
    userAction: user_action,
    endedAt: ended_at,
  }));

/** How the pull of one account ended. */
export type SourcePull = z.output<typeof sourcePull>;

/** A pull as a run notes it. */
export interface NewSourcePull extends Omit<SourcePull, 'endedAt'> {
  readonly executionId: string;
  readonly at: string;
}

/** Notes how a pull ended; once for each run and account. */
export async function insertSourcePull(tx: Transaction, pull: NewSourcePull): Promise<void> {
  await execute(
    tx,
    sql`
      insert into metric.source_pull
        (tenant_id, execution_id, source, account, wish, outcome, days_wanted, days_read, days_changed,
         failure_kind, failure, user_action, ended_at)
      values ((select core.current_tenant()), ${pull.executionId}, ${pull.source}, ${pull.account}, ${pull.wish},
              ${pull.outcome}, ${pull.daysWanted}, ${pull.daysRead}, ${pull.daysChanged},
              ${pull.failureKind}, ${pull.failure}, ${pull.userAction}, ${pull.at})
      on conflict do nothing
    `,
  );
}

/** The last pull of each account of each source. */
export function listLastPulls(db: Database): Promise<SourcePull[]> {
  return many(
    db,
    sourcePull,
    sql`
      select distinct on (source, account)
             source, account, wish, outcome, days_wanted, days_read, days_changed, failure_kind, failure, user_action,
             ended_at
      from metric.source_pull
      order by source, account, ended_at desc
    `,
  );
}
