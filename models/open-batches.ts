import { anthropicBatches } from './anthropic-batch.ts';
import type { BatchApi } from './batch.ts';
import type { ModelProvider, ProvidedModel } from './open-model.ts';
import { BATCHED_CHAT, BATCHED_RESPONSES, openAiBatches } from './openai-batch.ts';
import type { ModelSettings } from './single-attempt.ts';

const OPENERS: Readonly<Record<ModelProvider, (settings: ModelSettings) => BatchApi>> = {
  openai: (settings) => openAiBatches(BATCHED_CHAT, settings),
  'openai-responses': (settings) => openAiBatches(BATCHED_RESPONSES, settings),
  anthropic: anthropicBatches,
};

/** The batches of a model at its provider. */
export function openBatches({ provider, ...settings }: ProvidedModel): BatchApi {
  return OPENERS[provider](settings);
}
