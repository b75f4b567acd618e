import { InvariantError } from '#core/errors.ts';
import type { Transaction } from '#storage/database.ts';
import { type Approval, type Decision, insertApproval } from '#storage/runtime/approval.repository.ts';
import {
  type Attempt,
  type DueDelivery,
  findUnknownAttempt,
  recordFailed,
  recordRetry,
  recordSent,
  recordUnknown,
} from '#storage/runtime/outbox.repository.ts';
import { below } from '../place.ts';
import type { Queue } from '../queue.ts';
import { WAKE } from '../requeue.ts';
import { wakeRun } from '../wake-run.ts';

/** Asks people whether an effect happened, because nobody else can tell; false when the attempt is void. */
export async function askOutcome(
  tx: Transaction,
  delivery: DueDelivery,
  { attempt, sentence }: { readonly attempt: Attempt; readonly sentence: string },
): Promise<boolean> {
  if (!(await recordUnknown(tx, attempt, sentence))) return false;
  const { executionId, place, tool, payload, id } = delivery;
  await insertApproval(tx, {
    ...{ executionId, kind: 'unknown_outcome', rule: null, tool, outboxId: id, expiresInSeconds: null },
    place: below(place, `outcome.${attempt.attempts}`),
    summary: `Was it sent? ${tool}: ${sentence} approve: send it again. reject: it was not sent, leave it. edit: it was sent.`,
    payloadJson: JSON.stringify({ arguments: payload, attempts: attempt.attempts }),
  });
  return true;
}

const NOT_SENT = 'A person says that it was not sent.';

/** Does what a person says about an effect that may have happened. */
export async function settleUnknown(
  tx: Transaction,
  queue: Queue,
  { asked, decision }: { readonly asked: Approval; readonly decision: Decision },
): Promise<void> {
  const { outboxId, executionId, number } = asked;
  const attempt = outboxId === null ? undefined : await findUnknownAttempt(tx, outboxId);
  if (attempt === undefined) throw new InvariantError(`The outcome that ${number} asks for is known.`);
  if (decision.status === 'approved') {
    await recordRetry(tx, attempt, { inSeconds: 0, sentence: null });
    await tx.run(WAKE);
    return;
  }
  if (decision.status === 'edited') await recordSent(tx, attempt, receiptOf(decision));
  else await recordFailed(tx, attempt, decision.reason ?? NOT_SENT);
  await wakeRun(tx, queue, executionId);
}

function receiptOf({ editedJson }: Decision): string {
  const { receipt } = Object(JSON.parse(editedJson ?? 'null'));
  return JSON.stringify(receipt);
}
