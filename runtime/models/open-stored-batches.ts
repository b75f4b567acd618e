import type { BatchApi } from '#models/batch.ts';
import type { ProvidedModel } from '#models/open-model.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import type { OpenedBatches } from '../batches/batch-engine.ts';
import { findKey, type ModelDefaults, type ModelKeys } from './configured-model.ts';

/** What it takes to reach the batches of a model. */
export interface BatchOpening {
  readonly keys: ModelKeys;
  readonly defaults: ModelDefaults;
  open(model: ProvidedModel): Promise<BatchApi>;
}

/** What a server that asks for no key is given. */
const NO_KEY = 'none';

/** Finds the key of a model, as for its calls, and opens its batches. */
export async function openStoredBatches(
  stored: StoredModel,
  { keys, defaults, open }: BatchOpening,
): Promise<OpenedBatches> {
  const found = await findKey(stored, keys, defaults);
  if ('problem' in found) return found;
  const { apiKey = NO_KEY, baseUrl } = found;
  const { protocol, provider, name, price } = stored;
  return { api: await open({ provider: protocol, label: provider, model: name, apiKey, baseUrl, price }) };
}
