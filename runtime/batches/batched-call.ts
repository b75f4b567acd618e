import { WaitingError } from '#core/errors.ts';
import type { KeptRequest, ModelAttempt, ModelClient } from '#models/model.ts';
import { addAttempts } from '#models/price.ts';
import { estimateCall } from '#models/token-estimate.ts';
import type { RunBatchRequest } from '#storage/runtime/batch-request.repository.ts';
import type { BudgetKeeper, Reservation } from '../budget/budget-keeper.ts';
import { ANSWER_TOKENS, keepCounts, type ModelCallResult } from '../call-result.ts';
import type { OpenStep } from '../step.ts';
import { type BatchDesk, LEAST_PATIENCE_SECONDS } from './batch-desk.ts';
import { keptAnswer, keptAttempt } from './kept-answer.ts';

/** The step that asks, and who keeps count. */
export interface BatchAsker {
  readonly batches: BatchDesk;
  readonly budget: BudgetKeeper;
  readonly agent: string;
  readonly step: OpenStep;
}

/** The answer of a batch, or that the model is to be asked, after what was paid for a batch in vain. */
export type TakenFromBatch =
  | { readonly result: ModelCallResult }
  | { readonly hasFailed: boolean; readonly attempts: ModelAttempt[] };

/** What became of what this step has asked for; a WaitingError while nothing has. */
export function takeFromBatch(client: ModelClient, call: KeptRequest, asker: BatchAsker): TakenFromBatch {
  const { batches, budget, agent, step } = asker;
  const held = batches.find(step.place);
  if (held === undefined) return { hasFailed: false, attempts: [] };
  if (held.state === 'waiting' || held.state === 'sent') {
    const { tokens, usd } = estimateCall({ ...call, maxOutputTokens: ANSWER_TOKENS }, client.price);
    if (batches.holdOnce(step.place)) budget.hold(agent, { tokens, usd });
    throw waiting(client);
  }
  const attempts = held.attempt === null ? [] : [keptAttempt.parse(held.attempt)];
  for (const attempt of attempts) countAttempt(asker, attempt);
  if (held.state === 'failed') return failed(asker, held, attempts);
  const paid = addAttempts(attempts);
  return { result: keepCounts(step, { attempts, paid, result: keptAnswer.parse(held.answer) }) };
}

function failed(
  { step }: BatchAsker,
  { problem }: RunBatchRequest,
  attempts: ModelAttempt[],
): TakenFromBatch {
  step.note({ detail: `${problem} The model is asked directly.` });
  return { hasFailed: true, attempts };
}

function countAttempt({ budget, agent }: BatchAsker, { usage, costUsd }: ModelAttempt): void {
  const tokens = usage === null ? 0 : usage.input + usage.output;
  // Waiting is no work: it does not count against an agent's seconds.
  budget.count(agent, { calls: 1, tokens, usd: costUsd, seconds: 0 });
}

/** Asks through a batch and lets go of the run with a WaitingError, when model and run allow it; else does nothing. */
export async function askInBatch(
  client: ModelClient,
  { messages, tools, toolChoice, output, maxOutputTokens }: KeptRequest,
  { batches, agent, step, reservation }: BatchAsker & { readonly reservation: Reservation },
): Promise<void> {
  const { batchModelId: modelId } = client;
  const longest = modelId === undefined ? null : await batches.patience(client);
  if (modelId === undefined || longest === null) return;
  const patience = Math.min(longest, reservation.secondsLeft ?? longest);
  if (patience < LEAST_PATIENCE_SECONDS) return;
  const request = { messages, tools, toolChoice, output, maxOutputTokens };
  await batches.ask({
    place: step.place,
    budgetToken: reservation.id,
    ...{ agent, modelId, request, patience },
  });
  throw waiting(client);
}

function waiting({ provider, name }: ModelClient): WaitingError {
  return new WaitingError(`The answer of "${provider}/${name}" waits for a batch.`);
}
