import type { Held, Spent, Tally } from './tally.ts';
import { addSpent, EMPTY, hold, letGo } from './tally.ts';

/** What a run and each of its agents have spent and hold, in this process: a run has one worker. */
export interface RunLedger {
  run(): Tally;
  agent(name: string): Tally;
  /** All agents that spent or hold anything. */
  agents(): ReadonlyMap<string, Tally>;
  hold(agent: string, amount: Held): void;
  letGo(agent: string, amount: Held): void;
  spend(agent: string, spent: Spent): void;
}

/** Opens a ledger on what the journal says was spent before, by agent. */
export function openRunLedger(spentBefore: ReadonlyMap<string, Spent>): RunLedger {
  const agents = new Map<string, Tally>();
  let whole = emptyTally(EMPTY);

  const agent = (name: string): Tally => agents.get(name) ?? emptyTally(EMPTY);
  const change = (name: string, changed: (tally: Tally) => Tally): void => {
    agents.set(name, changed(agent(name)));
    whole = changed(whole);
  };
  const spend = (name: string, spent: Spent): void =>
    change(name, (tally) => ({ ...tally, spent: addSpent(tally.spent, spent) }));
  for (const [name, spent] of spentBefore) spend(name, spent);

  return {
    run: () => whole,
    agent,
    agents: () => agents,
    hold: (name, amount) => change(name, (tally) => hold(tally, amount)),
    letGo: (name, amount) => change(name, (tally) => letGo(tally, amount)),
    spend,
  };
}

function emptyTally(spent: Spent): Tally {
  return { spent, reserved: { calls: 0, tokens: 0, usd: 0 } };
}
