import type { ModelAttempt, ModelFault, ModelPrice, ModelUsage } from './model.ts';

const MILLION = 1_000_000;

/** What a call cost in USD; null when price or usage is unknown. */
export function costOf(usage: ModelUsage | null, price: ModelPrice | null): number | null {
  if (usage === null || price === null) return null;
  const { input, output, cached, cacheWritten = 0 } = usage;
  const fresh = input - cached - cacheWritten;
  const prompt =
    fresh * price.input + cached * price.cached + cacheWritten * (price.cacheWritten ?? price.input);
  return (prompt + output * price.output) / MILLION;
}

/** What providers ask in a batch. */
const BATCH_SHARE = 0.5;

/** The price of the same model in a batch. */
export function batchPrice(price: ModelPrice | null): ModelPrice | null {
  if (price === null) return null;
  const { input, output, cached, cacheWritten } = price;
  return {
    ...{ input: input * BATCH_SHARE, output: output * BATCH_SHARE, cached: cached * BATCH_SHARE },
    ...(cacheWritten === undefined ? {} : { cacheWritten: cacheWritten * BATCH_SHARE }),
  };
}

/** The provider did not begin to answer, or was not even asked, so there is nothing to pay for. */
const FREE: readonly ModelFault[] = [
  'rate_limited',
  'quota',
  'authentication',
  'forbidden',
  'bad_request',
  'context_length',
  'overloaded',
  'server_error',
  'unreachable',
  'breaker_open',
  'no_room',
];

/** True for a fault that costs nothing when it comes before the first piece of an answer. Whoever asked keeps that as a count of 0. */
export function isFree(fault: ModelFault | null): boolean {
  return fault !== null && FREE.includes(fault);
}

/** What a number of attempts came to. */
export interface Paid {
  /** Sums of what the providers said. */
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly tokensCached: number;
  /** Null when an attempt that may have cost something has no known cost. */
  readonly costUsd: number | null;
  /** False when a provider did not say what an attempt used. */
  readonly isCounted: boolean;
}

/** Adds up attempts; one of which nobody knows makes the sum unknown. */
export function addAttempts(attempts: readonly ModelAttempt[]): Paid {
  const sum = (pick: (usage: ModelUsage) => number): number =>
    attempts.reduce((total, { usage }) => total + (usage === null ? 0 : pick(usage)), 0);
  const costs = attempts.map(({ costUsd }) => costUsd);
  return {
    tokensIn: sum(({ input }) => input),
    tokensOut: sum(({ output }) => output),
    tokensCached: sum(({ cached }) => cached),
    costUsd: costs.reduce<number | null>(
      (total, cost) => (total === null || cost === null ? null : total + cost),
      0,
    ),
    isCounted: attempts.every(({ usage }) => usage !== null),
  };
}
