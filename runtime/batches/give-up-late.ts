import { recordNoAnswer } from '#storage/runtime/batch-outcome.repository.ts';
import { listUnsettledRequests } from '#storage/runtime/batch-request.repository.ts';
import { wakeRun } from '../wake-run.ts';
import type { BatchEngine, HeldBatch } from './batch-engine.ts';
import { NOT_THROUGH_BATCH } from './batch-sentences.ts';

/**
 * Has the steps ask directly whose time is nearly up; answers whether any step still waits. What the batch comes to is
 * settled all the same when it ends: it may have to be paid for.
 */
export async function giveUpLate({ queue }: BatchEngine, { db, claim }: HeldBatch): Promise<boolean> {
  const open = (await listUnsettledRequests(db, claim.id)).filter(({ isOpen }) => isOpen);
  for (const { id } of open.filter(({ isLate }) => isLate)) {
    await db.transaction(async (tx) => {
      const failed = await recordNoAnswer(tx, id, { problem: NOT_THROUGH_BATCH.late, attemptJson: null });
      if (failed !== undefined) await wakeRun(tx, queue, failed.executionId);
    });
  }
  return open.some(({ isLate }) => !isLate);
}
