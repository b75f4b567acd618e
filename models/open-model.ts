import { anthropic } from './anthropic.ts';
import type { ModelClient } from './model.ts';
import { openAiChat } from './openai-chat.ts';
import { openAiResponses } from './openai-responses.ts';
import { type ModelCandidate, type Resilience, resilientModel } from './resilient-model.ts';
import { type Dialect, type ModelSettings, singleAttempt } from './single-attempt.ts';

/** Whose API a model is reached by. `openai` is spoken by most other servers too; `baseUrl` says which. */
export const MODEL_PROVIDERS = ['openai', 'openai-responses', 'anthropic'] as const;
export type ModelProvider = (typeof MODEL_PROVIDERS)[number];

/** How a model is reached. */
export interface ProvidedModel extends ModelSettings {
  readonly provider: ModelProvider;
}

/** A model in a list. */
export interface ListedModel extends ProvidedModel {
  /** Which key it is, for limits and breakers. Never the key itself. */
  readonly keyId: string;
}

const DIALECTS: Readonly<Record<ModelProvider, Dialect>> = {
  openai: openAiChat,
  'openai-responses': openAiResponses,
  anthropic,
};

/** A model that is asked once for each call, without retries. */
export function openModel({ provider, ...settings }: ProvidedModel): ModelClient {
  return singleAttempt(DIALECTS[provider], settings);
}

/** Models that stand in for each other, the preferred one first, as one client that retries. */
export function openModels(
  [first, ...others]: readonly [ListedModel, ...ListedModel[]],
  resilience: Resilience,
): ModelClient {
  return resilientModel([candidateOf(first), ...others.map(candidateOf)], resilience);
}

function candidateOf({ keyId, ...model }: ListedModel): ModelCandidate {
  return { client: openModel(model), keyId };
}
