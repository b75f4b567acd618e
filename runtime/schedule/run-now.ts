import { InvalidInputError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { lockTrigger, recordFire } from '#storage/runtime/trigger.repository.ts';
import type { AdmitRun, Admitted } from '../admit-run.ts';
import { fillInput, needsSubject } from './fill-input.ts';

/** What is to be run at once, and what about. */
export interface RunNow {
  readonly name: string;
  /** What an event would be about, for example the key of an incident. */
  readonly subject: string | null;
}

/** Starts the run of a schedule at once, whatever its time; its next due time stays. Who asks for it waits, so its models answer at once, too. */
export function runTriggerNow(
  db: TenantDatabase,
  { name, subject }: RunNow,
  admit: AdmitRun,
): Promise<Admitted> {
  return db.transaction(async (tx) => {
    const { id, graph, input } = await lockTrigger(tx, name);
    if (subject === null && needsSubject(input)) {
      throw new InvalidInputError(
        `"${name}" runs about something: say what, for example the key of an incident.`,
      );
    }
    const admitted = await admit(tx, { graph, input: fillInput(input, subject), trigger: 'manual' });
    await recordFire(tx, id, { executionId: admitted.executionId });
    return admitted;
  });
}
