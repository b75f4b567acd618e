import { anthropic } from './anthropic.ts';
import type { ModelClient } from './model.ts';
import { openAiChat } from './openai-chat.ts';
import { openAiResponses } from './openai-responses.ts';
import { type Dialect, type ModelSettings, singleAttempt } from './single-attempt.ts';

/** Whose API a model is reached by. `openai` is spoken by most other servers too; `baseUrl` says which. */
export const MODEL_PROVIDERS = ['openai', 'openai-responses', 'anthropic'] as const;
export type ModelProvider = (typeof MODEL_PROVIDERS)[number];

/** How a model is reached. */
export interface ProvidedModel extends ModelSettings {
  readonly provider: ModelProvider;
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
