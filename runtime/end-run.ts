import { LeaseLostError } from '#core/errors.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import {
  closeExecution,
  type ExecutionEnd,
  endLeasedExecution,
  markWaiting,
} from '#storage/runtime/execution-end.repository.ts';
import { type EndedLease, endLease, releaseLease, suspendLease } from '#storage/runtime/lease.repository.ts';
import { lockTurnOf } from '#storage/runtime/thread.repository.ts';
import type { Engine } from './environment.ts';
import type { LeaseRef } from './journal-writer.ts';
import { requeue } from './requeue.ts';
import { passTurn } from './thread-turn.ts';

type EndEngine = Pick<Engine, 'queue'>;

/** Ends a run for good, as the worker that holds it. `isAlone`: it stands in no queue and belongs to no thread. */
export function endRun(
  db: TenantDatabase,
  engine: EndEngine,
  { lease, end, isAlone }: { lease: LeaseRef; end: ExecutionEnd; isAlone: boolean },
): Promise<Execution> {
  return isAlone ? endAlone(db, lease, end) : endAmongOthers(db, engine, { lease, end });
}

/** For a run that was never queued and belongs to no conversation. */
async function endAlone(db: TenantDatabase, lease: LeaseRef, end: ExecutionEnd): Promise<Execution> {
  const ended = await endLeasedExecution(db, lease, end);
  if (ended === undefined) throw new LeaseLostError(lease.executionId);
  return ended;
}

function endAmongOthers(
  db: TenantDatabase,
  engine: EndEngine,
  { lease, end }: { lease: LeaseRef; end: ExecutionEnd },
): Promise<Execution> {
  return db.transaction(async (tx) => {
    // On their way together, and done in this order.
    const [, ended] = await Promise.all([lockTurnOf(tx, lease.executionId), endLease(tx, lease)]);
    if (ended === undefined) throw new LeaseLostError(lease.executionId);
    return settleEnd(tx, engine, { executionId: lease.executionId, ended, end });
  });
}

/** What the end of a run means for the queue and for its conversation, whose turns are locked since before the lease ended. */
export async function settleEnd(
  tx: Transaction,
  { queue }: EndEngine,
  { executionId, ended, end }: { executionId: string; ended: EndedLease; end: ExecutionEnd },
): Promise<Execution> {
  const closed = await closeExecution(tx, executionId, { ...end, epoch: ended.epoch });
  await queue.remove(tx.asOwner, ended.queue, executionId);
  const next = ended.threadId === null ? undefined : await passTurn(tx, ended.threadId);
  if (next !== undefined) await requeue(tx, queue, next);
  return closed;
}

/** Lets go of a run that waits for somebody outside. */
export function suspendRun(db: TenantDatabase, { queue }: EndEngine, lease: LeaseRef): Promise<void> {
  return db.transaction(async (tx) => {
    const left = await suspendLease(tx, lease);
    if (left === undefined) throw new LeaseLostError(lease.executionId);
    const isQueued = left.state === 'queued';
    await markWaiting(tx, lease.executionId, isQueued ? 'queued' : 'suspended');
    if (isQueued) await requeue(tx, queue, { executionId: lease.executionId, queue: left.queue });
    else await queue.remove(tx.asOwner, left.queue, lease.executionId);
  });
}

/** Gives a run back to the other workers, because this one is stopping. */
export function releaseRun(db: TenantDatabase, { queue }: EndEngine, lease: LeaseRef): Promise<void> {
  return db.transaction(async (tx) => {
    const name = await releaseLease(tx, lease);
    if (name === undefined) throw new LeaseLostError(lease.executionId);
    await markWaiting(tx, lease.executionId, 'queued');
    await requeue(tx, queue, { executionId: lease.executionId, queue: name });
  });
}
