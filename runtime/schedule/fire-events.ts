import { AppError, InvariantError } from '#core/errors.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import { type Severity, severity } from '#storage/metric/anomaly-record.ts';
import {
  type ClaimedEvent,
  claimEvent,
  closeEvent,
  deferEvent,
  type EventEnd,
  findLastFire,
  postponeEvent,
} from '#storage/runtime/event.repository.ts';
import { isGraphBusy } from '#storage/runtime/execution.repository.ts';
import { recordFire, recordOutcome } from '#storage/runtime/trigger.repository.ts';
import { type EventWhen, triggerWhen } from '#storage/runtime/trigger-when.ts';
import { fillInput } from './fill-input.ts';
import type { FireTools } from './fire-due.ts';
import { sentenceOf } from './sentence-of.ts';

/** An event whose run cannot be admitted is given up after so many attempts; a sweep finds what it was about. */
export const MOST_ATTEMPTS = 5;
const FIRST_WAIT_SECONDS = 30;
/** How often it is looked whether what an event waits for has ended. */
const LOOK_AGAIN_SECONDS = 15;

/** Deals with the event of the tenant that waits longest: the run it starts and its end as an event are one transaction. */
export async function fireNextEvent(
  db: TenantDatabase,
  graphs: readonly string[],
  tools: FireTools,
): Promise<EventEnd['outcome'] | 'deferred' | null> {
  let claimed: ClaimedEvent | undefined;
  try {
    return await db.transaction(async (tx) => {
      claimed = await claimEvent(tx, { graphs, now: tools.now?.() });
      return claimed === undefined ? null : await handle(tx, claimed, tools);
    });
  } catch (error) {
    if (claimed === undefined) throw error;
    await recordFailure(db, claimed, error);
    return 'failed';
  }
}

async function handle(
  tx: Transaction,
  event: ClaimedEvent,
  tools: FireTools,
): Promise<EventEnd['outcome'] | 'deferred'> {
  if (event.enabled && (await isAwaited(tx, whenOf(event)))) {
    await deferEvent(tx, event.id, new Date(event.now.getTime() + LOOK_AGAIN_SECONDS * 1000));
    return 'deferred';
  }
  const idle = await reasonNotToFire(tx, event);
  if (idle !== null) {
    await closeEvent(tx, event.id, { ...idle, executionId: null, at: event.now });
    return idle.outcome;
  }
  const { executionId } = await tools.admit(tx, {
    graph: event.graph,
    input: fillInput(event.input, event.subject),
    trigger: 'event',
    dedupeKey: `event:${event.id}`,
    answerWithin: event.answerWithin ?? undefined,
  });
  const number = await recordFire(tx, event.triggerId, { executionId, at: event.now });
  await closeEvent(tx, event.id, {
    outcome: 'fired',
    detail: `started run ${number}`,
    executionId,
    at: event.now,
  });
  return 'fired';
}

/** Whether a run is under way that the event has to wait for. */
async function isAwaited(tx: Transaction, { awaits }: EventWhen): Promise<boolean> {
  return awaits !== undefined && (await isGraphBusy(tx, awaits));
}

async function reasonNotToFire(
  tx: Transaction,
  event: ClaimedEvent,
): Promise<(Pick<EventEnd, 'detail'> & { outcome: 'paused' | 'cooling' }) | null> {
  if (!event.enabled) return { outcome: 'paused', detail: 'the trigger was paused meanwhile' };
  const { cooldownSeconds } = whenOf(event);
  const since = new Date(event.now.getTime() - cooldownSeconds * 1000);
  const last = await findLastFire(tx, event, since);
  if (last === undefined || isMoreSevere(event.severity, last.severity)) return null;
  return { outcome: 'cooling', detail: `a run for it was started in the last ${cooldownSeconds} s` };
}

function whenOf({ name, config }: ClaimedEvent): EventWhen {
  const when = triggerWhen.parse({ ...config, kind: 'event' });
  if (when.kind !== 'event') throw new InvariantError(`The trigger ${name} listens to no event.`);
  return when;
}

/** True for an escalation: what has no severity never is one. */
export function isMoreSevere(one: Severity | null, other: Severity | null): boolean {
  if (one === null || other === null) return false;
  // The schema names them from the most severe down.
  return severity.options.indexOf(one) < severity.options.indexOf(other);
}

async function recordFailure(db: TenantDatabase, event: ClaimedEvent, error: unknown): Promise<void> {
  const detail = sentenceOf(error);
  const isFinal = (error instanceof AppError && !error.retryable) || event.attempts + 1 >= MOST_ATTEMPTS;
  const waitSeconds = FIRST_WAIT_SECONDS * 2 ** event.attempts;
  await db.transaction(async (tx) => {
    if (isFinal)
      await closeEvent(tx, event.id, { outcome: 'failed', detail, executionId: null, at: event.now });
    else await postponeEvent(tx, event.id, new Date(event.now.getTime() + waitSeconds * 1000));
    await recordOutcome(tx, event.triggerId, `failed: ${detail}`);
  });
}
