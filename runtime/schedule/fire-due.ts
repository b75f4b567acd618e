import { InvariantError } from '#core/errors.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import { type ClaimedTrigger, claimDueTrigger, moveOn } from '#storage/runtime/due-trigger.repository.ts';
import { recordFire, recordOutcome } from '#storage/runtime/trigger.repository.ts';
import { type CronWhen, triggerWhen } from '#storage/runtime/trigger-when.ts';
import type { AdmitRun } from '../admit-run.ts';
import { fillInput } from './fill-input.ts';
import { judgeDue } from './judge-due.ts';
import { type CronTime, nextDue } from './next-due.ts';

/** Asks for the end of a run, in the transaction of the caller. */
export type CancelRun = (tx: Transaction, executionId: string) => Promise<unknown>;

/** What firing needs. */
export interface FireTools {
  readonly admit: AdmitRun;
  readonly cancel: CancelRun;
  /** Stands in for the database's clock, to simulate. */
  readonly now?: (() => Date) | undefined;
}

/** What was decided about one due time; null when there was nothing to decide any more. */
export type DueOutcome = 'fired' | 'skipped' | null;

/** Decides about one due time of one schedule: the decision and the run it admits are one transaction. */
export function fireDue(db: TenantDatabase, id: string, tools: FireTools): Promise<DueOutcome> {
  return db.transaction(async (tx) => {
    const due = await claim(tx, id, tools);
    return due === null ? null : decide(tx, due, tools);
  });
}

/** Passes by a due time for which no run can be had, and says why. */
export function passByDue(
  db: TenantDatabase,
  id: string,
  { why, ...tools }: FireTools & { why: string },
): Promise<void> {
  return db.transaction(async (tx) => {
    const due = await claim(tx, id, tools);
    if (due === null) return;
    await moveOn(tx, id, { next: nextDue(due.time, due.claimed.now), decided: due.dueAt });
    await recordOutcome(tx, id, why);
  });
}

async function claim(tx: Transaction, id: string, { now: clock }: FireTools): Promise<Due | null> {
  const claimed = await claimDueTrigger(tx, id, clock?.());
  if (claimed === undefined) return null;
  const when = cronOf(claimed);
  const time = { ...when, timezone: when.timezone ?? claimed.tenantTimezone };
  const { dueAt, now } = claimed;
  if (dueAt !== null) return { id, claimed, dueAt, time };
  // Written or changed lately: it is due from now on.
  await moveOn(tx, id, { next: nextDue(time, now), decided: null });
  return null;
}

interface Due {
  readonly id: string;
  readonly claimed: ClaimedTrigger;
  readonly dueAt: Date;
  readonly time: CronTime & CronWhen;
}

async function decide(
  tx: Transaction,
  { id, claimed, dueAt, time }: Due,
  tools: FireTools,
): Promise<DueOutcome> {
  const { fires, next, reason } = judgeDue(time, { due: dueAt, now: claimed.now });
  await moveOn(tx, id, { next, decided: dueAt });
  const skipped = fires ? overlapReason(time, claimed) : reason;
  if (skipped !== null) {
    await recordOutcome(tx, id, skipped);
    return 'skipped';
  }
  if (time.overlap === 'replace' && claimed.unfinishedId !== null)
    await tools.cancel(tx, claimed.unfinishedId);
  const { executionId } = await tools.admit(tx, {
    graph: claimed.graph,
    input: fillInput(claimed.input, null),
    trigger: 'schedule',
    dedupeKey: `trigger:${id}:${dueAt.toISOString()}`,
    answerWithin: claimed.answerWithin ?? undefined,
  });
  await recordFire(tx, id, { executionId, at: claimed.now });
  return 'fired';
}

function overlapReason({ overlap }: CronWhen, { unfinishedId }: ClaimedTrigger): string | null {
  return overlap === 'skip' && unfinishedId !== null ? 'skipped: the run before has not ended' : null;
}

function cronOf({ name, config }: ClaimedTrigger): CronWhen {
  const when = triggerWhen.parse({ ...config, kind: 'cron' });
  if (when.kind !== 'cron') throw new InvariantError(`The trigger ${name} is no schedule.`);
  return when;
}
