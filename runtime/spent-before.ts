import type { HeldStep } from '#storage/runtime/journal.repository.ts';
import { addSpent, EMPTY, type Spent } from './budget/tally.ts';

const MILLISECONDS = 1_000;

/** What the model calls in a run's journal have come to, by the agent that made them. Those that batches have are counted when they are asked for. */
export function spentBefore(
  lines: readonly HeldStep[],
  batched: readonly { readonly place: string }[] = [],
): Map<string, Spent> {
  const spent = new Map<string, Spent>();
  const places = new Set(batched.map(({ place }) => place));
  const made = lines.filter(({ status, place }) => status !== 'started' || !places.has(place));
  for (const line of made.filter(({ kind }) => kind === 'model')) {
    const agent = agentOf(line.place);
    spent.set(agent, addSpent(spent.get(agent) ?? EMPTY, spentOn(line)));
  }
  return spent;
}

/** A call that was never made has no tokens, which is known; what one that failed, or never ended, has cost is not. */
function spentOn({ status, tokensIn, tokensOut, costUsd, latencyMs }: HeldStep): Spent {
  const isRefused = status === 'failed' && tokensIn === 0;
  return {
    calls: isRefused ? 0 : 1,
    tokens: (tokensIn ?? 0) + (tokensOut ?? 0),
    usd: costUsd,
    seconds: (latencyMs ?? 0) / MILLISECONDS,
  };
}

/** The step above the call, without the part of its name that tells equal steps apart. */
function agentOf(place: string): string {
  const above = place.split('/').at(-2) ?? '';
  return above.split('#')[0] ?? above;
}
