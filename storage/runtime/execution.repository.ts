import { z } from 'zod';
import { InvalidInputError, InvariantError, NotFoundError } from '#core/errors.ts';
import {
  type Database,
  execute,
  many,
  maybeOne,
  type TenantDatabase,
  type Transaction,
} from '../database.ts';
import { fragment, prepared, sql } from '../sql.ts';

export const executionTrigger = z.enum(['manual', 'schedule', 'event', 'api', 'graph']);
export type ExecutionTrigger = z.infer<typeof executionTrigger>;

export const executionStatus = z.enum([
  'queued',
  'running',
  'suspended',
  'completed',
  'failed',
  'cancelled',
  'exhausted',
]);
export type ExecutionStatus = z.infer<typeof executionStatus>;

/** What a run is started with. JSON arrives as text, so that no driver has to guess what it is. */
export interface NewExecution {
  readonly graph: string;
  readonly graphVersion: string;
  readonly trigger: ExecutionTrigger;
  readonly inputJson: string;
  /** The run that started this one. */
  readonly parentId?: string | undefined;
  /** The same key of the same graph again means the run that exists. */
  readonly dedupeKey?: string | undefined;
  /** Name of the queue that it waits in. */
  readonly queue: string;
  readonly status: 'queued' | 'running';
  /** JSON text: limits of this run. */
  readonly budgetJson: string;
  readonly threadId?: string | undefined;
}

/** How a run ended. */
export interface ExecutionEnd {
  readonly status: 'completed' | 'failed' | 'cancelled' | 'exhausted';
  readonly outputJson: string | null;
  /** A sentence that we wrote; only a failed run has one. */
  readonly error: string | null;
  /** Numbers of the work itself, beside the sums over the steps. */
  readonly metrics?: Readonly<Record<string, number>> | undefined;
}

export const executionRow = z
  .object({
    id: z.uuid(),
    number: z.number(),
    graph: z.string(),
    graph_version: z.string(),
    trigger: executionTrigger,
    status: executionStatus,
    input: z.unknown(),
    output: z.unknown(),
    error: z.string().nullable(),
    metrics: z.record(z.string(), z.unknown()),
    queue: z.string(),
    budget: z.unknown(),
    parent_id: z.uuid().nullable(),
    thread_id: z.uuid().nullable(),
    dedupe_key: z.string().nullable(),
    trace_id: z.string(),
    created_at: z.date(),
    started_at: z.date().nullable(),
    ended_at: z.date().nullable(),
  })
  .transform(({ graph_version, parent_id, thread_id, dedupe_key, trace_id, ...rest }) => {
    const { created_at, started_at, ended_at, ...same } = rest;
    return {
      ...same,
      graphVersion: graph_version,
      parentId: parent_id,
      threadId: thread_id,
      dedupeKey: dedupe_key,
      traceId: trace_id,
      createdAt: created_at,
      startedAt: started_at,
      endedAt: ended_at,
    };
  });

/** One run of a graph. */
export type Execution = z.output<typeof executionRow>;

export const columns = fragment`
  id, number, graph, graph_version, trigger, status, input, output, error, metrics, queue, budget, parent_id, thread_id,
  dedupe_key, trace_id, created_at, started_at, ended_at
`;

/** Writes a new run, or answers the run that the same dedupe key started before. */
export async function createExecution(
  tx: Transaction,
  execution: NewExecution,
): Promise<{ execution: Execution; isNew: boolean }> {
  const existing = await findByDedupeKey(tx, execution);
  if (existing !== undefined) return { execution: existing, isNew: false };
  const statement = sql`select ${columns} from runtime.create_execution(${recordOf(execution)})`;
  const created = await maybeOne(tx, executionRow, statement);
  if (created !== undefined) return { execution: created, isNew: true };
  return { execution: await getSameRun(tx, execution), isNew: false };
}

/** The same, for a run that a worker takes at once: one message writes it with its lease. */
export async function createLeasedExecution(
  db: TenantDatabase,
  execution: NewExecution,
  worker: { readonly id: string; readonly seconds: number },
): Promise<{ execution: Execution; isNew: boolean }> {
  const existing = await findByDedupeKey(db, execution);
  if (existing !== undefined) return { execution: existing, isNew: false };
  const { rows } = await db.runEntering((token) =>
    prepared(
      'create_leased_execution',
      sql`
        select ${columns}
        from runtime.create_leased_execution(${token}, ${recordOf(execution)}, ${worker.id}, ${worker.seconds})
      `,
    ),
  );
  if (rows.length > 0) return { execution: executionRow.parse(rows[0]), isNew: true };
  return { execution: await getSameRun(db, execution), isNew: false };
}

/** As the columns of the table are called. JSON stands in it as it is. */
function recordOf({ inputJson, budgetJson, ...execution }: NewExecution): string {
  const { graph, graphVersion, trigger, queue, status, parentId, dedupeKey, threadId } = execution;
  const fields = JSON.stringify({
    ...{ graph, trigger, queue, status, graph_version: graphVersion },
    ...{ parent_id: parentId, dedupe_key: dedupeKey, thread_id: threadId },
  });
  return `${fields.slice(0, -1)},"input":${inputJson},"budget":${budgetJson}}`;
}

async function getSameRun(db: Database, execution: NewExecution): Promise<Execution> {
  const existing = await findByDedupeKey(db, execution);
  if (existing === undefined) throw new InvariantError('A run was neither written nor found.');
  return existing;
}

async function findByDedupeKey(
  db: Database,
  { graph, dedupeKey }: NewExecution,
): Promise<Execution | undefined> {
  if (dedupeKey === undefined) return undefined;
  const statement = sql`
    select ${columns} from runtime.execution where graph = ${graph} and dedupe_key = ${dedupeKey}
  `;
  return maybeOne(db, executionRow, statement);
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

/** The latest runs first, of one graph or of all. */
export function listExecutions(
  db: Database,
  { graph, limit = 50 }: { graph?: string | undefined; limit?: number | undefined } = {},
): Promise<Execution[]> {
  const statement = sql`
    select ${columns} from runtime.execution
    where graph = ${graph ?? null} or ${graph ?? null}::text is null
    order by number desc
    limit ${limit}
  `;
  return many(db, executionRow, statement);
}

const inputRow = z.object({ input: z.unknown() });

/** What the runs of a graph that have not ended are about. */
export async function listUnfinishedInputs(db: Database, graph: string): Promise<unknown[]> {
  const statement = sql`
    select input from runtime.execution join runtime.lease on lease.tenant_id = execution.tenant_id and execution_id = id
    where graph = ${graph}
  `;
  return (await many(db, inputRow, statement)).map(({ input }) => input);
}

/** One run by its id. */
export function findExecution(db: Database, id: string): Promise<Execution | undefined> {
  return maybeOne(db, executionRow, sql`select ${columns} from runtime.execution where id = ${id}`);
}

/** One run by its number within the tenant, or by its id. */
export async function getExecution(db: Database, reference: string): Promise<Execution> {
  const statement = sql`
    select ${columns} from runtime.execution where number::text = ${reference} or id::text = ${reference}
  `;
  const found = await maybeOne(db, executionRow, statement);
  if (found === undefined) throw new NotFoundError('run', reference, '"steward runs list" shows them.');
  return found;
}
