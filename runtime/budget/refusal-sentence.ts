import type { RefusingLimit } from '#storage/runtime/budget-use.repository.ts';
import type { PassedLimit } from './passed-limit.ts';
import type { Held } from './tally.ts';

/** The call that is refused. */
export interface RefusedCall extends Held {
  readonly model: string;
}

const PRICE =
  'Set STEWARD_MODEL_PRICE to USD per million tokens, in/out, for example 2.50/10, or limit tokens instead of money.';

/** Why a call may not be made, in a sentence that begins with whose limit it is. */
export function refusalSentence(
  whose: string,
  { measure, ...limit }: PassedLimit,
  call: RefusedCall,
): string {
  switch (measure) {
    case 'malformed':
      return `${whose} cannot be relied on${limit.reason === undefined ? '' : ` (${limit.reason})`}, so nothing may be spent.`;
    case 'price':
      return `${whose} limits money, and the price of the model "${call.model}" is not known. ${PRICE}`;
    case 'unknown':
      return `${whose} limits money, and what was spent before is not known.`;
    case 'seconds':
      return `${whose} is ${limit.allowed} seconds, and they are used up.`;
    default:
      return `${whose} is ${limit.allowed} ${UNIT[measure]}${rest(limit.taken, need(measure, call))}.`;
  }
}

const UNIT = { calls: 'model calls', tokens: 'tokens', usd: 'USD' };

function need(measure: 'calls' | 'tokens' | 'usd', { tokens, usd }: Held): number | null {
  return { calls: 1, tokens, usd }[measure];
}

function rest(taken: number | null, needed: number | null): string {
  if (taken === null) return ', and it has no room for this call';
  return `: ${round(taken)} are spent or reserved, and this call may take ${round(needed ?? 0)}`;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

/** Whose limit it is that the store holds: "The tenant's budget of the agent "x" for a day". */
export function whoseBudget({
  isShared,
  scope,
  subject,
  period,
}: Pick<RefusingLimit, 'isShared' | 'scope' | 'subject' | 'period'>): string {
  const owner = isShared ? "The installation's" : "The tenant's";
  const about = subject === null ? '' : ` of the ${scope} "${subject}"`;
  return `${owner} budget${about} for ${period === 'run' ? 'one run' : `this ${period}`}`;
}
