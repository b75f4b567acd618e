import type { Tenant } from '#core/tenant.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type Execution, getExecution } from '#storage/runtime/execution.repository.ts';
import { type Admission, admitTaken } from './admit-run.ts';
import type { Engine } from './environment.ts';
import { executeRun } from './execute-run.ts';
import type { RunWork } from './run-work.ts';

/** Whose run it is. */
export interface RunOwner {
  readonly db: TenantDatabase;
  readonly tenant: Tenant;
}

/** A run as it stands after this process did what it could. */
export interface StartedExecution {
  readonly execution: Execution;
  /** True when the dedupe key named a run that existed already; nothing was done here. */
  readonly isExisting: boolean;
}

/**
 * Admits a run and works on it at once, in this process. It throws only for an input that the graph refuses. Nobody
 * renews its lease but its own lines: what may be silent for longer goes through `openInlineWorker`, as commands do.
 */
export async function startRun(
  engine: Engine,
  { db, tenant }: RunOwner,
  { work, ...admission }: Omit<Admission, 'threadId'> & { readonly work: RunWork },
): Promise<StartedExecution> {
  const { execution, isNew } = await admitTaken(db, engine, admission);
  if (!isNew) return { execution, isExisting: true };
  const held = { executionId: execution.id, epoch: 1, db, tenant, execution };
  const result = await executeRun(engine, held, work);
  const after = 'ended' in result ? result.ended : await getExecution(db, execution.id);
  return { execution: after, isExisting: false };
}
