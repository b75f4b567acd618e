import type { TenantDatabase } from '#storage/database.ts';
import { listBudgets } from '#storage/runtime/budget.repository.ts';
import { readSecondsSince, reserveBudget, settleBudget } from '#storage/runtime/budget-use.repository.ts';
import type { RunBudget } from './budget.ts';
import { actualAmounts, estimatedAmounts } from './call-amounts.ts';
import { type Position, passedLimit } from './passed-limit.ts';
import { type RefusedCall, refusalSentence, whoseBudget } from './refusal-sentence.ts';
import { type Rule, rulesOfRun, tightest } from './rules.ts';
import { type RunClock, runClock } from './run-clock.ts';
import { openRunLedger, type RunLedger } from './run-ledger.ts';
import type { Held, Spent, Tally } from './tally.ts';

/** One call of a model that is about to be made. */
export interface SpendRequest {
  readonly agent: string;
  readonly graph: string;
  /** Provider and name, for the reader of a refusal. */
  readonly model: string;
  /** At most: prompt and answer. */
  readonly estimatedTokens: number;
  /** Null: the price is not known. */
  readonly estimatedUsd: number | null;
}

/** What a call came to; null for what the provider did not say: then the estimate counts as spent. */
export interface ActualSpend {
  readonly tokens: number | null;
  readonly usd: number | null;
  readonly seconds: number;
}

/** The right to make one call. A call that failed is settled too; one that never is stays counted as under way. */
export interface Reservation {
  readonly id: string;
  /** Seconds that the run has left, so that the call can be cut there; null without such a limit. */
  readonly secondsLeft: number | null;
  /** Once; again does nothing. */
  settle(actual: ActualSpend): Promise<void>;
}

export type ReserveResult =
  | { readonly reservation: Reservation }
  | { readonly refused: { readonly code: 'budget'; readonly sentence: string } };

/** What a run has spent and may spend. */
export interface BudgetState {
  readonly run: Tally;
  readonly agents: ReadonlyMap<string, Tally>;
  /** The tightest limits on the whole run; null when one cannot be relied on, so that nothing may be spent. */
  readonly limits: RunBudget | null;
  /** Since the run started. */
  readonly seconds: number;
  /** Why calls were refused, each reason once: what a partial result says is missing. */
  readonly refusals: readonly string[];
}

/** Stands before every model call of one run: reserve, call, settle. */
export interface BudgetKeeper {
  reserve(request: SpendRequest): Promise<ReserveResult>;
  /** Counts a call that a batch has, for which the store holds a reservation from before. */
  hold(agent: string, held: Held): void;
  /** Counts what a call came to that the store has settled. */
  count(agent: string, spent: Spent): void;
  state(): Promise<BudgetState>;
}

/** Which run a keeper is for. */
export interface KeeperSettings {
  readonly db: TenantDatabase;
  readonly execution: {
    readonly graph: string;
    /** As stored: what cannot be read admits nothing. */
    readonly budget: unknown;
    /** On the database's clock. */
    readonly startedAt: Date;
  };
  /** What agents of this run spent before, from its journal. */
  readonly spentBefore: ReadonlyMap<string, Spent>;
  /** Only its differences count, so a clock that is wrong changes nothing. */
  readonly now: () => Date;
}

interface Keeping extends KeeperSettings {
  readonly ledger: RunLedger;
  readonly clock: RunClock;
  readonly refusals: Set<string>;
}

/** Opens the budget of one run. Limits of the run and its agents are kept here, those of days and months in the store. */
export function openBudgetKeeper(settings: KeeperSettings): BudgetKeeper {
  const keeping: Keeping = {
    ...settings,
    ledger: openRunLedger(settings.spentBefore),
    clock: runClock(() => readSecondsSince(settings.db, settings.execution.startedAt), settings.now),
    refusals: new Set(),
  };
  return {
    async reserve(request) {
      const result = await reserve(keeping, request);
      if (typeof result === 'string') {
        keeping.refusals.add(result);
        return { refused: { code: 'budget', sentence: result } };
      }
      return { reservation: result };
    },
    hold: (agent, held) => keeping.ledger.hold(agent, held),
    count: (agent, spent) => keeping.ledger.spend(agent, spent),
    async state() {
      const rules = await readRules(keeping);
      const seconds = await keeping.clock();
      const { ledger, refusals } = keeping;
      return {
        run: ledger.run(),
        agents: ledger.agents(),
        limits: tightest(rules),
        seconds,
        refusals: [...refusals],
      };
    },
  };
}

async function readRules({ db, execution }: Keeping): Promise<Rule[]> {
  return rulesOfRun(execution, await listBudgets(db));
}

/** The reservation, or the sentence of a refusal. */
async function reserve(keeping: Keeping, request: SpendRequest): Promise<Reservation | string> {
  const { db, ledger } = keeping;
  const { agent, graph, model } = request;
  const call = { model, ...estimatedAmounts(request.estimatedTokens, request.estimatedUsd) };
  const rules = await readRules(keeping);
  const seconds = await keeping.clock();
  // Nothing is awaited between looking and holding, so parallel branches of the run cannot pass a limit together.
  const refusal = refusedByRun(rules, { ledger, seconds, agent }, call);
  if (refusal !== null) return refusal;
  ledger.hold(agent, call);
  try {
    const stored = await reserveBudget(db, { agent, graph, tokens: call.tokens, usd: call.usd });
    if ('token' in stored) {
      const limit = tightest(rules)?.seconds;
      const secondsLeft = limit === undefined ? null : Math.max(0, limit - seconds);
      return openReservation(keeping, { ...call, id: stored.token, agent, secondsLeft });
    }
    ledger.letGo(agent, call);
    return refusalSentence(whoseBudget(stored.refused), stored.refused, call);
  } catch (error) {
    ledger.letGo(agent, call);
    throw error;
  }
}

/** Where an agent of the run stands. */
interface Standing {
  readonly ledger: RunLedger;
  readonly seconds: number;
  readonly agent: string;
}

function refusedByRun(rules: readonly Rule[], at: Standing, call: RefusedCall): string | null {
  for (const rule of rules) {
    const passed = passedLimit(rule.budget, positionFor(rule, at), call);
    if (passed !== null && appliesTo(rule, at.agent)) return refusalSentence(rule.whose, passed, call);
  }
  return null;
}

function appliesTo(rule: Rule, agent: string): boolean {
  return rule.agent === null || rule.agent === agent;
}

function positionFor(rule: Rule, { ledger, seconds, agent }: Standing): Position {
  if (rule.agent === null) return { tally: ledger.run(), seconds };
  const tally = ledger.agent(agent);
  return { tally, seconds: tally.spent.seconds };
}

interface HeldCall extends RefusedCall {
  readonly id: string;
  readonly agent: string;
  readonly secondsLeft: number | null;
}

function openReservation({ db, ledger }: Keeping, call: HeldCall): Reservation {
  let isSettled = false;
  return {
    id: call.id,
    secondsLeft: call.secondsLeft,
    async settle(actual) {
      const known = actualAmounts(actual);
      await settleBudget(db, call.id, known);
      if (isSettled) return;
      isSettled = true;
      ledger.letGo(call.agent, call);
      ledger.spend(call.agent, {
        calls: 1,
        tokens: known.tokens ?? call.tokens,
        usd: known.usd ?? call.usd,
        seconds: known.seconds,
      });
    },
  };
}
