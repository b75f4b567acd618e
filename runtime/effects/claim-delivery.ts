import type { TenantDatabase, Transaction } from '#storage/database.ts';
import {
  type Attempt,
  beginAttempt,
  type DueDelivery,
  dropDelivery,
  lockDueDelivery,
  recordFailed,
  recordRetry,
} from '#storage/runtime/outbox.repository.ts';
import type { AnyTool } from '#tools/tool.ts';
import { wakeRun } from '../wake-run.ts';
import { type EffectEngine, findTool } from './effect-engine.ts';
import { askOutcome } from './settle-unknown.ts';

/** An attempt that this process alone may make at an effect. */
export interface Delivery {
  readonly db: TenantDatabase;
  readonly delivery: DueDelivery;
  readonly attempt: Attempt;
  readonly tool: AnyTool;
}

/** An effect of another version waits this long for a process that knows its tool… */
const OTHER_VERSION_SECONDS = 30;
/** …and is given up after this long. */
const GIVE_UP_SECONDS = 3600;

const SILENT = 'Whoever was sending it went silent.';

/** Takes an effect that is due, for one attempt; undefined when there is nothing to call. */
export function claimDelivery(
  engine: EffectEngine,
  { db, id }: { readonly db: TenantDatabase; readonly id: string },
  { claimSeconds }: { readonly claimSeconds: number },
): Promise<Delivery | undefined> {
  return db.transaction(async (tx) => {
    const delivery = await lockDueDelivery(tx, id);
    if (delivery === undefined) return undefined;
    const tool = await toolFor(tx, engine, delivery);
    if (tool === undefined) return undefined;
    const attempt = await beginAttempt(tx, id, claimSeconds);
    return { db, delivery, attempt, tool };
  });
}

/** The tool to call now. When there is none, what else is to be done about the effect is done. */
async function toolFor(
  tx: Transaction,
  engine: EffectEngine,
  delivery: DueDelivery,
): Promise<AnyTool | undefined> {
  const { status, isRunEnded, tool: name, toolVersion: version } = delivery;
  if (status === 'pending' && isRunEnded) return drop(tx, delivery);
  const tool = await findTool(tx, engine, { name, version });
  if (tool === undefined) return postpone(tx, engine, delivery);
  if (status === 'pending' || tool.isIdempotent === true) return tool;
  await askOutcome(tx, delivery, { attempt: delivery, sentence: SILENT });
  return undefined;
}

/** Nobody waits for it any more. What was never begun is forgotten, so that a run that is taken up again wants it anew. */
async function drop(tx: Transaction, delivery: DueDelivery): Promise<undefined> {
  if (await dropDelivery(tx, delivery.id)) return;
  await recordFailed(tx, delivery, 'Its run ended before it was sent.');
}

async function postpone(tx: Transaction, { queue }: EffectEngine, delivery: DueDelivery): Promise<undefined> {
  const { tool, toolVersion, status, ageSeconds, executionId } = delivery;
  const sentence = `No worker has version ${toolVersion} of "${tool}".`;
  if (ageSeconds < GIVE_UP_SECONDS) {
    // What was being sent stays so: its deadline alone moves.
    if (status === 'pending') await recordRetry(tx, delivery, { inSeconds: OTHER_VERSION_SECONDS, sentence });
    return;
  }
  if (status === 'sending') await askOutcome(tx, delivery, { attempt: delivery, sentence: SILENT });
  else if (await recordFailed(tx, delivery, sentence)) await wakeRun(tx, queue, executionId);
}
