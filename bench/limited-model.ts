import { openCircuitBreakers } from '#models/circuit-breakers.ts';
import type { ModelClient } from '#models/model.ts';
import { openModel } from '#models/open-model.ts';
import { resilientModel } from '#models/resilient-model.ts';
import { storedRateGate } from '#runtime/models/rate-gate.ts';
import { waitingGate } from '#runtime/models/waiting-gate.ts';
import type { Store } from '#storage/store.ts';

/** A simulated model as an installation has its own: kept to its limit in the store, retried, broken off. */
export function limitedModel(baseUrl: string, { owner }: Store, tokensPerMinute: number): ModelClient {
  const limits = { requestsPerMinute: null, tokensPerMinute };
  const settings = { apiKey: 'none', model: 'simulated', baseUrl, price: null, features: { output: true } };
  const client = openModel({ provider: 'openai', ...settings });
  return resilientModel([{ client, keyId: 'simulated' }], {
    breakers: openCircuitBreakers({ now: () => performance.now() }),
    gate: waitingGate(storedRateGate(owner, limits)),
  });
}
