import type { Admission } from '#runtime/admit-run.ts';
import type { InlineWork, InlineWorker } from '#runtime/inline-worker.ts';
import type { StartedExecution } from '#runtime/start-run.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { Cli, TenantScope } from './cli.ts';
import { composeEngine } from './compose-runtime.ts';

/** What the runs of one command share. */
export interface RunParts {
  readonly scope: TenantScope;
  readonly worker: InlineWorker;
  readonly work: InlineWork;
  /** Tells that a run which exists is gone on with. */
  readonly onResume: (run: number) => void;
}

/** A run that is made once, whoever asks. */
export interface KeyedRun {
  readonly admission: Omit<Admission, 'threadId' | 'dedupeKey'> & { readonly dedupeKey: string };
  /** Whether a run that ended well is of no use any more; left out: it never is. */
  readonly isOutdated?: () => Promise<boolean>;
}

/**
 * The run that a dedupe key names: made, followed, or taken up again where its journal ends. The same command again does
 * nothing twice; `isExisting` says that the run had ended well before.
 */
export async function runOnce(cli: Cli, parts: RunParts, keyed: KeyedRun): Promise<StartedExecution> {
  const { scope, worker, work, onResume } = parts;
  const { admission } = keyed;
  const started = await worker.start(scope, admission, work);
  if (!started.isExisting) return started;
  const { execution } = started;
  if (await isToBeAnew(cli, execution, keyed)) {
    // Each round names another run that exists, so there is a last one; and others come to the same name.
    const dedupeKey = `${admission.dedupeKey}:after ${execution.number}`;
    return runOnce(cli, parts, { ...keyed, admission: { ...admission, dedupeKey } });
  }
  const isExisting = execution.status === 'completed';
  if (!isExisting) onResume(execution.number);
  if (isUnsuccessful(execution)) await redrive(cli, scope, execution);
  return { execution: await worker.workOn(scope, execution.id, work), isExisting };
}

function isUnsuccessful({ status }: Execution): boolean {
  return status === 'failed' || status === 'cancelled' || status === 'exhausted';
}

/** The run that exists is of no use: what it concluded is outdated, or no version can go on with it. */
async function isToBeAnew(cli: Cli, execution: Execution, { isOutdated }: KeyedRun): Promise<boolean> {
  if (isUnsuccessful(execution)) return !(await canGoOn(cli, execution));
  return execution.status === 'completed' && isOutdated !== undefined && (await isOutdated());
}

async function canGoOn(cli: Cli, execution: Execution): Promise<boolean> {
  const [{ getGraphFor }, { graphs }] = await Promise.all([
    import('#runtime/find-graph.ts'),
    composeEngine(cli),
  ]);
  try {
    getGraphFor(graphs, execution);
    return true;
  } catch {
    return false;
  }
}

async function redrive(cli: Cli, { db }: TenantScope, { id }: Execution): Promise<void> {
  const { redriveRun } = await import('#runtime/cancel-run.ts');
  await redriveRun(db, await composeEngine(cli), id);
}
