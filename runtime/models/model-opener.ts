import type { Logger } from '#core/log.ts';
import { openCallSizes } from '#models/call-sizes.ts';
import { openCircuitBreakers } from '#models/circuit-breakers.ts';
import type { ModelClient } from '#models/model.ts';
import type { RateGate, TakenRoom } from '#models/rate-gate.ts';
import { type ModelCandidate, type Resilience, resilientModel } from '#models/resilient-model.ts';
import type { ConfiguredModel } from './configured-model.ts';
import { waitingGate } from './waiting-gate.ts';

/** What a server that asks for no key is given. */
const NO_KEY = 'none';
const UNLIMITED: TakenRoom = { settle: async () => {} };

/** Opens models of one process: each retries, keeps to its limits, and rests when it failed too often. */
export interface ModelOpener {
  /** The client of one model; nothing is asked yet. The SDKs of providers are loaded only then. */
  open(model: ConfiguredModel): Promise<ModelClient>;
  /** Several as one: each stands in for those before it. */
  combine(clients: readonly ModelClient[]): ModelClient;
}

/** How long a silent model is waited for; undefined for the usual time. */
export interface ModelPatience {
  readonly idleSeconds: number | undefined;
}

export function openModelOpener(log: Logger, { idleSeconds }: ModelPatience): ModelOpener {
  const candidates = new WeakMap<ModelClient, ModelCandidate>();
  const gates = new Map<string, RateGate>();
  const breakers = openCircuitBreakers({
    now: () => performance.now(),
    onOpen: (opened) => log.warn(opened, 'a model is not asked any more for a while'),
  });
  const resilience: Resilience = {
    breakers,
    sizes: openCallSizes(),
    gate: { reserve: async (wish) => gates.get(wish.keyId)?.reserve(wish) ?? UNLIMITED },
  };
  return {
    async open(model) {
      const { openModel } = await import('#models/open-model.ts');
      const { protocol, name, apiKey = NO_KEY, rateKey: keyId, gate, provider, ...settings } = model;
      const own = { provider: protocol, label: provider, model: name, apiKey, idleSeconds };
      const client = openModel({ ...settings, ...own });
      if (gate !== undefined) gates.set(keyId, waitingGate(gate));
      const candidate = { client, keyId };
      const resilient = resilientModel([candidate], resilience);
      candidates.set(resilient, candidate);
      return resilient;
    },
    combine(clients) {
      // One that was not opened here has no key, and says so when it is asked.
      const [first, ...others] = clients.map(
        (client) => candidates.get(client) ?? { client, keyId: `none ${client.provider}/${client.name}` },
      );
      if (first === undefined) throw new TypeError('A list of models has at least one.');
      return resilientModel([first, ...others], resilience);
    },
  };
}
