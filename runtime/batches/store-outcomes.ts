import type { ReadAnswer } from '#models/answer-draft.ts';
import type { BatchApi } from '#models/batch.ts';
import type { ModelUsage } from '#models/model.ts';
import { costOf } from '#models/price.ts';
import type { Transaction } from '#storage/database.ts';
import { recordAnswer, recordNoAnswer } from '#storage/runtime/batch-outcome.repository.ts';
import type { SentRequest } from '#storage/runtime/batch-request.repository.ts';
import { storableJson } from '../stored-json.ts';
import { wakeRun } from '../wake-run.ts';
import type { BatchEngine, HeldBatch } from './batch-engine.ts';
import { type BatchedAttempt, settle } from './settle-request.ts';

/** What a request came to: an answer, or our words for why there is none. */
export type RequestEnding =
  | { readonly answer: ReadAnswer }
  | { readonly problem: string; readonly usage: ModelUsage | null; readonly fault: string };

export interface RequestOutcome {
  readonly request: Pick<SentRequest, 'id' | 'executionId'>;
  readonly ending: RequestEnding;
}

/** What the requests of a batch came to, and at what price. */
export interface BatchOutcome {
  readonly outcomes: readonly RequestOutcome[];
  readonly api: Pick<BatchApi, 'provider' | 'model' | 'price'>;
  /** Since the batch was handed in. */
  readonly seconds: number;
}

/** Keeps what requests came to and has their runs go on; for each run it is one transaction, and repeated it changes nothing. */
export async function storeOutcomes(
  { queue }: BatchEngine,
  { db, claim }: HeldBatch,
  { outcomes, api, seconds }: BatchOutcome,
): Promise<void> {
  const { provider, model, price } = api;
  const common = { batchId: claim.id, provider, model, price, seconds: Math.max(0, seconds) };
  for (const [executionId, ofRun] of Map.groupBy(outcomes, ({ request }) => request.executionId)) {
    await db.transaction(async (tx) => {
      if (await keepAll(tx, ofRun, common)) await wakeRun(tx, queue, executionId);
    });
  }
}

type Common = Omit<BatchedAttempt, 'usage' | 'fault'>;

/** True when a step waits for one of them. */
async function keepAll(
  tx: Transaction,
  outcomes: readonly RequestOutcome[],
  common: Common,
): Promise<boolean> {
  let isAwaited = false;
  for (const each of outcomes) isAwaited = (await keep(tx, each, common)) || isAwaited;
  return isAwaited;
}

async function keep(tx: Transaction, outcome: RequestOutcome, common: Common): Promise<boolean> {
  const { ending, request } = outcome;
  const isAwaited = (await record(tx, outcome, common)) !== undefined;
  const lateness = isAwaited ? null : 'late';
  const came =
    'answer' in ending
      ? { usage: ending.answer.usage, fault: lateness }
      : { usage: ending.usage, fault: ending.fault };
  await settle(tx, request.id, { ...common, ...came });
  return isAwaited;
}

/** Undefined when no step waits for it any more. */
function record(
  tx: Transaction,
  { ending, request: { id } }: RequestOutcome,
  common: Common,
): Promise<{ executionId: string } | undefined> {
  if (!('answer' in ending)) {
    const { problem, usage } = ending;
    return recordNoAnswer(tx, id, {
      problem,
      attemptJson: wasFree(usage) ? null : attemptJson(common, usage),
    });
  }
  const { usage, ...answer } = ending.answer;
  const { provider, model } = common;
  const answerJson = storableJson({ ...answer, provider, model });
  return recordAnswer(tx, id, { answerJson, attemptJson: attemptJson(common, usage) });
}

function wasFree(usage: ModelUsage | null): boolean {
  return usage !== null && usage.input + usage.output === 0;
}

/** As the step counts it. */
function attemptJson({ batchId: _none, price, ...common }: Common, usage: ModelUsage | null): string {
  return JSON.stringify({ ...common, usage, price, costUsd: costOf(usage, price) });
}
