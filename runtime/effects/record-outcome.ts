import { setTimeout } from 'node:timers/promises';
import { StoreUnavailableError } from '#core/errors.ts';
import type { Transaction } from '#storage/database.ts';
import { recordFailed, recordRetry, recordSent } from '#storage/runtime/outbox.repository.ts';
import { WAKE } from '../requeue.ts';
import { wakeRun } from '../wake-run.ts';
import type { Delivery } from './claim-delivery.ts';
import type { DeliveryOutcome } from './delivery-outcome.ts';
import type { EffectEngine } from './effect-engine.ts';
import { askOutcome } from './settle-unknown.ts';

/** An effect is attempted this often at most. */
export const DELIVERY_ATTEMPTS = 8;
const LONGEST_BACKOFF_SECONDS = 900;
/** A database that went away after the effect is waited for this often, so that nobody need ask what happened. */
const RECORD_ATTEMPTS = 20;
const RECORD_MILLISECONDS = 1000;

interface Recording {
  readonly outcome: DeliveryOutcome;
  readonly backoffSeconds: number;
}

/** Notes what an attempt came to, and has the run go on, in one transaction. A void attempt leaves no trace. */
export async function recordOutcome(
  engine: EffectEngine,
  delivery: Delivery,
  recording: Recording,
): Promise<void> {
  const isOurs = await patiently(() =>
    delivery.db.transaction((tx) => record(tx, engine, { ...delivery, ...recording })),
  );
  if (isOurs) return;
  const { id, attempts } = delivery.attempt;
  engine.log.warn({ outbox: id, attempts }, 'an attempt at an effect was taken over; its result is void');
}

async function patiently<Result>(work: () => Promise<Result>, left = RECORD_ATTEMPTS): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailableError) || left === 1) throw error;
  }
  await setTimeout(RECORD_MILLISECONDS);
  return patiently(work, left - 1);
}

async function record(
  tx: Transaction,
  { queue }: EffectEngine,
  { delivery, attempt, outcome, backoffSeconds }: Delivery & Recording,
): Promise<boolean> {
  const { executionId } = delivery;
  const { kind } = outcome;
  if (kind === 'unknown') return askOutcome(tx, delivery, { attempt, sentence: outcome.sentence });
  if (kind === 'again' && attempt.attempts < DELIVERY_ATTEMPTS) {
    const inSeconds = Math.min(backoffSeconds * 2 ** (attempt.attempts - 1), LONGEST_BACKOFF_SECONDS);
    const isOurs = await recordRetry(tx, attempt, { inSeconds, sentence: outcome.sentence });
    await tx.run(WAKE);
    return isOurs;
  }
  const isOurs =
    kind === 'sent'
      ? await recordSent(tx, attempt, JSON.stringify(outcome.receipt))
      : await recordFailed(tx, attempt, outcome.sentence);
  if (isOurs) await wakeRun(tx, queue, executionId);
  return isOurs;
}
