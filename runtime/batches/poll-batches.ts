import PQueue from 'p-queue';
import { listDueBatches } from '#storage/runtime/batch.repository.ts';
import { listWaitingModels } from '#storage/runtime/batch-request.repository.ts';
import { listTenantsWithDeadlines } from '#storage/runtime/deadline.repository.ts';
import { BATCHES, type BatchEngine, type BatchSettings } from './batch-engine.ts';
import { gatherBatch } from './gather-batch.ts';
import { seeToBatch } from './see-to-batch.ts';

/** Batches that one process sees to at once. */
const AT_ONCE = 4;
/** Batches that one look takes. */
const LOOKED_AT = 64;

/** Gathers what waits into batches and sees to those under way, of all tenants; answers how many it dealt with. Any number of processes may. */
export async function pollBatches({
  settings,
  ...parts
}: Omit<BatchEngine, 'settings'> & { readonly settings?: Partial<BatchSettings> }): Promise<number> {
  const engine: BatchEngine = { ...parts, settings: { ...BATCHES, ...settings } };
  const { store, log } = engine;
  const bound = new PQueue({ concurrency: AT_ONCE });
  const waiting = await listTenantsWithDeadlines(store.owner, 'batch');
  const due = await listDueBatches(store.owner, LOOKED_AT);
  const work = [
    ...(await Promise.all(waiting.map((tenantId) => gatheringOf(engine, tenantId)))).flat(),
    ...due.map((batch) => () => seeToBatch(engine, batch)),
  ];
  const done = work.map((each) =>
    bound.add(async () => {
      try {
        await each();
      } catch (error) {
        // The others are none the worse; this one is found again when its claim has run out.
        if (!engine.signal.aborted) log.warn({ err: error }, 'a batch could not be seen to');
      }
    }),
  );
  await Promise.all(done);
  return work.length;
}

async function gatheringOf(engine: BatchEngine, tenantId: string): Promise<(() => Promise<void>)[]> {
  const db = engine.store.forTenant(tenantId);
  const modelIds = await listWaitingModels(db, engine.settings);
  return modelIds.map((modelId) => () => gatherBatch(engine, db, modelId));
}
