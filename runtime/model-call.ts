import { isRunControl } from '#core/errors.ts';
import { FAULT_SENTENCES } from '#models/fault-sentences.ts';
import type { ModelAnswer, ModelAttempt, ModelClient, ModelRequest } from '#models/model.ts';
import { ModelError } from '#models/model-error.ts';
import { addAttempts, isFree, type Paid } from '#models/price.ts';
import { estimateCall } from '#models/token-estimate.ts';
import type { BatchDesk } from './batches/batch-desk.ts';
import { askInBatch, takeFromBatch } from './batches/batched-call.ts';
import type { BudgetKeeper, Reservation } from './budget/budget-keeper.ts';
import type { CallLedger } from './call-ledger.ts';
import { ANSWER_TOKENS, keepCounts, type ModelCallResult } from './call-result.ts';
import { openDraftText } from './draft-text.ts';
import { describeFailure, type Failure } from './failure.ts';
import type { Journal } from './journal.ts';
import type { RunWork } from './run-work.ts';
import type { OpenStep } from './step.ts';

/** What the model calls of one agent came to. Cost is null when one of them is unknown. */
export interface Spending extends Omit<Paid, 'isCounted'> {
  readonly calls: number;
}

export const NOTHING_SPENT: Spending = { calls: 0, tokensIn: 0, tokensOut: 0, tokensCached: 0, costUsd: 0 };

/** Adds one call with everything that was sent for it. Tokens that nobody counted are unknown, and so is the cost then. */
export function addCall(spent: Spending, { tokensIn, tokensOut, tokensCached, costUsd }: Paid): Spending {
  return {
    calls: spent.calls + 1,
    tokensIn: spent.tokensIn + tokensIn,
    tokensOut: spent.tokensOut + tokensOut,
    tokensCached: spent.tokensCached + tokensCached,
    costUsd: spent.costUsd === null || costUsd === null ? null : spent.costUsd + costUsd,
  };
}

/** One call of a model: the conversation so far, of which the journal keeps only what is new. */
export interface ModelCall
  extends Pick<
    ModelRequest,
    'messages' | 'tools' | 'toolChoice' | 'output' | 'signal' | 'roomSeconds' | 'onWait'
  > {
  /** How many of the messages the call before this one had already. */
  readonly known: number;
  /** Why the call may not be made; null when it may. Asked only if the journal does not hold the call. */
  refuse(): Failure | null;
}

/** For whom a model is called, and who keeps count. */
export interface ModelSpending {
  readonly journal: Journal;
  readonly budget: BudgetKeeper;
  readonly ledger: CallLedger;
  readonly batches: BatchDesk;
  readonly graph: string;
  /** Aborted when the whole run is stopped, which is no failure of the model. */
  readonly runSignal: AbortSignal;
  readonly onModelWait?: RunWork['onModelWait'];
}

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
  return spending.journal.step(opening, (step) =>
    spend(client, call, { ...spending, agent: agent.name, step }),
  );
}

/** One call under way. */
interface Spender extends ModelSpending {
  readonly agent: string;
  readonly step: OpenStep;
}

/** The answer of a batch, where one is or may be waited for; else that of the model itself. */
async function spend(client: ModelClient, call: ModelCall, spender: Spender): Promise<ModelCallResult> {
  const taken = takeFromBatch(client, call, spender);
  if ('result' in taken) return taken.result;
  const refused = call.refuse() ?? (await reserve(client, call, spender));
  if ('code' in refused) return notCalled(spender.step, refused);
  if (!taken.hasFailed) await askInBatch(client, call, { ...spender, reservation: refused });
  return spendDirectly(client, call, { ...spender, reservation: refused, paidBefore: taken.attempts });
}

/** Calls and settles: also a call that failed has cost what it may have cost. */
async function spendDirectly(
  client: ModelClient,
  call: ModelCall,
  { reservation, paidBefore, ...spender }: Spender & { reservation: Reservation; paidBefore: ModelAttempt[] },
): Promise<ModelCallResult> {
  const attempts: ModelAttempt[] = [];
  const startedAt = performance.now();
  const result = await ask(client, call, { ...spender, attempts, secondsLeft: reservation.secondsLeft });
  const paid = addAttempts(attempts);
  await spender.ledger.keep({ place: spender.step.place, agent: spender.agent, attempts });
  await reservation.settle({
    tokens: paid.isCounted ? paid.tokensIn + paid.tokensOut : null,
    usd: paid.isCounted ? paid.costUsd : null,
    seconds: (performance.now() - startedAt) / MILLISECONDS,
  });
  // Only now: what a stopped run has spent is counted too.
  spender.runSignal.throwIfAborted();
  const all = [...paidBefore, ...attempts];
  const stories = 'code' in result ? [] : failuresBefore(attempts);
  if (stories.length > 0) spender.step.note({ detail: stories.join(' ') });
  return keepCounts(spender.step, { attempts: all, paid: addAttempts(all), result });
}

/** What went before an answer, for whoever watches. */
function failuresBefore(attempts: readonly ModelAttempt[]): string[] {
  const stories = attempts.flatMap(({ provider, model, fault }) =>
    fault === null ? [] : [`after ${provider}/${model}: ${FAULT_SENTENCES[fault]}`],
  );
  return [...new Set(stories)];
}

async function reserve(
  client: ModelClient,
  { messages, tools, output }: ModelCall,
  { budget, graph, agent }: Spender,
): Promise<Reservation | Failure> {
  const asked = { messages, tools, output, maxOutputTokens: ANSWER_TOKENS };
  const estimate = estimateCall(asked, client.price);
  const reserved = await budget.reserve({
    ...{ agent, graph, model: `${client.provider}/${client.name}` },
    estimatedTokens: estimate.tokens,
    estimatedUsd: estimate.usd,
  });
  return 'refused' in reserved ? reserved.refused : reserved.reservation;
}

/** The answer, or our words for why there is none. */
async function ask(
  client: ModelClient,
  { known: _kept, refuse: _asked, ...request }: ModelCall,
  {
    attempts,
    secondsLeft,
    step,
    runSignal,
    onModelWait,
  }: Spender & { attempts: ModelAttempt[]; secondsLeft: number | null },
): Promise<ModelAnswer | Failure> {
  onModelWait?.('answer', true);
  try {
    return await client.complete({
      ...request,
      onWait(isWaiting) {
        request.onWait?.(isWaiting);
        onModelWait?.('room', isWaiting);
      },
      signal: withDeadline(request.signal, secondsLeft),
      onAttempt: (attempt) => attempts.push(attempt),
      onText: telling(step, request.output !== undefined),
    });
  } catch (error) {
    if (isRunControl(error) && !runSignal.aborted) throw error;
    step.report(error);
    return failed(error, client, attempts);
  } finally {
    onModelWait?.('answer', false);
  }
}

function failed(error: unknown, client: ModelClient, attempts: ModelAttempt[]): Failure {
  const fault = error instanceof ModelError ? error.fault : null;
  if (attempts.length === 0 && !isFree(fault)) attempts.push(unreported(client));
  const { code, sentence } = describeFailure(error, `The model "${client.provider}/${client.name}"`);
  return { code: fault ?? code, sentence };
}

/** A client that told nothing of what it sent: whether that cost something nobody knows. */
function unreported({ provider, name }: ModelClient): ModelAttempt {
  return { provider, model: name, usage: null, costUsd: null, price: null, seconds: 0, fault: 'aborted' };
}

/** An answer in JSON is told by its words. */
function telling(step: OpenStep, isJson: boolean): (piece: string | null) => void {
  if (!isJson) return (piece) => step.say(piece);
  let draft = openDraftText(SAID_FIELD);
  return (piece) => {
    if (piece === null) draft = openDraftText(SAID_FIELD);
    const words = piece === null ? null : draft.take(piece);
    if (words !== '') step.say(words);
  };
}

const NOTHING_PAID: Paid = { tokensIn: 0, tokensOut: 0, tokensCached: 0, costUsd: 0, isCounted: true };

/** A call that was not made has cost nothing, which is known; one that failed may have cost something. */
function notCalled(step: OpenStep, refused: Failure): ModelCallResult {
  step.note({ tokensIn: 0, tokensOut: 0, tokensCached: 0, costUsd: 0, failure: refused.sentence });
  return { failure: refused, paid: NOTHING_PAID };
}

/** The field of an agent's output that holds what is said to people. */
const SAID_FIELD = 'text';
const MILLISECONDS = 1_000;

function withDeadline(signal: AbortSignal, secondsLeft: number | null): AbortSignal {
  if (secondsLeft === null) return signal;
  return AbortSignal.any([signal, AbortSignal.timeout(secondsLeft * MILLISECONDS)]);
}
