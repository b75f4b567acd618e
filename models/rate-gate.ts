/** One request that wants to be sent. */
export interface RateWish {
  readonly provider: string;
  readonly model: string;
  /** Which key it would be sent with: limits are an account's. Never the key itself. */
  readonly keyId: string;
  /** The prompt and the longest answer, estimated. */
  readonly tokens: number;
  /** Longest that the caller would wait. */
  readonly withinSeconds: number;
}

/** Either room, which is taken then, and how long to wait before sending; or how long it would be until there is some. */
export type RateRoom = { readonly waitSeconds: number } | { readonly noRoomForSeconds: number };

/** Keeps requests and tokens per minute under what we are allowed, for everybody who shares it. */
export interface RateGate {
  reserve(wish: RateWish): Promise<RateRoom>;
}

/** What one model may be asked in a minute. */
export interface RateLimits {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
}

/** A gate of one process. */
export function memoryRateGate(limits: RateLimits, now: () => number): RateGate {
  const lines = new Map<string, Line>();
  return {
    async reserve({ provider, model, keyId, tokens, withinSeconds }) {
      const name = [provider, model, keyId].join('/');
      const at = now();
      const { requestsAt, tokensAt } = lines.get(name) ?? { requestsAt: at, tokensAt: at };
      const sendAt = Math.max(at, requestsAt, tokensAt);
      const waitSeconds = (sendAt - at) / MILLISECONDS;
      if (waitSeconds > withinSeconds) return { noRoomForSeconds: waitSeconds };
      lines.set(name, {
        requestsAt: sendAt + MINUTE / limits.requestsPerMinute,
        tokensAt: sendAt + (tokens * MINUTE) / limits.tokensPerMinute,
      });
      return { waitSeconds };
    },
  };
}

/** When the next request may be sent: each moves the moment on by its share of a minute. */
interface Line {
  readonly requestsAt: number;
  readonly tokensAt: number;
}

const MILLISECONDS = 1_000;
const MINUTE = 60 * MILLISECONDS;
