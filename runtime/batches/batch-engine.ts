import type { BatchApi } from '#models/batch.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { BatchClaim } from '#storage/runtime/batch.repository.ts';
import { findModelById, type StoredModel } from '#storage/runtime/model.repository.ts';
import type { Engine } from '../environment.ts';

/** The batches of a model, or why its key is not to be had here: a sentence of ours. */
export type OpenedBatches = { readonly api: BatchApi } | { readonly problem: string };

/** What whoever sees to batches is lent. */
export interface BatchEngine extends Pick<Engine, 'store' | 'queue' | 'log'> {
  /** With the key as it is now. */
  open(model: StoredModel): Promise<OpenedBatches>;
  readonly settings: BatchSettings;
  /** Aborted when the process is to end. */
  readonly signal: AbortSignal;
}

/** How batches are seen to; times are in seconds. */
export interface BatchSettings {
  /** For how long requests are gathered before they are handed in together. */
  readonly gatherSeconds: number;
  /** Requests of one batch. */
  readonly most: number;
  /** Bytes of one batch, as we keep its requests; providers take 200 MB. */
  readonly mostBytes: number;
  /** Between two questions to the provider. */
  readonly lookSeconds: number;
  /** Before what the provider would not take for now is handed in again. */
  readonly againSeconds: number;
  /** After this whoever sees to a batch counts as dead. Handing in stops by itself after half of it. */
  readonly claimSeconds: number;
  /** Older than any provider lets a batch become. */
  readonly oldSeconds: number;
}

export const BATCHES: BatchSettings = {
  ...{ gatherSeconds: 20, most: 1_000, mostBytes: 50_000_000 },
  ...{ lookSeconds: 60, againSeconds: 300, claimSeconds: 180, oldSeconds: 172_800 },
};

/** A batch that this process sees to. */
export interface HeldBatch {
  readonly db: TenantDatabase;
  readonly claim: BatchClaim;
}

const GONE = { problem: 'The model is not configured any more.' };

/** The batches of the model of that row. */
export async function openBatchesOf(
  engine: BatchEngine,
  db: TenantDatabase,
  modelId: string | null,
): Promise<OpenedBatches> {
  const model = modelId === null ? undefined : await findModelById(db, modelId);
  return model === undefined ? GONE : engine.open(model);
}
