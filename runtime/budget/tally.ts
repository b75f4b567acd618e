/** What calls have come to. Money is null when a call's was not known. */
export interface Spent {
  readonly calls: number;
  readonly tokens: number;
  readonly usd: number | null;
  /** Of the model calls, added up. */
  readonly seconds: number;
}

/** What a call under way may come to; money to a billionth. */
export interface Held {
  readonly tokens: number;
  readonly usd: number | null;
}

/** What is spent, and what calls under way may add. */
export interface Tally {
  readonly spent: Spent;
  readonly reserved: { readonly calls: number; readonly tokens: number; readonly usd: number };
}

export const EMPTY: Spent = { calls: 0, tokens: 0, usd: 0, seconds: 0 };

const NANO = 1_000_000_000;

/** Both together. */
export function addSpent(one: Spent, other: Spent): Spent {
  return {
    calls: one.calls + other.calls,
    tokens: one.tokens + other.tokens,
    usd: one.usd === null || other.usd === null ? null : addUsd(one.usd, other.usd),
    seconds: one.seconds + other.seconds,
  };
}

/** With one more call under way. */
export function hold({ spent, reserved }: Tally, { tokens, usd }: Held): Tally {
  return { spent, reserved: move(reserved, 1, { tokens, usd: usd ?? 0 }) };
}

/** With one call fewer under way. */
export function letGo({ spent, reserved }: Tally, { tokens, usd }: Held): Tally {
  return { spent, reserved: move(reserved, -1, { tokens: -tokens, usd: -(usd ?? 0) }) };
}

function move(reserved: Tally['reserved'], calls: number, by: { tokens: number; usd: number }) {
  return {
    calls: reserved.calls + calls,
    tokens: reserved.tokens + by.tokens,
    usd: addUsd(reserved.usd, by.usd),
  };
}

/** Sums of money to a billionth, so that many small amounts taken and given back leave nothing behind. */
export function addUsd(one: number, other: number): number {
  return Math.round((one + other) * NANO) / NANO;
}
