import type { ModelClient } from '#models/model.ts';
import { ModelError } from '#models/model-error.ts';

/** Stands in a list for a model whose key is not to be had: each call says so, and whoever stands behind it is asked. */
export function unusableModel(
  { provider, name }: Pick<ModelClient, 'provider' | 'name'>,
  problem: string,
): ModelClient {
  return {
    ...{ provider, name, price: null, contextTokens: null, features: { tools: true, output: false } },
    complete: () => Promise.reject(new ModelError(problem, { fault: 'authentication' })),
  };
}
