import type { Transaction } from '#storage/database.ts';
import { markWaiting } from '#storage/runtime/execution-end.repository.ts';
import { wakeLease } from '#storage/runtime/lease.repository.ts';
import type { Queue } from './queue.ts';
import { requeue } from './requeue.ts';

/** Has a run go on because what it waits for has come, in the transaction in which it came. */
export async function wakeRun(tx: Transaction, queue: Queue, executionId: string): Promise<void> {
  const lease = await wakeLease(tx, executionId);
  // One that is in line already stays there: workers lock its place before its lease, and we would the other way round.
  if (lease?.wasSuspended !== true) return;
  await markWaiting(tx, executionId, 'queued');
  await requeue(tx, queue, { executionId, queue: lease.queue });
}
