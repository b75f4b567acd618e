import { isRunControl } from '#core/errors.ts';
import type { ModelClient } from '#models/model.ts';
import { ModelError } from '#models/model-error.ts';
import type { ConfiguredModel } from '#runtime/models/configured-model.ts';
import { unusableModel } from '#runtime/models/unusable-model.ts';

/** What a server that asks for no key is given. */
const NO_KEY = 'none';

/** Opens the client of a configured model; the SDK of its provider is loaded only then. */
export async function openConfiguredModel(model: ConfiguredModel): Promise<ModelClient> {
  const { provider, name, baseUrl, apiKey, price, protocol, features, contextTokens } = model;
  if (protocol !== 'openai') {
    return unusableModel(model, `Models that speak "${protocol}" cannot be asked by this version.`);
  }
  const { openAiModel } = await import('#models/openai.ts');
  const client = openAiModel({ apiKey: apiKey ?? NO_KEY, baseUrl, model: name, price });
  return { ...client, provider, contextTokens, features: { ...client.features, ...features } };
}

/** Several models as one: each is asked when the one before it did not answer. */
export function inTurn(clients: readonly ModelClient[]): ModelClient {
  const [first, ...others] = clients;
  if (first === undefined) throw new TypeError('A list of models has at least one.');
  return others.length === 0 ? first : { ...first, complete: (request) => askInTurn(clients, request) };
}

type Ask = ModelClient['complete'];

async function askInTurn(clients: readonly ModelClient[], request: Parameters<Ask>[0]): ReturnType<Ask> {
  const [next, ...others] = clients;
  if (next === undefined) throw new TypeError('A list of models has at least one.');
  try {
    return await next.complete(request);
  } catch (error) {
    request.signal.throwIfAborted();
    if (others.length === 0 || isRunControl(error)) throw error;
    const before = error instanceof ModelError ? error.attempts : [];
    const answer = await askInTurn(others, request);
    return { ...answer, attempts: [...before, ...answer.attempts] };
  }
}
