import type { ModelClient } from '#models/model.ts';
import type { Database } from '#storage/database.ts';
import type { StoredModel } from '#storage/runtime/model.repository.ts';
import {
  type ConfiguredModel,
  type FoundKey,
  findKey,
  type ModelDefaults,
  type ModelKeys,
  rateKeyOf,
} from './configured-model.ts';
import { storedRateGate } from './rate-gate.ts';
import { unusableModel } from './unusable-model.ts';

/** What it takes to make a client of a model's settings. */
export interface ModelOpening {
  /** Counters of rate limits are the installation's. */
  readonly owner: Database;
  readonly keys: ModelKeys;
  readonly defaults: ModelDefaults;
  /** Makes the client of one model; it does not ask anything yet. */
  open(model: ConfiguredModel): ModelClient | Promise<ModelClient>;
}

/** A client and what it was made of, as one string that is the same as long as nothing changed. */
export interface OpenedModel {
  readonly fingerprint: string;
  client(): Promise<ModelClient>;
}

/** The model that the environment names, as if it stood in the store; undefined when it names none. */
export function defaultModel({ model, openAiBaseUrl }: ModelDefaults): StoredModel | undefined {
  if (model === undefined) return undefined;
  const baseUrl = openAiBaseUrl ?? null;
  return {
    ...{ id: '', tenantId: null, kind: 'chat', protocol: 'openai', provider: 'openai', name: model.name },
    ...{ baseUrl, keyEnv: null, keyFile: null, contextTokens: null, requestsPerMinute: null },
    ...{ tokensPerMinute: null, price: model.price, features: {}, batches: false },
  };
}

/** Finds the key of a model and says how to open it; one without a key is a client that says so when it is asked. */
export async function prepareModel(
  stored: StoredModel,
  { owner, keys, defaults, open }: ModelOpening,
): Promise<OpenedModel> {
  const found = await findKey(stored, keys, defaults);
  const { id, tenantId: _tenant, ...settings } = stored;
  return {
    fingerprint: JSON.stringify([settings, found, stored.batches ? id : null]),
    client: async () =>
      'problem' in found ? unusableModel(stored, found.problem) : open(withGate(stored, found, owner)),
  };
}

function withGate(
  { id, tenantId: _tenant, keyEnv: _env, keyFile: _file, ...model }: StoredModel,
  { baseUrl, apiKey }: Exclude<FoundKey, { problem: string }>,
  owner: Database,
): ConfiguredModel {
  const { requestsPerMinute, tokensPerMinute, features, batches, ...same } = model;
  const isLimited = requestsPerMinute !== null || tokensPerMinute !== null;
  return {
    ...same,
    ...{ baseUrl, apiKey, batchModelId: batches ? id : undefined },
    features: withoutUnknown(features),
    rateKey: rateKeyOf(model.provider, model.name, apiKey),
    ...(isLimited ? { gate: storedRateGate(owner, { requestsPerMinute, tokensPerMinute }) } : {}),
  };
}

function withoutUnknown({ tools, output }: StoredModel['features']): ConfiguredModel['features'] {
  return { ...(tools === undefined ? {} : { tools }), ...(output === undefined ? {} : { output }) };
}
