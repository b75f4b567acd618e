import { InvariantError } from '#core/errors.ts';
import { MOST_OF_A_CALL } from '#storage/runtime/budget-use.repository.ts';
import type { Held } from './tally.ts';

const NANO = 1_000_000_000;

/** What a call is estimated at; an estimate that is no amount would undo every limit, so it is a bug. */
export function estimatedAmounts(tokens: number, usd: number | null): Held {
  if (!isAmount(tokens, MOST_OF_A_CALL.tokens) || (usd !== null && !isAmount(usd, MOST_OF_A_CALL.usd))) {
    throw new InvariantError(`A call cannot be estimated at ${tokens} tokens and ${usd} USD.`);
  }
  return { tokens: Math.ceil(tokens), usd: usd === null ? null : Math.ceil(usd * NANO) / NANO };
}

/** What a provider said that a call came to; null when that is no amount. */
export function actualAmounts(actual: {
  readonly tokens: number | null;
  readonly usd: number | null;
  readonly seconds: number;
}): { readonly tokens: number | null; readonly usd: number | null; readonly seconds: number } {
  return {
    tokens: amountOrNull(actual.tokens, MOST_OF_A_CALL.tokens),
    usd: amountOrNull(actual.usd, MOST_OF_A_CALL.usd),
    seconds: amountOrNull(actual.seconds, MOST_OF_A_CALL.seconds) ?? 0,
  };
}

function amountOrNull(value: number | null, most: number): number | null {
  return value !== null && isAmount(value, most) ? value : null;
}

function isAmount(value: number, most: number): boolean {
  return value >= 0 && value <= most;
}
