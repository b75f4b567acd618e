import type { BatchItem } from '#models/batch.ts';
import type { KeptRequest } from '#models/model.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import { insertBatch } from '#storage/runtime/batch.repository.ts';
import { dropRequest, recordNoAnswer } from '#storage/runtime/batch-outcome.repository.ts';
import {
  attachToBatch,
  lockWaitingRequests,
  type WaitingRequest,
} from '#storage/runtime/batch-request.repository.ts';
import { listModels } from '#storage/runtime/model.repository.ts';
import { wakeRun } from '../wake-run.ts';
import type { BatchEngine } from './batch-engine.ts';
import { NOT_THROUGH_BATCH } from './batch-sentences.ts';
import { giveBackReservation, settleUnsent } from './settle-request.ts';
import { submitBatch } from './submit-batch.ts';

/** Makes a batch of what waits and hands it in; what no batch can help any more goes back to its run. */
export async function gatherBatch(
  engine: BatchEngine,
  db: TenantDatabase,
  modelId: string | null,
): Promise<void> {
  const begun = performance.now();
  const suited = (await listModels(db)).find(({ id, batches }) => id === modelId && batches);
  const taken = await db.transaction((tx) => take(tx, engine, { modelId, suitedId: suited?.id }));
  const problem = suited === undefined ? NOT_THROUGH_BATCH.unsuited : NOT_THROUGH_BATCH.late;
  for (const id of taken.hopeless) await giveBack(engine, db, { id, problem });
  if (taken.batch === null || suited === undefined) return;
  const { items, ...claim } = taken.batch;
  await submitBatch(engine, { db, claim }, { model: suited, items, begun });
}

interface Taken {
  readonly batch: { readonly id: string; readonly claim: number; readonly items: BatchItem[] } | null;
  /** Requests that have to be asked directly. */
  readonly hopeless: readonly string[];
}

async function take(
  tx: Transaction,
  { settings }: BatchEngine,
  { modelId, suitedId }: { readonly modelId: string | null; readonly suitedId: string | undefined },
): Promise<Taken> {
  const waiting = await lockWaitingRequests(tx, { modelId, most: settings.most });
  for (const { id } of waiting.filter(({ isEnded }) => isEnded)) await drop(tx, id);
  const wanted = waiting.filter(({ isEnded }) => !isEnded);
  const hopeless = wanted.filter(({ isLate }) => isLate || suitedId === undefined).map(({ id }) => id);
  const fitting = withinBytes(
    wanted.filter(({ id }) => !hopeless.includes(id)),
    settings.mostBytes,
  );
  if (fitting.length === 0 || suitedId === undefined) return { batch: null, hopeless };
  const batch = await insertBatch(tx, { modelId: suitedId, claimSeconds: settings.claimSeconds });
  await attachToBatch(
    tx,
    fitting.map(({ id }) => id),
    batch.id,
  );
  return { batch: { ...batch, items: fitting.map(itemOf) }, hopeless };
}

/** Its run has ended. Forgotten and not failed, so that a run that is taken up again asks anew. */
async function drop(tx: Transaction, id: string): Promise<void> {
  await giveBackReservation(tx, id);
  await dropRequest(tx, id);
}

/** As many as fit, but one at least. */
function withinBytes(requests: readonly WaitingRequest[], most: number): WaitingRequest[] {
  let bytes = 0;
  return requests.filter((request, index) => {
    bytes += request.bytes;
    return index === 0 || bytes <= most;
  });
}

/** A request of ours as the store gave it back. */
export function itemOf({ id, request }: { readonly id: string; readonly request: unknown }): BatchItem {
  // Written by a step of ours from this very type; nobody else writes it.
  return { id, request: request as KeptRequest };
}

function giveBack(
  { queue }: BatchEngine,
  db: TenantDatabase,
  { id, problem }: { readonly id: string; readonly problem: string },
): Promise<void> {
  return db.transaction(async (tx) => {
    const failed = await recordNoAnswer(tx, id, { problem, attemptJson: null });
    await settleUnsent(tx, id);
    if (failed !== undefined) await wakeRun(tx, queue, failed.executionId);
  });
}
