import { NotFoundError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import { findStep, seedJournal } from '#storage/runtime/fork.repository.ts';
import { type Admitted, runAdmitter } from './admit-run.ts';
import type { Engine } from './environment.ts';

/** Where a run is to be taken up by another one. */
export interface Fork {
  readonly execution: Execution;
  /** Number or place of the first step that is to be done anew. */
  readonly from: string;
  /** The one model that is asked, by protocol and name; absent: those of the lists. */
  readonly model?: string | undefined;
}

/** A new run that shares the beginning of another one, and how much of it. */
export interface Forked extends Admitted {
  readonly sharedSteps: number;
}

/**
 * Admits a run that is played from another one's journal up to a step, and asks anew from there. What the other run wrote
 * before that step is not written again; what comes after is this run's own.
 */
export function forkRun(
  db: TenantDatabase,
  engine: Engine,
  { execution, from, model }: Fork,
): Promise<Forked> {
  return db.transaction(async (tx) => {
    const start = await findStep(tx, execution.id, from);
    if (start === undefined)
      throw new NotFoundError(
        'step',
        from,
        `"steward runs show ${execution.number} --json" lists them with number and place.`,
      );
    const { graph, input } = execution;
    const admission = { graph, input, trigger: 'manual', parentId: execution.id, model } as const;
    const admitted = await runAdmitter(engine)(tx, admission);
    const wanted = { from: execution.id, to: admitted.executionId, before: start.number };
    return { ...admitted, sharedSteps: await seedJournal(tx, wanted) };
  });
}
