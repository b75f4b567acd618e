import { createHash } from 'node:crypto';
import type { ModelFeatures, ModelPrice } from '#models/model.ts';
import type { ModelProtocol, StoredModel } from '#storage/runtime/model.repository.ts';
import type { RateGate } from './rate-gate.ts';

/** A model with everything that is needed to ask it. Holds a key in clear, so it is never printed or stored. */
export interface ConfiguredModel {
  readonly kind: 'chat' | 'embedding';
  readonly protocol: ModelProtocol;
  /** As the ledger names it: the maker of the protocol, or the host that speaks it as well. */
  readonly provider: string;
  readonly name: string;
  /** Absent: where the protocol lives by itself. */
  readonly baseUrl?: string | undefined;
  /** Absent: the server asks for none. */
  readonly apiKey?: string | undefined;
  /** Null when unknown, which is not zero. */
  readonly price: ModelPrice | null;
  readonly contextTokens: number | null;
  /** What is known of what it can do; what is left out is for the protocol to know. */
  readonly features: Partial<ModelFeatures>;
  /** Its row, when it may also be asked through batches. */
  readonly batchModelId?: string | undefined;
  /** Under which name its requests are counted: provider, model and key. */
  readonly rateKey: string;
  /** Absent: it has no limits that we know of. */
  readonly gate?: RateGate | undefined;
}

/** Where keys are found, handed in by whoever may read the environment. */
export interface ModelKeys {
  variable(name: string): string | undefined;
  readFile(path: string): Promise<string>;
}

/** What the environment says about models. */
export interface ModelDefaults {
  readonly openAiKey: string | undefined;
  readonly openAiBaseUrl: string | undefined;
  readonly anthropicKey: string | undefined;
  /** The one model of an installation that names none in its store. */
  readonly model: { readonly name: string; readonly price: ModelPrice | null } | undefined;
}

/** Where a model is and with which key, or why its key is not to be had: a sentence of ours, without any secret. */
export type FoundKey =
  | { readonly baseUrl: string | undefined; readonly apiKey: string | undefined }
  | { readonly problem: string };

/** Looks for the key of a model where its settings say, else where its protocol usually has it. */
export async function findKey(
  model: Pick<StoredModel, 'protocol' | 'baseUrl' | 'keyEnv' | 'keyFile'>,
  keys: ModelKeys,
  defaults: ModelDefaults,
): Promise<FoundKey> {
  const usual = model.protocol === 'anthropic' ? undefined : defaults.openAiBaseUrl;
  const baseUrl = model.baseUrl ?? usual;
  if (model.keyEnv !== null) {
    const apiKey = keys.variable(model.keyEnv);
    return apiKey === undefined
      ? { problem: `The environment variable ${model.keyEnv} is not set.` }
      : { baseUrl, apiKey };
  }
  if (model.keyFile !== null) return keyFromFile(model.keyFile, baseUrl, keys);
  return usualKey(model, baseUrl, defaults);
}

async function keyFromFile(path: string, baseUrl: string | undefined, keys: ModelKeys): Promise<FoundKey> {
  const text = await keys.readFile(path).catch(() => undefined);
  if (text === undefined) return { problem: `The key file ${path} cannot be read.` };
  const apiKey = text.trim();
  return apiKey === '' ? { problem: `The key file ${path} is empty.` } : { baseUrl, apiKey };
}

/** A key goes only where it belongs: another address than the usual one is asked without. */
function usualKey(
  { protocol, baseUrl: own }: Pick<StoredModel, 'protocol' | 'baseUrl'>,
  baseUrl: string | undefined,
  { openAiKey, openAiBaseUrl, anthropicKey }: ModelDefaults,
): FoundKey {
  const isUsual = own === null || (protocol !== 'anthropic' && own === openAiBaseUrl);
  if (!isUsual) return { baseUrl, apiKey: undefined };
  const [name, apiKey] =
    protocol === 'anthropic' ? ['ANTHROPIC_API_KEY', anthropicKey] : ['OPENAI_API_KEY', openAiKey];
  if (apiKey === undefined && baseUrl === undefined) {
    return { problem: `The environment variable ${name} is not set.` };
  }
  return { baseUrl, apiKey };
}

const HASH_DIGITS = 12;

/** Tells keys apart without telling anything of them. */
export function rateKeyOf(provider: string, name: string, apiKey: string | undefined): string {
  const digest = createHash('sha256')
    .update(apiKey ?? '')
    .digest('hex');
  return `${provider}/${name} ${digest.slice(0, HASH_DIGITS)}`;
}
