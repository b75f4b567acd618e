import { z } from 'zod';
import { type Database, execute, maybeOne, type Transaction } from '../database.ts';
import { prepared, sql } from '../sql.ts';

export const leaseState = z.enum(['queued', 'parked', 'leased', 'suspended']);
export type LeaseState = z.infer<typeof leaseState>;

/** Who may write for a run. */
export interface Lease {
  readonly executionId: string;
  readonly epoch: number;
}

/** The place of a new run among those that wait. */
export interface NewLease {
  readonly executionId: string;
  readonly queue: string;
  readonly threadId: string | null;
  readonly state: 'queued' | 'parked';
}

/** Writes the lease of a new run. */
export async function insertLease(tx: Transaction, lease: NewLease): Promise<void> {
  const { executionId, queue, threadId, state } = lease;
  await execute(
    tx,
    sql`
      insert into runtime.lease (tenant_id, execution_id, queue, thread_id, state)
      values (core.require_tenant(), ${executionId}, ${queue}, ${threadId}, ${state})
    `,
  );
}

/** Has a run wait again that had ended, or lost its lease in some other way; its epochs and the numbers of its journal go on. */
export async function reopenLease(
  tx: Transaction,
  executionId: string,
  state: 'queued' | 'parked',
): Promise<void> {
  await execute(
    tx,
    sql`
      insert into runtime.lease (tenant_id, execution_id, queue, thread_id, state, epoch, steps)
      select tenant_id, id, queue, thread_id, ${state}, epoch,
             (select coalesce(max(number), 0) from runtime.step where execution_id = execution.id)
      from runtime.execution where id = ${executionId}
    `,
  );
}

const queueRow = z.object({ queue: z.string() });

/** Gives a run back so that another worker may take it at once; answers its queue, or undefined when it is not ours any more. */
export async function releaseLease(
  tx: Transaction,
  { executionId, epoch }: Lease,
): Promise<string | undefined> {
  const statement = sql`
    update runtime.lease set state = 'queued', worker_id = null, lease_until = null
    where execution_id = ${executionId} and epoch = ${epoch} and state = 'leased'
    returning queue
  `;
  return (await maybeOne(tx, queueRow, statement))?.queue;
}

const stateRow = z.object({ state: leaseState, queue: z.string() });

/** Lets go of a run that waits; it is queued at once if what it waits for has come meanwhile. */
export function suspendLease(
  tx: Transaction,
  { executionId, epoch }: Lease,
): Promise<{ state: LeaseState; queue: string } | undefined> {
  const statement = sql`
    update runtime.lease
    set state = case when is_woken then 'queued' else 'suspended' end, is_woken = false, worker_id = null,
        lease_until = null
    where execution_id = ${executionId} and epoch = ${epoch} and state = 'leased'
    returning state, queue
  `;
  return maybeOne(tx, stateRow, statement);
}

const wokenRow = z
  .object({ queue: z.string(), is_woken: z.boolean() })
  .transform(({ queue, is_woken }) => ({ queue, wasSuspended: !is_woken }));

/**
 * Notes that something arrived for a run that has not ended. One that was suspended is queued by this, and the caller
 * puts it in line; any other looks by itself before it is suspended again.
 */
export function wakeLease(
  tx: Transaction,
  executionId: string,
): Promise<{ queue: string; wasSuspended: boolean } | undefined> {
  const statement = sql`
    update runtime.lease
    set state = case state when 'suspended' then 'queued' else state end, is_woken = state <> 'suspended'
    where execution_id = ${executionId}
    returning queue, is_woken
  `;
  return maybeOne(tx, wokenRow, statement);
}

const endedRow = z
  .object({ queue: z.string(), thread_id: z.uuid().nullable(), epoch: z.number(), steps: z.number() })
  .transform(({ thread_id, ...rest }) => ({ ...rest, threadId: thread_id }));

/** A lease that has just ended. */
export type EndedLease = z.output<typeof endedRow>;

/** Ends the right to write for a run, for good; undefined when it is not ours any more. */
export function endLease(tx: Transaction, { executionId, epoch }: Lease): Promise<EndedLease | undefined> {
  const statement = prepared(
    'end_lease',
    sql`
      delete from runtime.lease where execution_id = ${executionId} and epoch = ${epoch} and state = 'leased'
      returning queue, thread_id, epoch, steps
    `,
  );
  return maybeOne(tx, endedRow, statement);
}

/** Ends a run's lease that nobody holds at the moment; undefined when somebody does, or it is gone. */
export function endIdleLease(tx: Transaction, executionId: string): Promise<EndedLease | undefined> {
  const statement = sql`
    delete from runtime.lease where execution_id = ${executionId} and state <> 'leased'
    returning queue, thread_id, epoch, steps
  `;
  return maybeOne(tx, endedRow, statement);
}

/** The queue of a run that has not ended. */
export async function findQueueOf(db: Database, executionId: string): Promise<string | undefined> {
  const statement = sql`select queue from runtime.lease where execution_id = ${executionId}`;
  return (await maybeOne(db, queueRow, statement))?.queue;
}

/** Asks whoever works on a run to stop; answers whether somebody does. */
export async function requestCancel(tx: Transaction, executionId: string): Promise<boolean> {
  const statement = sql`
    update runtime.lease set is_cancelled = true where execution_id = ${executionId} and state = 'leased'
  `;
  return (await execute(tx, statement)) > 0;
}

const executionRow = z
  .object({ execution_id: z.uuid(), queue: z.string() })
  .transform(({ execution_id, queue }) => ({ executionId: execution_id, queue }));

/** Queues the run that has waited longest behind the one that its thread has just ended. */
export function unparkNext(
  tx: Transaction,
  threadId: string,
): Promise<{ executionId: string; queue: string } | undefined> {
  const statement = sql`
    update runtime.lease set state = 'queued'
    where execution_id = (
      select lease.execution_id
      from runtime.lease join runtime.execution on execution.tenant_id = lease.tenant_id and execution.id = execution_id
      where lease.thread_id = ${threadId} and state = 'parked'
      order by number limit 1)
    returning execution_id, queue
  `;
  return maybeOne(tx, executionRow, statement);
}

const waitingRow = z.object({ waiting: z.number() });

/** How many runs of the tenant wait, up to a thousand. */
export async function countWaiting(tx: Transaction): Promise<number> {
  const statement = sql`
    select count(*) as waiting from (select from runtime.lease where state = 'queued' limit 1000) as queued
  `;
  return (await maybeOne(tx, waitingRow, statement))?.waiting ?? 0;
}
