import { isRunControl } from '#core/errors.ts';
import type { ModelAnswer, ModelClient, ModelMessage, ModelTool } from '#models/model.ts';
import { costOf } from '#models/price.ts';
import type { BudgetKeeper } from './budget/budget-keeper.ts';
import { estimateCall } from './budget/estimate-tokens.ts';
import { describeFailure, type Failure } from './failure.ts';
import type { Journal } from './journal.ts';
import type { OpenStep, StepNote } from './step.ts';

/** What the model calls of one agent came to. Cost is null when one of them is unknown. */
export interface Spending {
  readonly calls: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly tokensCached: number;
  readonly costUsd: number | null;
}

export const NOTHING_SPENT: Spending = { calls: 0, tokensIn: 0, tokensOut: 0, tokensCached: 0, costUsd: 0 };

/** Adds one call. A call whose usage is unknown counts no tokens and makes the cost unknown. */
export function addCall(spent: Spending, { usage }: ModelAnswer, { price }: ModelClient): Spending {
  const cost = costOf(usage, price);
  return {
    calls: spent.calls + 1,
    tokensIn: spent.tokensIn + (usage?.input ?? 0),
    tokensOut: spent.tokensOut + (usage?.output ?? 0),
    tokensCached: spent.tokensCached + (usage?.cached ?? 0),
    costUsd: spent.costUsd === null || cost === null ? null : spent.costUsd + cost,
  };
}

/** One call of a model: the conversation so far, of which the journal keeps only what is new. */
export interface ModelCall {
  readonly messages: readonly ModelMessage[];
  /** How many of the messages the call before this one had already. */
  readonly known: number;
  readonly tools: readonly ModelTool[];
  /** The agent's deadline. */
  readonly signal: AbortSignal;
  /** Why the call may not be made; null when it may. Asked only if the journal does not hold the call. */
  refuse(): Failure | null;
}

/** For whom a model is called, and who keeps count. */
export interface ModelSpending {
  readonly journal: Journal;
  readonly budget: BudgetKeeper;
  readonly graph: string;
  /** Aborted when the whole run is stopped, which is no failure of the model. */
  readonly runSignal: AbortSignal;
}

export type ModelCallResult = { readonly answer: ModelAnswer } | { readonly failure: Failure };

/**
 * Calls a model as one step. What goes wrong with the model, and why it may not be called, are results, kept like an
 * answer, so that a run that is played again takes the same way; what goes wrong with us is thrown.
 */
export function callModel(
  { agent, spending }: { readonly agent: { readonly name: string }; readonly spending: ModelSpending },
  client: ModelClient,
  call: ModelCall,
): Promise<ModelCallResult> {
  const { messages, known, tools } = call;
  const name = `${client.provider}/${client.name}`;
  const input = { messages: messages.slice(known), tools: tools.map((tool) => tool.name) };
  const opening = { kind: 'model', name, input, isInputKept: true, isAnnounced: true } as const;
  return spending.journal.step(opening, async (step): Promise<ModelCallResult> => {
    const given = await spend(client, call, { ...spending, agent: agent.name, step });
    if ('code' in given) {
      step.note({ failure: given.sentence });
      return { failure: given };
    }
    step.note(noteOf(given, client));
    return { answer: given };
  });
}

/** Reserves, calls, settles: also a call that failed has cost what it may have cost. */
async function spend(
  client: ModelClient,
  { messages, tools, signal, refuse }: ModelCall,
  {
    budget,
    graph,
    agent,
    runSignal,
    step,
  }: ModelSpending & { readonly agent: string; readonly step: OpenStep },
): Promise<ModelAnswer | Failure> {
  const model = `${client.provider}/${client.name}`;
  const refused = refuse();
  if (refused !== null) return notCalled(step, refused);
  const estimate = estimateCall({ messages, tools }, ANSWER_TOKENS, client.price);
  const reserved = await budget.reserve({
    ...{ agent, graph, model },
    estimatedTokens: estimate.tokens,
    estimatedUsd: estimate.usd,
  });
  if ('refused' in reserved) return notCalled(step, reserved.refused);
  const { reservation } = reserved;
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / MILLISECONDS;
  try {
    const answer = await client.complete({
      ...{ messages, tools, toolChoice: 'required' },
      signal: withDeadline(signal, reservation.secondsLeft),
    });
    const { usage } = answer;
    const tokens = usage === null ? null : usage.input + usage.output;
    await reservation.settle({ tokens, usd: costOf(usage, client.price), seconds: seconds() });
    return answer;
  } catch (error) {
    if (isRunControl(error)) throw error;
    await reservation.settle({ tokens: null, usd: null, seconds: seconds() });
    runSignal.throwIfAborted();
    step.report(error);
    return describeFailure(error, `The model "${model}"`);
  }
}

/** A call that was not made has cost nothing, which is known; one that failed may have cost something. */
function notCalled(step: OpenStep, refused: Failure): Failure {
  step.note({ tokensIn: 0, tokensOut: 0, tokensCached: 0, costUsd: 0 });
  return refused;
}

/** Tokens that an answer is taken to have at most, before it is there. */
const ANSWER_TOKENS = 4_000;
const MILLISECONDS = 1_000;

function withDeadline(signal: AbortSignal, secondsLeft: number | null): AbortSignal {
  if (secondsLeft === null) return signal;
  return AbortSignal.any([signal, AbortSignal.timeout(secondsLeft * MILLISECONDS)]);
}

function noteOf({ usage }: ModelAnswer, { price }: ModelClient): StepNote {
  return {
    tokensIn: usage?.input,
    tokensOut: usage?.output,
    tokensCached: usage?.cached,
    costUsd: costOf(usage, price) ?? undefined,
  };
}
