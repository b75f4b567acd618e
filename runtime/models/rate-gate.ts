import type { Database } from '#storage/database.ts';
import { type RateLimits, reserveRate, settleRate } from '#storage/runtime/rate-window.repository.ts';

/** What one call needs of a minute. */
export interface RateCall {
  readonly key: string;
  readonly requests: number;
  readonly tokens: number;
}

/** Room that was taken, or after how many seconds it is worth asking again; then nothing was taken. */
export type RateAnswer =
  | { readonly waitSeconds: 0; settle(tokens: number): Promise<void> }
  | { readonly waitSeconds: number; readonly settle: null };

/** Keeps to a provider's limits per minute, together with all other processes. */
export interface RateGate {
  reserve(call: RateCall): Promise<RateAnswer>;
}

/** A gate whose counters are in the store, on the database's clock. */
export function storedRateGate(owner: Database, limits: RateLimits): RateGate {
  return {
    async reserve(call) {
      const { waitSeconds, takenIn } = await reserveRate(owner, call, limits);
      if (takenIn === null) return { waitSeconds, settle: null };
      const settle = (tokens: number): Promise<void> =>
        settleRate(owner, { key: call.key, takenIn, tokens: tokens - call.tokens });
      return { waitSeconds: 0, settle };
    },
  };
}
