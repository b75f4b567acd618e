import { InvalidInputError, ThreadBusyError } from '#core/errors.ts';
import type { Transaction } from '#storage/database.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import { requestCancel, unparkNext } from '#storage/runtime/lease.repository.ts';
import {
  hasLaterRuns,
  listThreadRuns,
  lockTurn,
  type Thread,
  type ThreadRun,
} from '#storage/runtime/thread.repository.ts';

/** Asks a run to stop; one that nobody works on ends at once. */
export type CancelRun = (tx: Transaction, executionId: string) => Promise<unknown>;

/**
 * Whether a new run may be queued at once or has to wait for its turn in its thread; to be called before its lease is
 * written. From here to the end of the transaction nobody else takes or passes a turn of the thread.
 */
export async function takeTurn(
  tx: Transaction,
  threadId: string | undefined,
  cancel: CancelRun = requestCancel,
): Promise<'queued' | 'parked'> {
  if (threadId === undefined) return 'queued';
  const thread = await lockTurn(tx, threadId);
  if (thread.status === 'closed') throw new InvalidInputError('The thread is closed. Begin a new one.');
  const unfinished = await listThreadRuns(tx, threadId);
  if (unfinished.length === 0) return 'queued';
  return behind(tx, { thread, unfinished, cancel });
}

/**
 * The same for a run that had ended and is taken up again, whatever the policy: nobody says anything new. A run goes on
 * from what it has read, so once the conversation has gone on without it, it would overwrite what came after.
 */
export async function rejoinThread(
  tx: Transaction,
  { threadId, number }: Pick<Execution, 'threadId' | 'number'>,
): Promise<'queued' | 'parked'> {
  if (threadId === null) return 'queued';
  await lockTurn(tx, threadId);
  if (await hasLaterRuns(tx, { threadId, number })) {
    throw new InvalidInputError(
      'The conversation has gone on since this run. Say the message again instead.',
    );
  }
  return (await listThreadRuns(tx, threadId)).length === 0 ? 'queued' : 'parked';
}

/**
 * Queues the run whose turn it is once an earlier run of the thread has ended; undefined when nobody waits, or another
 * run still has its turn. Whoever ends a run calls `lockTurn` before it touches the lease, and this after.
 */
export async function passTurn(
  tx: Transaction,
  threadId: string,
): Promise<{ executionId: string; queue: string } | undefined> {
  const unfinished = await listThreadRuns(tx, threadId);
  // A run that was cancelled while it waited for its turn had none to pass on.
  if (unfinished.some(({ state }) => state !== 'parked')) return undefined;
  return unparkNext(tx, threadId);
}

interface Waiting {
  readonly thread: Thread;
  readonly unfinished: readonly ThreadRun[];
  readonly cancel: CancelRun;
}

async function behind(
  tx: Transaction,
  { thread, unfinished, cancel }: Waiting,
): Promise<'queued' | 'parked'> {
  if (thread.policy === 'reject') throw new ThreadBusyError(thread.id);
  if (thread.policy === 'queue') return 'parked';
  // The last one first: none of those that wait is to get the turn of the one before it.
  for (const { executionId } of unfinished.toReversed()) await cancel(tx, executionId);
  const left = await listThreadRuns(tx, thread.id);
  return left.length === 0 ? 'queued' : 'parked';
}
