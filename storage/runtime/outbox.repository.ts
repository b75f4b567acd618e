import { z } from 'zod';
import { type Database, execute, maybeOne, one, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

export const deliveryStatus = z.enum(['pending', 'sending', 'sent', 'failed', 'unknown']);
export type DeliveryStatus = z.infer<typeof deliveryStatus>;

/** An effect on another system that a run is allowed to have. */
export interface NewDelivery {
  readonly executionId: string;
  readonly place: string;
  readonly tool: string;
  readonly toolVersion: string;
  readonly payloadJson: string;
  readonly idempotencyKey: string;
}

/** Puts an effect on its way; the same place of a run again is the same effect. Answers whether it is new. */
export async function insertDelivery(tx: Transaction, delivery: NewDelivery): Promise<boolean> {
  const { executionId, place, tool, toolVersion, payloadJson, idempotencyKey } = delivery;
  const statement = sql`
    insert into runtime.outbox (tenant_id, execution_id, place, tool, tool_version, payload, idempotency_key)
    values (core.require_tenant(), ${executionId}, ${place}, ${tool}, ${toolVersion}, ${payloadJson}::jsonb,
            ${idempotencyKey})
    on conflict (tenant_id, execution_id, place) do nothing
  `;
  return (await execute(tx, statement)) === 1;
}

const stateRow = z
  .object({ status: deliveryStatus, response: z.unknown(), last_error: z.string().nullable() })
  .transform(({ last_error, ...rest }) => ({ ...rest, lastError: last_error }));

/** What has become of an effect. */
export type DeliveryState = z.output<typeof stateRow>;

/** What has become of the effect that a run wants at a place. */
export function findDelivery(
  db: Database,
  { executionId, place }: { readonly executionId: string; readonly place: string },
): Promise<DeliveryState | undefined> {
  const statement = sql`
    select status, response, last_error from runtime.outbox where execution_id = ${executionId} and place = ${place}
  `;
  return maybeOne(db, stateRow, statement);
}

const dueRow = z
  .object({
    id: z.uuid(),
    execution_id: z.uuid(),
    place: z.string(),
    tool: z.string(),
    tool_version: z.string(),
    payload: z.unknown(),
    idempotency_key: z.string(),
    status: z.enum(['pending', 'sending']),
    attempts: z.number(),
    age_seconds: z.number(),
    is_run_ended: z.boolean(),
  })
  .transform(({ execution_id, tool_version, idempotency_key, age_seconds, is_run_ended, ...rest }) => ({
    ...rest,
    executionId: execution_id,
    toolVersion: tool_version,
    idempotencyKey: idempotency_key,
    ageSeconds: age_seconds,
    isRunEnded: is_run_ended,
  }));

/** An effect that somebody has to see to: it waits to be sent, or whoever was sending it has gone silent. */
export type DueDelivery = z.output<typeof dueRow>;

/** Locks an effect that is due; undefined when it is not, or somebody else has it just now. */
export function lockDueDelivery(tx: Transaction, id: string): Promise<DueDelivery | undefined> {
  const statement = sql`
    select outbox.id, execution_id, place, tool, tool_version, payload, idempotency_key, outbox.status, attempts,
           extract(epoch from clock_timestamp() - outbox.created_at)::float8 as age_seconds,
           ended_at is not null as is_run_ended
    from runtime.outbox
    join runtime.execution on execution.tenant_id = outbox.tenant_id and execution.id = outbox.execution_id
    where outbox.id = ${id}
      and (outbox.status = 'pending' and next_at <= clock_timestamp()
           or outbox.status = 'sending' and claimed_until <= clock_timestamp())
    for no key update of outbox skip locked
  `;
  return maybeOne(tx, dueRow, statement);
}

/** An effect as somebody found or made it; whatever happens to it afterwards makes this void. */
export interface Attempt {
  readonly id: string;
  readonly attempts: number;
  readonly status: 'pending' | 'sending' | 'unknown';
}

const attemptRow = z.object({
  id: z.uuid(),
  attempts: z.number(),
  status: z.enum(['pending', 'sending', 'unknown']),
});

/** Begins an attempt at an effect that is locked. */
export function beginAttempt(tx: Transaction, id: string, seconds: number): Promise<Attempt> {
  const statement = sql`
    update runtime.outbox
    set status = 'sending', attempts = attempts + 1, claimed_until = clock_timestamp() + ${seconds} * interval '1 second'
    where id = ${id} and status in ('pending', 'sending')
    returning id, attempts, status
  `;
  return one(tx, attemptRow, statement);
}

/** Notes the receipt of an effect; false when the attempt is void. */
export async function recordSent(
  tx: Transaction,
  { id, attempts, status }: Attempt,
  responseJson: string,
): Promise<boolean> {
  const statement = sql`
    update runtime.outbox
    set status = 'sent', response = ${responseJson}::jsonb, sent_at = clock_timestamp(), claimed_until = null,
        last_error = null
    where id = ${id} and attempts = ${attempts} and status = ${status}
  `;
  return (await execute(tx, statement)) === 1;
}

/** Notes that an effect did not come about and is not tried again; false when the attempt is void. */
export async function recordFailed(
  tx: Transaction,
  { id, attempts, status }: Attempt,
  sentence: string,
): Promise<boolean> {
  const statement = sql`
    update runtime.outbox set status = 'failed', last_error = ${sentence}, claimed_until = null
    where id = ${id} and attempts = ${attempts} and status = ${status}
  `;
  return (await execute(tx, statement)) === 1;
}

/** Notes that an effect may or may not have happened; false when the attempt is void. */
export async function recordUnknown(
  tx: Transaction,
  { id, attempts, status }: Attempt,
  sentence: string,
): Promise<boolean> {
  const statement = sql`
    update runtime.outbox set status = 'unknown', last_error = ${sentence}, claimed_until = null
    where id = ${id} and attempts = ${attempts} and status = ${status}
  `;
  return (await execute(tx, statement)) === 1;
}

/** Has an effect tried again after a while; false when the attempt is void. */
export async function recordRetry(
  tx: Transaction,
  { id, attempts, status }: Attempt,
  { inSeconds, sentence }: { readonly inSeconds: number; readonly sentence: string | null },
): Promise<boolean> {
  const statement = sql`
    update runtime.outbox
    set status = 'pending', next_at = clock_timestamp() + ${inSeconds} * interval '1 second', claimed_until = null,
        last_error = coalesce(${sentence}, last_error)
    where id = ${id} and attempts = ${attempts} and status = ${status}
  `;
  return (await execute(tx, statement)) === 1;
}

/** Forgets an effect that nobody has begun; false when somebody has. */
export async function dropDelivery(tx: Transaction, id: string): Promise<boolean> {
  const statement = sql`delete from runtime.outbox where id = ${id} and attempts = 0 and status = 'pending'`;
  return (await execute(tx, statement)) === 1;
}

/** The attempt after which nobody knows what happened. */
export function findUnknownAttempt(tx: Transaction, id: string): Promise<Attempt | undefined> {
  const statement = sql`select id, attempts, status from runtime.outbox where id = ${id} and status = 'unknown' for update`;
  return maybeOne(tx, attemptRow, statement);
}
