import type { Database } from '#storage/database.ts';
import { type RateLimits, reserveRate } from '#storage/runtime/rate-window.repository.ts';

/** Keeps to a provider's limits per minute, together with all other processes. */
export interface RateGate {
  /** Takes room for a call: 0. Otherwise nothing was taken, and it is worth asking again after so many seconds. */
  reserve(call: {
    readonly key: string;
    readonly requests: number;
    readonly tokens: number;
  }): Promise<{ readonly waitSeconds: number }>;
}

/** A gate whose counters are in the store, on the database's clock. */
export function storedRateGate(owner: Database, limits: RateLimits): RateGate {
  return { reserve: async (call) => ({ waitSeconds: await reserveRate(owner, call, limits) }) };
}
