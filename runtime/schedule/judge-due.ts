import type { CronWhen } from '#storage/runtime/trigger-when.ts';
import { type CronTime, nextDue } from './next-due.ts';

/**
 * A due time that nobody decided about for longer than this was missed. Until then it is merely late: schedulers look every
 * few seconds, and a restart of all of them takes minutes.
 */
export const MISSED_AFTER_MINUTES = 10;
const MILLISECONDS_PER_MINUTE = 60_000;

/** What is to be done about a due time that has come. */
export interface DueVerdict {
  readonly fires: boolean;
  /** The due time to wait for after it. */
  readonly next: Date;
  /** Why it does not fire. */
  readonly reason: string | null;
}

/** A late due time fires, and the next one is looked at by itself. One run, or none, stands for all that were missed. */
export function judgeDue(
  time: CronTime & Pick<CronWhen, 'misfire'>,
  { due, now }: { readonly due: Date; readonly now: Date },
): DueVerdict {
  const isMissed = now.getTime() - due.getTime() > MISSED_AFTER_MINUTES * MILLISECONDS_PER_MINUTE;
  if (!isMissed) return { fires: true, next: nextDue(time, due), reason: null };
  const next = nextDue(time, now);
  if (time.misfire === 'once') return { fires: true, next, reason: null };
  return { fires: false, next, reason: `skipped: no scheduler was there at ${due.toISOString()}` };
}
