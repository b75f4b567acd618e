import type { ReadBudget, RunBudget } from './budget.ts';
import type { Held, Tally } from './tally.ts';

/** Which limit a call would pass. `price`: money is limited and the call's is not known; `unknown`: what was spent is not. */
export interface PassedLimit {
  readonly measure: 'calls' | 'tokens' | 'usd' | 'seconds' | 'price' | 'unknown' | 'malformed';
  /** Null where there is no amount. */
  readonly allowed: number | null;
  /** Spent and reserved without this call; null where it may not be told. */
  readonly taken: number | null;
  /** Why a malformed limit is none. */
  readonly reason?: string;
}

/** What a limit is compared with: what calls came to, and seconds as the limit counts them. */
export interface Position {
  readonly tally: Tally;
  readonly seconds: number;
}

/** The limit of one budget that a call would pass, or null when it has room. A budget that cannot be read has no room. */
export function passedLimit(budget: ReadBudget, at: Position, call: Held): PassedLimit | null {
  if ('malformed' in budget) {
    return { measure: 'malformed', allowed: null, taken: null, reason: budget.malformed };
  }
  const { limits } = budget;
  return passedCount(limits, at, call) ?? passedMoney(limits, at.tally, call);
}

function passedCount({ calls, tokens, seconds }: RunBudget, at: Position, call: Held): PassedLimit | null {
  const { spent, reserved } = at.tally;
  const callsTaken = spent.calls + reserved.calls;
  const tokensTaken = spent.tokens + reserved.tokens;
  if (calls !== undefined && !(callsTaken + 1 <= calls)) {
    return { measure: 'calls', allowed: calls, taken: callsTaken };
  }
  if (tokens !== undefined && !(tokensTaken + call.tokens <= tokens)) {
    return { measure: 'tokens', allowed: tokens, taken: tokensTaken };
  }
  if (seconds !== undefined && !(at.seconds < seconds)) {
    return { measure: 'seconds', allowed: seconds, taken: at.seconds };
  }
  return null;
}

function passedMoney({ usd }: RunBudget, { spent, reserved }: Tally, call: Held): PassedLimit | null {
  if (usd === undefined) return null;
  if (call.usd === null) return { measure: 'price', allowed: usd, taken: null };
  if (spent.usd === null) return { measure: 'unknown', allowed: usd, taken: null };
  const taken = spent.usd + reserved.usd;
  return taken + call.usd <= usd ? null : { measure: 'usd', allowed: usd, taken };
}
