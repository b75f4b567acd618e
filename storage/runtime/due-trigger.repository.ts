import { z } from 'zod';
import { type Database, execute, many, maybeOne, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

const dueRow = z
  .object({ tenant_id: z.uuid(), id: z.uuid() })
  .transform(({ tenant_id, id }) => ({ tenantId: tenant_id, id }));

/** A schedule whose time has come, or whose next time nobody has worked out yet. */
export type DueTrigger = z.output<typeof dueRow>;

/** Which schedules to look at: of graphs that this version has; `now` is the database's clock unless given. */
export interface DueQuery {
  readonly graphs: readonly string[];
  readonly now: Date | undefined;
}

/** Schedules of all active tenants that want a look, the longest due first. Runs as the owner, outside any tenant. */
export function listDueTriggers(owner: Database, { graphs, now }: DueQuery): Promise<DueTrigger[]> {
  return many(
    owner,
    dueRow,
    sql`
      select trigger.tenant_id, trigger.id
      from runtime.trigger as trigger join core.tenant as tenant on tenant.id = trigger.tenant_id
      where trigger.kind = 'cron' and trigger.enabled and trigger.graph = any(${graphs}::text[])
        and (trigger.next_due_at is null
             or trigger.next_due_at <= coalesce(${now ?? null}::timestamptz, clock_timestamp()))
        and tenant.status = 'active'
      order by trigger.next_due_at nulls first, trigger.id
    `,
  );
}

const claimedRow = z
  .object({
    name: z.string(),
    graph: z.string(),
    input: z.record(z.string(), z.unknown()),
    config: z.record(z.string(), z.unknown()),
    answer_within: z.number().nullable(),
    next_due_at: z.date().nullable(),
    unfinished_id: z.uuid().nullable(),
    timezone: z.string(),
    now: z.date(),
  })
  .transform(({ next_due_at, unfinished_id, timezone, answer_within, ...row }) => ({
    ...row,
    answerWithin: answer_within,
    dueAt: next_due_at,
    /** The run that it started last, when that has not ended. */
    unfinishedId: unfinished_id,
    tenantTimezone: timezone,
  }));

/** A schedule that this transaction alone decides about. */
export type ClaimedTrigger = z.output<typeof claimedRow>;

/** Takes a due schedule, unless another scheduler has it or has dealt with it: then there is nothing to do. */
export function claimDueTrigger(
  tx: Transaction,
  id: string,
  now: Date | undefined,
): Promise<ClaimedTrigger | undefined> {
  return maybeOne(
    tx,
    claimedRow,
    sql`
      select trigger.name, trigger.graph, trigger.input, trigger.config, trigger.answer_within, trigger.next_due_at, tenant.timezone,
             (select execution.id from runtime.execution as execution
              where execution.id = trigger.last_execution_id and execution.ended_at is null) as unfinished_id,
             clock.now
      from runtime.trigger as trigger
      join core.tenant as tenant on tenant.id = trigger.tenant_id
      cross join (select coalesce(${now ?? null}::timestamptz, clock_timestamp()) as now) as clock
      where trigger.id = ${id} and trigger.kind = 'cron' and trigger.enabled
        and (trigger.next_due_at is null or trigger.next_due_at <= clock.now)
      for no key update of trigger skip locked
    `,
  );
}

/** Moves a claimed schedule on to its next due time. `decided` is the one that was dealt with, null when it was none. */
export async function moveOn(
  tx: Transaction,
  id: string,
  { next, decided }: { readonly next: Date | null; readonly decided: Date | null },
): Promise<void> {
  await execute(
    tx,
    sql`
      update runtime.trigger set next_due_at = ${next}, last_due_at = coalesce(${decided}::timestamptz, last_due_at)
      where id = ${id}
    `,
  );
}

/** Stops a schedule that can never work as it is, and says why. */
export async function stopTrigger(db: Database, id: string, why: string): Promise<void> {
  await execute(db, sql`update runtime.trigger set enabled = false, last_outcome = ${why} where id = ${id}`);
}
