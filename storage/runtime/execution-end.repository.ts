import { InvalidInputError, InvariantError } from '#core/errors.ts';
import { type Database, execute, maybeOne, type TenantDatabase, type Transaction } from '../database.ts';
import { prepared, sql } from '../sql.ts';
import { columns, type Execution, executionRow } from './execution.repository.ts';

/** How a run ended. */
export interface ExecutionEnd {
  readonly status: 'completed' | 'failed' | 'cancelled' | 'exhausted';
  readonly outputJson: string | null;
  /** A sentence that we wrote; only a failed run has one. */
  readonly error: string | null;
  /** Numbers of the work itself, beside the sums over the steps. */
  readonly metrics?: Readonly<Record<string, number>> | undefined;
}

/** Notes that somebody works on a run. */
export async function markRunning(db: Database, id: string): Promise<Execution> {
  const statement = sql`
    update runtime.execution set status = 'running', started_at = coalesce(started_at, clock_timestamp())
    where id = ${id} and status in ('queued', 'suspended', 'running')
    returning ${columns}
  `;
  const marked = await maybeOne(db, executionRow, statement);
  if (marked === undefined) throw new InvariantError(`The run ${id} has ended; nobody can work on it.`);
  return marked;
}

/** Notes that nobody works on a run: it waits for a worker, or for somebody outside. */
export async function markWaiting(
  tx: Transaction,
  id: string,
  status: 'queued' | 'suspended',
): Promise<void> {
  await execute(
    tx,
    sql`update runtime.execution set status = ${status} where id = ${id} and status in ('queued', 'suspended', 'running')`,
  );
}

/** Takes up again a run that failed, was cancelled or ran out of budget: it waits again, its journal is kept. */
export async function reopenExecution(tx: Transaction, id: string): Promise<Execution> {
  const statement = sql`
    update runtime.execution set status = 'queued', error = null, ended_at = null, output = null
    where id = ${id} and status in ('failed', 'cancelled', 'exhausted')
    returning ${columns}
  `;
  const reopened = await maybeOne(tx, executionRow, statement);
  if (reopened === undefined) {
    throw new InvalidInputError(
      'Only a run that failed, was cancelled or ran out of budget can be taken up again.',
    );
  }
  return reopened;
}

/** Ends a run that stands in no queue and belongs to no thread; undefined when the lease is somebody else's. */
export async function endLeasedExecution(
  db: TenantDatabase,
  { executionId, epoch }: { readonly executionId: string; readonly epoch: number },
  { status, outputJson, error, metrics }: ExecutionEnd,
): Promise<Execution | undefined> {
  const fields = JSON.stringify({ status, error, metrics });
  const result = `${fields.slice(0, -1)},"output":${outputJson}}`;
  const { rows } = await db.runEntering((token) =>
    prepared(
      'end_leased_execution',
      sql`select ${columns} from runtime.end_leased_execution(${token}, ${executionId}, ${epoch}, ${result})`,
    ),
  );
  return rows.length === 0 ? undefined : executionRow.parse(rows[0]);
}

/** Ends a run, once, and adds up its steps. Tokens and cost are those of its model calls; unknown cost stays unknown. */
export async function closeExecution(
  db: Database,
  id: string,
  end: ExecutionEnd & { readonly epoch: number },
): Promise<Execution> {
  const statement = prepared(
    'close_execution',
    sql`
    update runtime.execution
    set status = ${end.status}, output = ${end.outputJson}::jsonb, error = ${end.error}, ended_at = clock_timestamp(),
        epoch = ${end.epoch},
        metrics = ${JSON.stringify(end.metrics ?? {})}::jsonb || runtime.sum_steps(id)
    where id = ${id} and ended_at is null
    returning ${columns}
  `,
  );
  const closed = await maybeOne(db, executionRow, statement);
  if (closed === undefined) throw new InvariantError(`The run ${id} has ended before.`);
  return closed;
}
