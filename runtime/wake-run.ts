import type { Transaction } from '#storage/database.ts';
import { markWaiting } from '#storage/runtime/execution.repository.ts';
import { wakeLease } from '#storage/runtime/lease.repository.ts';
import type { Queue } from './queue.ts';
import { requeue } from './requeue.ts';

/** Has a run go on because what it waits for has come, in the transaction in which it came. */
export async function wakeRun(tx: Transaction, queue: Queue, executionId: string): Promise<void> {
  const lease = await wakeLease(tx, executionId);
  // Whoever works on it at the moment looks once more before it lets go; a run that has ended needs nothing.
  if (lease?.state !== 'queued') return;
  await markWaiting(tx, executionId, 'queued');
  await requeue(tx, queue, { executionId, queue: lease.queue });
}
