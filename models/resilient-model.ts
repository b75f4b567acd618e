import { type CallSizes, openCallSizes } from './call-sizes.ts';
import type { CircuitBreakers } from './circuit-breakers.ts';
import type { ModelAnswer, ModelClient, ModelFault, ModelRequest } from './model.ts';
import { ModelError, modelFault, withAttempts } from './model-error.ts';
import { type Ledger, openLedger } from './model-ledger.ts';
import type { RateGate } from './rate-gate.ts';
import {
  REAL_WORLD,
  RETRY_POLICY,
  type RetryPolicy,
  type RetryWorld,
  waitBeforeRetry,
} from './retry-policy.ts';
import { estimateTokens } from './token-estimate.ts';
import { withinRoom } from './within-room.ts';

/** One model of a list, and the key it is asked with. */
export interface ModelCandidate {
  /** Asks once. */
  readonly client: ModelClient;
  /** Which key, for limits and breakers. Never the key itself. */
  readonly keyId: string;
}

/** What all clients of a process share. */
export interface Resilience {
  readonly breakers: CircuitBreakers;
  /** Absent: no limit of our own. */
  readonly gate?: RateGate | undefined;
  /** Absent: what this client's own calls come to. */
  readonly sizes?: CallSizes | undefined;
  readonly policy?: Partial<RetryPolicy> | undefined;
  readonly world?: RetryWorld | undefined;
}

/** Faults of ours say little, since nothing was sent; the later says more. Of what is too long the caller can make less. */
const WEIGHTS: Partial<Record<ModelFault, number>> = { breaker_open: -2, no_room: -1, context_length: 1 };

interface Setting extends Omit<Resilience, 'policy' | 'world' | 'sizes'> {
  readonly sizes: CallSizes;
  readonly policy: RetryPolicy;
  readonly world: RetryWorld;
}

/** A list of models as one: each is asked again while that makes sense, then the next in line. */
export function resilientModel(
  candidates: readonly [ModelCandidate, ...ModelCandidate[]],
  { policy, world = REAL_WORLD, sizes = openCallSizes(), ...shared }: Resilience,
): ModelClient {
  const setting: Setting = { ...shared, world, sizes, policy: { ...RETRY_POLICY, ...policy } };
  const { provider, name, price, features, contextTokens, batchModelId } = candidates[0].client;
  return {
    ...{ provider, name, price, features, contextTokens, batchModelId },
    async complete(request) {
      const ledger = openLedger(request);
      const outcome = await askInOrder(candidates, ledger, setting);
      const attempts = ledger.attempts();
      if (outcome instanceof ModelError) throw withAttempts(outcome, attempts);
      return { ...outcome, attempts };
    },
  };
}

async function askInOrder(
  candidates: readonly ModelCandidate[],
  ledger: Ledger,
  setting: Setting,
): Promise<ModelAnswer | ModelError> {
  const needsTools = ledger.request.tools.length > 0;
  let left = candidates.filter(({ client }) => client.features.tools || !needsTools);
  if (left.length === 0) return modelFault('bad_request');
  let failure: ModelError | null = null;
  for (let [candidate] = left; candidate !== undefined; [candidate] = left) {
    const outcome = await askCandidate(candidate, ledger, forTurn(setting, ledger, left.length === 1));
    if (!(outcome instanceof ModelError)) return outcome;
    failure = moreTelling(failure, outcome);
    left = worthAsking(left.slice(1), { fault: outcome.fault, candidate }, ledger.request);
  }
  return failure ?? modelFault('breaker_open');
}

/** Nobody waits long, for room or for an answer, while another could be asked. */
function forTurn(setting: Setting, { request: { roomSeconds } }: Ledger, isLast: boolean): Setting {
  const { policy } = setting;
  if (!isLast) return { ...setting, policy: { ...policy, slowAttempts: 1 } };
  return { ...setting, policy: { ...policy, maxRoomSeconds: roomSeconds ?? policy.maxRoomSeconds } };
}

/** Who may do better. What was too long for one model is only worth asking of one that is known to hold more. */
function worthAsking(
  others: readonly ModelCandidate[],
  { fault, candidate }: { readonly fault: ModelFault; readonly candidate: ModelCandidate },
  request: ModelRequest,
): ModelCandidate[] {
  if (fault === 'aborted') return [];
  if (fault !== 'context_length') return [...others];
  // Where nobody said how much it holds, it holds less than this.
  const tooFew = candidate.client.contextTokens ?? estimateTokens(request);
  return others.filter(({ client: { contextTokens } }) => contextTokens !== null && contextTokens > tooFew);
}

/** What a provider said says more than that it was not asked. */
function moreTelling(before: ModelError | null, now: ModelError): ModelError {
  return before !== null && weightOf(before) > weightOf(now) ? before : now;
}

function weightOf({ fault }: ModelError): number {
  return WEIGHTS[fault] ?? 0;
}

/** Asks one model until it answers, or it makes no sense to go on. */
async function askCandidate(
  candidate: ModelCandidate,
  ledger: Ledger,
  setting: Setting,
): Promise<ModelAnswer | ModelError> {
  const history: History = { number: 0, empty: 0, failure: null };
  // Ends by the policy's number of attempts.
  for (;;) {
    const outcome = await askAdmitted(candidate, ledger, setting);
    const wait = waitAfter(outcome, history, setting);
    if (wait === null) return outcome instanceof ModelError ? moreTelling(history.failure, outcome) : outcome;
    await setting.world.sleep(wait, ledger.request.signal);
  }
}

/** How it went with one model so far. */
interface History {
  number: number;
  empty: number;
  failure: ModelError | null;
}

/** Notes how it went, and says how long to wait before the next attempt; null for none. An empty answer is worth one more, at once. */
function waitAfter(
  outcome: ModelAnswer | ModelError,
  history: History,
  { policy, world }: Setting,
): number | null {
  history.number += 1;
  if (outcome instanceof ModelError) {
    history.failure = moreTelling(history.failure, outcome);
    const { fault, retryAfterSeconds } = outcome;
    return waitBeforeRetry({ fault, retryAfterSeconds, number: history.number }, policy, world);
  }
  if (outcome.finish === 'empty') history.empty += 1;
  return outcome.finish === 'empty' && history.empty === 1 ? 0 : null;
}

async function askAdmitted(
  { client, keyId }: ModelCandidate,
  ledger: Ledger,
  { breakers, ...setting }: Setting,
): Promise<ModelAnswer | ModelError> {
  const place = { provider: client.provider, model: client.name, keyId };
  if (!breakers.admit(place)) return modelFault('breaker_open');
  // Whatever is thrown says nothing of the model.
  let fault: ModelFault | null = 'aborted';
  try {
    const outcome = await withinRoom({ ...place, ledger }, setting, () => ask(client, ledger));
    fault = outcome instanceof ModelError ? outcome.fault : null;
    return outcome;
  } finally {
    breakers.report(place, fault);
  }
}

async function ask(client: ModelClient, ledger: Ledger): Promise<ModelAnswer | ModelError> {
  try {
    return await client.complete(ledger.nextRequest());
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}
