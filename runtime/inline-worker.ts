import { StoreUnavailableError } from '#core/errors.ts';
import { type Execution, getExecution } from '#storage/runtime/execution.repository.ts';
import { forgetWorker } from '#storage/runtime/worker.repository.ts';
import { stopReason } from './active-runs.ts';
import { type Admission, admitTaken } from './admit-run.ts';
import { claimRun } from './claim-run.ts';
import type { Engine, RunEvent } from './environment.ts';
import { executeRun, type WorkResult } from './execute-run.ts';
import { type HeldRuns, openRenewing } from './renewing.ts';
import type { HeldRun, StopReason } from './run-work.ts';
import type { RunOwner, StartedExecution } from './start-run.ts';
import { waitBriefly } from './wait-briefly.ts';

/** How a command takes part in the runs that it works on. */
export interface InlineWork {
  /** Aborted when somebody wants the run to be cancelled. */
  readonly signal: AbortSignal;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /** Told each time that nothing can be done here: another worker has the run, or the database is away. */
  readonly onWait?: ((why: 'elsewhere' | 'outage') => void) | undefined;
}

/** Works on single runs in this process, with leases that are renewed, and takes nothing else out of the queues. */
export interface InlineWorker {
  /** Admits a run and works on it at once. A dedupe key that is known changes nothing: the run that exists is answered. */
  start(owner: RunOwner, admission: Omit<Admission, 'threadId'>, work: InlineWork): Promise<StartedExecution>;
  /** Works on a run that exists until it has ended or waits for somebody outside; while another worker has it, follows it. */
  workOn(owner: RunOwner, executionId: string, work: InlineWork): Promise<Execution>;
  /** Gives nothing back: all work has ended. */
  close(): Promise<void>;
}

interface InlineRun {
  readonly epoch: number;
  readonly stop: AbortController;
}

/** Starts to renew what is worked on here. */
export function openInlineWorker(engine: Engine, version?: string): InlineWorker {
  const held = new Map<string, InlineRun>();
  const renewing = openRenewing(engine, {
    worker: { concurrency: 1, queues: [], version },
    held: heldRuns(held),
  });

  async function execute(run: HeldRun, { signal, onEvent }: InlineWork): Promise<WorkResult> {
    const stop = new AbortController();
    const cancel = (): void => stop.abort('cancelled' satisfies StopReason);
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    held.set(run.executionId, { epoch: run.epoch, stop });
    try {
      return await executeRun(engine, run, { signal: stop.signal, onEvent });
    } finally {
      held.delete(run.executionId);
      signal.removeEventListener('abort', cancel);
    }
  }

  async function look(
    owner: RunOwner,
    executionId: string,
    work: InlineWork,
  ): Promise<Execution | undefined> {
    const claim = await claimRun(engine, { tenantId: owner.db.tenantId, executionId });
    const result = claim === undefined ? undefined : await execute({ ...claim, ...owner }, work);
    if (result !== undefined && 'ended' in result) return result.ended;
    const execution = await getExecution(owner.db, executionId);
    return isSettled(execution) ? execution : undefined;
  }

  async function workOn(owner: RunOwner, executionId: string, work: InlineWork): Promise<Execution> {
    while (true) {
      const settled = await lookOrWait(work, () => look(owner, executionId, work));
      if (settled !== undefined) return settled;
      await waitBriefly(work.signal);
    }
  }

  return {
    workOn,
    async start(owner, admission, work) {
      const { execution, isNew } = await admitTaken(owner.db, engine, admission);
      if (!isNew) return { execution, isExisting: true };
      const run = { executionId: execution.id, epoch: 1, ...owner, execution };
      const result = await execute(run, work);
      const after = 'ended' in result ? result.ended : await workOn(owner, execution.id, work);
      return { execution: after, isExisting: false };
    },
    async close() {
      await renewing.stop();
      await forgetWorker(engine.store.owner, engine.workerId).catch((error: unknown) =>
        engine.log.warn({ err: error }, 'the worker could not be signed off'),
      );
    },
  };
}

function heldRuns(held: ReadonlyMap<string, InlineRun>): HeldRuns {
  return {
    ids: () => [...held.keys()],
    check(renewed, begunBefore) {
      for (const id of begunBefore) {
        const run = held.get(id);
        const lease = renewed.find(({ executionId }) => executionId === id);
        const reason = run === undefined ? undefined : stopReason(run, lease);
        if (reason !== undefined) run?.stop.abort(reason);
      }
    },
  };
}

/** A run that has ended, or that waits for somebody outside: no worker can do anything for it. */
function isSettled({ endedAt, status }: Execution): boolean {
  return endedAt !== null || status === 'suspended';
}

/** What the look found; undefined, and whoever waits is told why, when it found nothing or the database is away. */
async function lookOrWait(
  { onWait }: InlineWork,
  look: () => Promise<Execution | undefined>,
): Promise<Execution | undefined> {
  try {
    const settled = await look();
    if (settled === undefined) onWait?.('elsewhere');
    return settled;
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    onWait?.('outage');
    return undefined;
  }
}
