import type { Database } from '#storage/database.ts';
import {
  postponeRate,
  type RateLimits,
  reserveRate,
  settleRate,
} from '#storage/runtime/rate-window.repository.ts';

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

const MILLISECONDS = 1_000;
/** Room is taken in whole seconds, so that a little less than this is not late. */
const LATE_MILLISECONDS = 250;

/**
 * A gate whose counters are in the store, on the database's clock. A busy process hears late that it has room, and sends
 * late: the provider counts the call from then on, so when it has ended we do too.
 */
export function storedRateGate(owner: Database, limits: RateLimits, now = () => performance.now()): RateGate {
  return {
    async reserve(call) {
      const askedAt = now();
      const { waitSeconds, takenIn } = await reserveRate(owner, call, limits);
      if (takenIn === null) return { waitSeconds, settle: null };
      const sentIn = laterBy(now() - askedAt, takenIn);
      return {
        waitSeconds: 0,
        async settle(tokens) {
          if (sentIn > takenIn) await postponeRate(owner, call, { from: takenIn, to: sentIn });
          await settleRate(owner, { key: call.key, takenIn: sentIn, tokens: tokens - call.tokens });
        },
      };
    },
  };
}

function laterBy(milliseconds: number, second: Date): Date {
  if (milliseconds < LATE_MILLISECONDS) return second;
  return new Date(second.getTime() + Math.ceil(milliseconds / MILLISECONDS) * MILLISECONDS);
}
