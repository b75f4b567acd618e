import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunBudget } from './budget.ts';
import { estimatedAmounts } from './call-amounts.ts';
import { passedLimit } from './passed-limit.ts';
import { openRunLedger, type RunLedger } from './run-ledger.ts';
import type { Held, Tally } from './tally.ts';

const call = fc.record({
  agent: fc.constantFrom('a', 'b'),
  tokens: fc.nat(1000),
  usd: fc.double({ min: 0, max: 2, noNaN: true }),
});
const limits = fc.record({
  tokens: fc.integer({ min: 1, max: 5000 }),
  usd: fc.double({ min: 0.01, max: 10, noNaN: true }),
  calls: fc.integer({ min: 1, max: 12 }),
});
/** At each step a call is tried, or the oldest that is under way ends with a part of its estimate. */
const steps = fc.array(fc.oneof(call, fc.record({ part: fc.double({ min: 0, max: 1, noNaN: true }) })), {
  maxLength: 60,
});
const DUST = 1e-6;

type Limit = Readonly<Record<'tokens' | 'usd' | 'calls', number>>;
type Step = { agent: string; tokens: number; usd: number } | { part: number };

type Call = Held & { readonly agent: string };

function estimated({ agent, tokens, usd }: { agent: string; tokens: number; usd: number }): Call {
  return { agent, ...estimatedAmounts(tokens, usd) };
}

/** A ledger behind one limit, with the calls that it admitted and that have not ended. */
function openRun(limit: RunBudget) {
  const ledger = openRunLedger(new Map());
  const underWay: Call[] = [];
  return {
    ledger,
    attempt(tried: Call): void {
      if (passedLimit({ limits: limit }, { tally: ledger.run(), seconds: 0 }, tried) !== null) return;
      ledger.hold(tried.agent, tried);
      underWay.push(tried);
    },
    end(part: number): void {
      const ended = underWay.shift();
      if (ended === undefined) return;
      ledger.letGo(ended.agent, ended);
      const [tokens, usd] = [ended.tokens * part, (ended.usd ?? 0) * part];
      ledger.spend(ended.agent, { calls: 1, tokens, usd, seconds: 1 });
    },
  };
}

function expectWithin({ spent, reserved }: Tally, limit: Limit): void {
  expect(spent.calls + reserved.calls).toBeLessThanOrEqual(limit.calls);
  expect(spent.tokens + reserved.tokens).toBeLessThanOrEqual(limit.tokens + DUST);
  expect((spent.usd ?? Number.NaN) + reserved.usd).toBeLessThanOrEqual(limit.usd + DUST);
}

function followPlan(limit: Limit, plan: readonly Step[]): void {
  const run = openRun(limit);
  for (const step of plan) {
    if ('agent' in step) run.attempt(estimated(step));
    else run.end(step.part);
    expectWithin(run.ledger.run(), limit);
  }
}

function runTogether(calls: readonly Call[]): RunLedger {
  const ledger = openRunLedger(new Map([['a', { calls: 2, tokens: 10, usd: 1, seconds: 3 }]]));
  for (const each of calls) ledger.hold(each.agent, each);
  for (const each of calls) ledger.letGo(each.agent, each);
  for (const each of calls) ledger.spend(each.agent, { calls: 1, ...each, seconds: 1 });
  return ledger;
}

describe('a run', () => {
  it('never has more spent and reserved than its limit, in whatever order calls start and end', () => {
    fc.assert(fc.property(limits, steps, followPlan), { numRuns: 300 });
  });

  it('is the sum of its agents, and holds nothing once every call has ended', () => {
    fc.assert(
      fc.property(fc.array(call), (calls) => {
        const ledger = runTogether(calls.map(estimated));

        const { spent, reserved } = ledger.run();
        const agents = [ledger.agent('a'), ledger.agent('b')];
        expect(reserved).toEqual({ calls: 0, tokens: 0, usd: 0 });
        expect(agents.map((agent) => agent.reserved)).toEqual([reserved, reserved]);
        expect(spent.calls).toBe(2 + calls.length);
        expect(spent.tokens).toBe(
          agents.map((agent) => agent.spent.tokens).reduce((sum, each) => sum + each),
        );
      }),
    );
  });

  it('does not know its money once one call of it is not known', () => {
    const ledger = openRunLedger(new Map([['a', { calls: 1, tokens: 10, usd: null, seconds: 1 }]]));

    ledger.spend('b', { calls: 1, tokens: 1, usd: 1, seconds: 1 });

    expect(ledger.run().spent.usd).toBeNull();
    expect(ledger.agent('b').spent.usd).toBe(1);
  });
});
