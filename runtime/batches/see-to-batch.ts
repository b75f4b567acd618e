import type { BatchApi, BatchStanding } from '#models/batch.ts';
import { ModelError } from '#models/model-error.ts';
import { type ClaimedBatch, claimBatch, endBatch, postponeBatch } from '#storage/runtime/batch.repository.ts';
import { listUnsettledRequests } from '#storage/runtime/batch-request.repository.ts';
import { type BatchEngine, type HeldBatch, openBatchesOf } from './batch-engine.ts';
import { NOT_THROUGH_BATCH } from './batch-sentences.ts';
import { endWithout } from './end-without.ts';
import { itemOf } from './gather-batch.ts';
import { giveUpLate } from './give-up-late.ts';
import { endingOf } from './request-ending.ts';
import { storeOutcomes } from './store-outcomes.ts';
import { noteSubmitted, putBack } from './submit-batch.ts';

/** A batch under way, at its provider. */
interface Batch extends HeldBatch {
  readonly claimed: ClaimedBatch;
  readonly api: BatchApi;
}

/** Looks after a batch that is due: finds it, asks how it stands, takes its results, or waits on. */
export async function seeToBatch(
  engine: BatchEngine,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<void> {
  const db = engine.store.forTenant(tenantId);
  const claimed = await db.transaction((tx) => claimBatch(tx, id, engine.settings));
  if (claimed === undefined) return;
  const held = { db, claim: { id, claim: claimed.claim } };
  const opened = await openBatchesOf(engine, db, claimed.modelId);
  if ('problem' in opened) return withoutKey(engine, held, { claimed, problem: opened.problem });
  const batch = { ...held, claimed, api: opened.api };
  if (claimed.state === 'submitting') return findLost(engine, batch);
  await look(engine, batch);
}

/** The key may come back, here or in another process. */
async function withoutKey(
  engine: BatchEngine,
  held: HeldBatch,
  { claimed, problem }: { readonly claimed: ClaimedBatch; readonly problem: string },
): Promise<void> {
  engine.log.warn({ batch: held.claim.id, problem }, 'a batch cannot be asked for');
  const api = { provider: 'unknown', model: 'unknown', price: null };
  if (claimed.isOld)
    return endWithout(engine, held, { state: 'unknown', problem: NOT_THROUGH_BATCH.old, api });
  await giveUpLate(engine, held);
  await waitOn(engine, held);
}

async function waitOn({ settings }: BatchEngine, { db, claim }: HeldBatch): Promise<void> {
  await postponeBatch(db, claim, { lookInSeconds: settings.lookSeconds });
}

/** Whoever handed it in died, or had no answer: the provider may or may not have it. */
async function findLost(engine: BatchEngine, batch: Batch): Promise<void> {
  const { api, claim } = batch;
  const lost = { state: 'unknown', problem: NOT_THROUGH_BATCH.lost, api } as const;
  if (api.find === undefined) return endWithout(engine, batch, lost);
  const found = await orFailure(api.find(claim.id, engine.signal));
  if (typeof found === 'string') return noteSubmitted(engine, batch, found);
  if (found === null) return putBack(engine, batch, 'It had not been handed in.');
  if (batch.claimed.isOld) return endWithout(engine, batch, lost);
  await giveUpLate(engine, batch);
  await waitOn(engine, batch);
}

async function look(engine: BatchEngine, batch: Batch): Promise<void> {
  const { api, claimed } = batch;
  const standing = await standingOf(engine, batch);
  if (standing === 'ended') return takeResults(engine, batch);
  if (standing === 'failed')
    return endWithout(engine, batch, { state: 'failed', problem: NOT_THROUGH_BATCH.failed, api });
  if (standing === 'gone' || claimed.isOld) {
    const problem = claimed.isOld ? NOT_THROUGH_BATCH.old : NOT_THROUGH_BATCH.lost;
    return endWithout(engine, batch, { state: 'unknown', problem, api });
  }
  const isWanted = await giveUpLate(engine, batch);
  if (isWanted || claimed.state === 'cancelling' || standing === 'away') return waitOn(engine, batch);
  await cancel(engine, batch);
}

/** `away`: the provider did not say. `gone`: it does not know the batch. */
async function standingOf(
  { signal, log }: BatchEngine,
  { api, claimed: { id, providerId } }: Batch,
): Promise<BatchStanding | 'away' | 'gone'> {
  const standing = await orFailure(api.look(providerId ?? '', signal));
  if (!(standing instanceof ModelError)) return standing;
  log.warn({ err: standing, batch: id }, 'a provider did not say how a batch stands');
  return standing.fault === 'bad_request' ? 'gone' : 'away';
}

async function takeResults(engine: BatchEngine, batch: Batch): Promise<void> {
  const { db, claim, api, claimed } = batch;
  const requests = await listUnsettledRequests(db, claim.id);
  const items = requests.map(itemOf);
  const results = await orFailure(api.results(claimed.providerId ?? '', items, engine.signal));
  if (results instanceof ModelError) {
    engine.log.warn({ err: results, batch: claim.id }, 'the results of a batch could not be fetched');
    const { old } = NOT_THROUGH_BATCH;
    if (claimed.isOld) return endWithout(engine, batch, { state: 'unknown', problem: old, api });
    await giveUpLate(engine, batch);
    return waitOn(engine, batch);
  }
  const byId = new Map(results.map((result) => [result.id, result]));
  const outcomes = requests.map((request) => ({ request, ending: endingOf(byId.get(request.id)) }));
  await storeOutcomes(engine, batch, { outcomes, api, seconds: claimed.seconds });
  await endBatch(db, claim, { state: 'ended', problem: null });
}

/** Nobody waits for it any more. It is looked after until the provider says what it cost. */
async function cancel(engine: BatchEngine, { db, claim, api, claimed }: Batch): Promise<void> {
  const failure = await orFailure(api.cancel(claimed.providerId ?? '', engine.signal));
  const { lookSeconds: lookInSeconds } = engine.settings;
  const state = failure instanceof ModelError ? undefined : 'cancelling';
  await postponeBatch(db, claim, { lookInSeconds, state });
}

async function orFailure<Result>(work: Promise<Result>): Promise<Result | ModelError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}
