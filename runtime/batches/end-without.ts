import type { BatchApi } from '#models/batch.ts';
import { NOTHING_USED } from '#models/batch-results.ts';
import { endBatch } from '#storage/runtime/batch.repository.ts';
import { listUnsettledRequests } from '#storage/runtime/batch-request.repository.ts';
import type { BatchEngine, HeldBatch } from './batch-engine.ts';
import { storeOutcomes } from './store-outcomes.ts';

/** How a batch ended without results. `failed`: it cost nothing; `unknown`: nobody knows what it cost. */
export interface EndWithout {
  readonly state: 'failed' | 'unknown';
  readonly problem: string;
  /** Absent when its key is not to be had any more. */
  readonly api: Pick<BatchApi, 'provider' | 'model' | 'price'>;
}

/** Ends a batch that came to nothing, and has its steps ask directly. */
export async function endWithout(
  engine: BatchEngine,
  batch: HeldBatch,
  { state, problem, api }: EndWithout,
): Promise<void> {
  const requests = await listUnsettledRequests(batch.db, batch.claim.id);
  const usage = state === 'failed' ? NOTHING_USED : null;
  const fault = state === 'failed' ? 'failed' : 'lost';
  const outcomes = requests.map((request) => ({ request, ending: { problem, usage, fault } }));
  await storeOutcomes(engine, batch, { outcomes, api, seconds: 0 });
  await endBatch(batch.db, batch.claim, { state, problem });
}
