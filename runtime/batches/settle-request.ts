import type { ModelPrice, ModelUsage } from '#models/model.ts';
import { costOf } from '#models/price.ts';
import type { Transaction } from '#storage/database.ts';
import { settleRequest, takeBudgetToken } from '#storage/runtime/batch-outcome.repository.ts';
import { releaseBudget, settleBudget } from '#storage/runtime/budget-use.repository.ts';
import { insertModelCalls } from '#storage/runtime/model-call.repository.ts';
import { actualAmounts } from '../budget/call-amounts.ts';

/** What one request of a batch came to, as the ledger has it. */
export interface BatchedAttempt {
  readonly batchId: string;
  readonly provider: string;
  readonly model: string;
  /** Null when nobody said, which is not zero. */
  readonly usage: ModelUsage | null;
  readonly price: ModelPrice | null;
  readonly seconds: number;
  /** A fault of a model, or `expired`, `cancelled`, `late`, `lost`; null when a step has its answer. */
  readonly fault: string | null;
}

/** Tells ledger and budget once, whoever asks how often, in the transaction of what it came to. */
export async function settle(tx: Transaction, id: string, attempt: BatchedAttempt): Promise<void> {
  const settled = await settleRequest(tx, id);
  if (settled === undefined) return;
  const { usage, ...rest } = attempt;
  // What used nothing cost nothing, whatever the price.
  const costUsd = usage !== null && usage.input + usage.output === 0 ? 0 : costOf(usage, attempt.price);
  await insertModelCalls(tx, [{ ...settled, ...rest, attempt: 1, tokens: usage, costUsd }]);
  await settleReservation(tx, id, { usage, costUsd });
}

async function settleReservation(
  tx: Transaction,
  id: string,
  { usage, costUsd }: { usage: ModelUsage | null; costUsd: number | null },
): Promise<void> {
  const token = await takeBudgetToken(tx, id);
  if (token === undefined) return;
  const tokens = usage === null ? null : usage.input + usage.output;
  if (tokens === 0) await releaseBudget(tx, token);
  else await settleBudget(tx, token, actualAmounts({ tokens, usd: costUsd, seconds: 0 }));
}

/** Gives the reservation of a request back that was not sent, so that there is nothing for the ledger. */
export async function settleUnsent(tx: Transaction, id: string): Promise<void> {
  if ((await settleRequest(tx, id)) !== undefined) await giveBackReservation(tx, id);
}

/** Gives a reservation back as if it had never been made. */
export async function giveBackReservation(tx: Transaction, id: string): Promise<void> {
  const token = await takeBudgetToken(tx, id);
  if (token !== undefined) await releaseBudget(tx, token);
}
