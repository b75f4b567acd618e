import { ConfigurationError } from '#core/errors.ts';
import type { ModelSource } from '#models/model-source.ts';
import type { Settings } from './settings.ts';

/** What a server that asks for no key is given. */
const NO_KEY = 'none';

/**
 * The model that the environment names. Undefined when it names none: then every agent works by its playbook, so that a
 * key alone, which may be there for other programs, starts nothing that costs money.
 */
export async function composeModels({ model }: Pick<Settings, 'model'>): Promise<ModelSource | undefined> {
  const { name, apiKey, baseUrl, price } = model;
  if (name === undefined) return undefined;
  if (apiKey === undefined && baseUrl === undefined) {
    throw new ConfigurationError(
      'STEWARD_MODEL is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL says where that model is.',
    );
  }
  const [{ openAiModel }, { oneModel }] = await Promise.all([
    import('#models/openai.ts'),
    import('#models/model-source.ts'),
  ]);
  return oneModel(openAiModel({ apiKey: apiKey ?? NO_KEY, baseUrl, model: name, price }));
}
