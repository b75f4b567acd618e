import { z } from 'zod';
import { type Database, execute, many, maybeOne, type Transaction } from '../database.ts';
import { type Severity, severity } from '../metric/anomaly-record.ts';
import { sql } from '../sql.ts';

/** Which events: those whose trigger's graph this version has; `now` is the database's clock unless given. */
export interface EventQuery {
  readonly graphs: readonly string[];
  readonly now: Date | undefined;
}

const tenantRow = z.object({ tenant_id: z.uuid() }).transform(({ tenant_id }) => tenant_id);

/** Active tenants in which events wait, those that wait longest first. Runs as the owner, outside any tenant. */
export function listTenantsWithEvents(owner: Database, { graphs, now }: EventQuery): Promise<string[]> {
  return many(
    owner,
    tenantRow,
    sql`
      select event.tenant_id
      from runtime.event as event
      join runtime.trigger as trigger on trigger.tenant_id = event.tenant_id and trigger.id = event.trigger_id
      join core.tenant as tenant on tenant.id = event.tenant_id
      where event.handled_at is null and trigger.graph = any(${graphs}::text[]) and tenant.status = 'active'
        and (event.retry_at is null
             or event.retry_at <= coalesce(${now ?? null}::timestamptz, clock_timestamp()))
      group by event.tenant_id
      order by min(event.created_at)
    `,
  );
}

const eventRow = z
  .object({
    id: z.uuid(),
    subject: z.string(),
    severity: severity.nullable(),
    attempts: z.number(),
    trigger_id: z.uuid(),
    name: z.string(),
    graph: z.string(),
    input: z.record(z.string(), z.unknown()),
    config: z.record(z.string(), z.unknown()),
    answer_within: z.number().nullable(),
    enabled: z.boolean(),
    now: z.date(),
  })
  .transform(({ trigger_id, answer_within, ...row }) => ({
    ...row,
    triggerId: trigger_id,
    answerWithin: answer_within,
  }));

/** Something that happened, as one trigger is to hear of it, locked by this transaction. */
export type ClaimedEvent = z.output<typeof eventRow>;

/** Takes the event that waits longest and that no other scheduler has. */
export function claimEvent(tx: Transaction, { graphs, now }: EventQuery): Promise<ClaimedEvent | undefined> {
  return maybeOne(
    tx,
    eventRow,
    sql`
      select event.id, event.subject, event.severity, event.attempts, event.trigger_id, trigger.name, trigger.graph,
             trigger.input, trigger.config, trigger.answer_within, trigger.enabled, clock.now
      from runtime.event as event
      join runtime.trigger as trigger on trigger.tenant_id = event.tenant_id and trigger.id = event.trigger_id
      cross join (select coalesce(${now ?? null}::timestamptz, clock_timestamp()) as now) as clock
      where event.handled_at is null and (event.retry_at is null or event.retry_at <= clock.now)
        and trigger.graph = any(${graphs}::text[])
      order by event.created_at, event.id
      limit 1
      for update of event skip locked
    `,
  );
}

const firedRow = z.object({ severity: severity.nullable() });

/** The last run that the trigger started for the subject since then, by how severe it was at the time. */
export async function findLastFire(
  tx: Transaction,
  { triggerId, subject }: Pick<ClaimedEvent, 'triggerId' | 'subject'>,
  since: Date,
): Promise<{ severity: Severity | null } | undefined> {
  return maybeOne(
    tx,
    firedRow,
    sql`
      select severity from runtime.event
      where trigger_id = ${triggerId} and subject = ${subject} and outcome = 'fired' and handled_at > ${since}
      order by handled_at desc
      limit 1
    `,
  );
}

/** What became of an event. */
export interface EventEnd {
  readonly outcome: 'fired' | 'cooling' | 'paused' | 'failed';
  readonly detail: string | null;
  readonly executionId: string | null;
  readonly at: Date;
}

/** Closes an event, in the transaction of what came of it. */
export async function closeEvent(tx: Transaction, id: string, end: EventEnd): Promise<void> {
  await execute(
    tx,
    sql`
      update runtime.event set handled_at = ${end.at}, outcome = ${end.outcome}, detail = ${end.detail},
        execution_id = ${end.executionId}
      where id = ${id} and handled_at is null
    `,
  );
}

/** Lets an event wait for something else to end; that is no attempt. */
export async function deferEvent(tx: Transaction, id: string, until: Date): Promise<void> {
  await execute(
    tx,
    sql`update runtime.event set retry_at = ${until} where id = ${id} and handled_at is null`,
  );
}

/** Lets an event wait after a failure that may pass. */
export async function postponeEvent(tx: Transaction, id: string, retryAt: Date): Promise<void> {
  await execute(
    tx,
    sql`
      update runtime.event set attempts = attempts + 1, retry_at = ${retryAt}
      where id = ${id} and handled_at is null
    `,
  );
}

/** Days that handled events are kept; longer than any cool-down. */
export const EVENT_DAYS = 30;

/** Lets go of the tenant's handled events that are older than that; answers how many. */
export function deleteHandledEvents(db: Database, days: number = EVENT_DAYS): Promise<number> {
  return execute(
    db,
    sql`delete from runtime.event where handled_at < clock_timestamp() - make_interval(days => ${days})`,
  );
}
