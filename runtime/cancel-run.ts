import { NotFoundError } from '#core/errors.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import { findExecution } from '#storage/runtime/execution.repository.ts';
import { reopenExecution } from '#storage/runtime/execution-end.repository.ts';
import { forgetFailures } from '#storage/runtime/journal.repository.ts';
import { endIdleLease, findQueueOf, reopenLease, requestCancel } from '#storage/runtime/lease.repository.ts';
import { lockTurnOf } from '#storage/runtime/thread.repository.ts';
import { settleEnd } from './end-run.ts';
import type { Engine } from './environment.ts';
import { requeue, WAKE_TO_CANCEL } from './requeue.ts';
import { rejoinThread } from './thread-turn.ts';

/** What became of the wish to end a run. `asked`: the worker that has it stops at its next step. */
export type CancelOutcome = 'cancelled' | 'asked' | 'ended_before';

/** Ends a run that waits, or asks the worker that has it to stop. */
export async function cancelRun(
  tx: Transaction,
  engine: Pick<Engine, 'queue'>,
  executionId: string,
): Promise<CancelOutcome> {
  await lockTurnOf(tx, executionId);
  if (await requestCancel(tx, executionId)) return asked(tx);
  const name = await findQueueOf(tx, executionId);
  if (name === undefined) return 'ended_before';
  // Its place in the queue goes before its lease: workers lock them in this order.
  await engine.queue.remove(tx.asOwner, name, executionId);
  const ended = await endIdleLease(tx, executionId);
  // A worker may have taken it between the two statements.
  if (ended === undefined) return (await requestCancel(tx, executionId)) ? asked(tx) : 'ended_before';
  const end = { status: 'cancelled', outputJson: null, error: null } as const;
  await settleEnd(tx, engine, { executionId, ended, end });
  return 'cancelled';
}

async function asked(tx: Transaction): Promise<'asked'> {
  await tx.run(WAKE_TO_CANCEL);
  return 'asked';
}

/** Takes a run up again that failed, was cancelled or ran out of budget, from where its journal ends. */
export function redriveRun(
  db: TenantDatabase,
  { queue }: Pick<Engine, 'queue'>,
  executionId: string,
): Promise<void> {
  return db.transaction(async (tx) => {
    const execution = await findExecution(tx, executionId);
    if (execution === undefined)
      throw new NotFoundError('run', executionId, '"steward runs list" shows them.');
    await reopenExecution(tx, executionId);
    await forgetFailures(tx, executionId);
    const state = await rejoinThread(tx, execution);
    await reopenLease(tx, executionId, state);
    if (state === 'queued') await requeue(tx, queue, { executionId, queue: execution.queue });
  });
}
