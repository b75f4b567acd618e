/** One request that wants to be sent. */
export interface RateWish {
  readonly provider: string;
  readonly model: string;
  /** Which key it would be sent with: limits are an account's. Never the key itself. */
  readonly keyId: string;
  /** The prompt and the answer, estimated by what is known now. */
  tokens(): number;
  /** Longest that the caller would wait. */
  readonly withinSeconds: number;
  readonly signal: AbortSignal;
}

/** Room that a request has taken. */
export interface TakenRoom {
  /** Tells what the request came to, so that the rest is there for others. */
  settle(tokens: number): Promise<void>;
}

/** Either room, or how long it would be until there is some. */
export type RateRoom = TakenRoom | { readonly noRoomForSeconds: number };

/** Keeps requests and tokens per minute under what we are allowed, for everybody who shares it. */
export interface RateGate {
  /** Waits until there is room, and takes it. */
  reserve(wish: RateWish): Promise<RateRoom>;
}
