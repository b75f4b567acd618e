import type { BatchApi, BatchItem } from '#models/batch.ts';
import { ModelError, modelFault } from '#models/model-error.ts';
import { endBatch, postponeBatch, recordSubmitted } from '#storage/runtime/batch.repository.ts';
import { listUnsettledRequests, releaseFromBatch } from '#storage/runtime/batch-request.repository.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import type { BatchEngine, HeldBatch } from './batch-engine.ts';
import { NOT_THROUGH_BATCH } from './batch-sentences.ts';
import { endWithout } from './end-without.ts';
import { settleUnsent } from './settle-request.ts';

/** What is handed in. */
export interface Submission {
  readonly model: StoredModel;
  readonly items: readonly BatchItem[];
  /** When the claim was made at the latest, on this process's monotonic clock. */
  readonly begun: number;
}

const MILLISECONDS = 1_000;

/** Hands a batch in and notes the provider's name for it. */
export async function submitBatch(
  engine: BatchEngine,
  batch: HeldBatch,
  { model, items, begun }: Submission,
): Promise<void> {
  const opened = await engine.open(model);
  if ('problem' in opened) return putBack(engine, batch, opened.problem);
  const { api } = opened;
  const left = (engine.settings.claimSeconds / 2) * MILLISECONDS - (performance.now() - begun);
  // A process that was paused since the claim hands nothing in: somebody else may be looking for it by now.
  if (left <= 0) return putBack(engine, batch, 'Its sender was held up before it could begin.');
  const signal = AbortSignal.timeout(Math.ceil(left));
  const outcome = await api.submit(batch.claim.id, items, signal).catch((error: unknown) => {
    if (error instanceof ModelError) return error;
    if (signal.aborted) return modelFault('timeout');
    throw error;
  });
  if (outcome instanceof ModelError) return afterFailure(engine, batch, { api, failure: outcome });
  await noteSubmitted(engine, batch, outcome);
}

/** Notes where the batch is now; one that was taken from us meanwhile is left to whoever took it. */
export async function noteSubmitted(
  { settings, log }: BatchEngine,
  { db, claim }: HeldBatch,
  providerId: string,
): Promise<void> {
  const { lookSeconds: lookInSeconds } = settings;
  if (await recordSubmitted(db, claim, { providerId, lookInSeconds })) return;
  log.warn({ batch: claim.id, providerId }, 'a batch was handed in by a process that had lost it');
}

interface FailedSubmission {
  readonly api: BatchApi;
  readonly failure: ModelError;
}

async function afterFailure(
  engine: BatchEngine,
  batch: HeldBatch,
  { api, failure }: FailedSubmission,
): Promise<void> {
  engine.log.warn({ err: failure, batch: batch.claim.id }, 'a batch could not be handed in');
  const { message: problem, isUnsent, retryable } = failure;
  if (isUnsent && retryable) return putBack(engine, batch, problem);
  if (isUnsent) return endWithout(engine, batch, { state: 'failed', problem: NOT_THROUGH_BATCH.failed, api });
  // Whoever looks next asks the provider whether it has the batch.
  if (api.find !== undefined) {
    await postponeBatch(batch.db, batch.claim, { lookInSeconds: engine.settings.lookSeconds });
    return;
  }
  await endWithout(engine, batch, { state: 'unknown', problem: NOT_THROUGH_BATCH.lost, api });
}

/** Has the requests of a batch that the provider does not have wait again. */
export async function putBack(engine: BatchEngine, { db, claim }: HeldBatch, problem: string): Promise<void> {
  const givenUp = (await listUnsettledRequests(db, claim.id)).filter(({ isGivenUp }) => isGivenUp);
  for (const { id } of givenUp) await db.transaction((tx) => settleUnsent(tx, id));
  await db.transaction(async (tx) => {
    if (!(await endBatch(tx, claim, { state: 'unsent', problem }))) return;
    await releaseFromBatch(tx, claim.id, engine.settings.againSeconds);
  });
}
