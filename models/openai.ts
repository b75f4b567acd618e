import type { ModelClient } from './model.ts';
import { openModel } from './open-model.ts';
import type { ModelSettings } from './single-attempt.ts';

/** A model over Chat Completions: OpenAI's own, or of a server that is compatible with it. */
export function openAiModel(settings: ModelSettings): ModelClient {
  return openModel({ provider: 'openai', ...settings });
}
