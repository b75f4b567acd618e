import { z } from 'zod';
import { InvariantError, NotFoundError } from '#core/errors.ts';
import { type Database, execute, many, maybeOne, one, type Transaction } from '../database.ts';
import { fragment, sql } from '../sql.ts';

export const executionTrigger = z.enum(['manual', 'schedule', 'event', 'api', 'graph']);
export type ExecutionTrigger = z.infer<typeof executionTrigger>;

export const executionStatus = z.enum(['running', 'completed', 'failed', 'cancelled']);
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
}

/** How a run ended. */
export interface ExecutionEnd {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly outputJson: string | null;
  /** A sentence that we wrote; only a failed run has one. */
  readonly error: string | null;
  /** Numbers of the work itself, beside the sums over the steps. */
  readonly metrics?: Readonly<Record<string, number>> | undefined;
}

const executionRow = z
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
    trace_id: z.string(),
    started_at: z.date(),
    ended_at: z.date().nullable(),
  })
  .transform(({ graph_version, trace_id, started_at, ended_at, ...rest }) => ({
    ...rest,
    graphVersion: graph_version,
    traceId: trace_id,
    startedAt: started_at,
    endedAt: ended_at,
  }));

/** One run of a graph. */
export type Execution = z.output<typeof executionRow>;

const columns = fragment`
  id, number, graph, graph_version, trigger, status, input, output, error, metrics, trace_id, started_at, ended_at
`;

/** Starts a run, or answers the run that the same dedupe key started before. */
export async function createExecution(
  tx: Transaction,
  execution: NewExecution,
): Promise<{ execution: Execution; isNew: boolean }> {
  // The lock makes the tenant's numbers gapless; a second statement sees what the holder before us committed.
  await execute(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended('execution number ' || core.require_tenant()::text, 0))`,
  );
  const existing = await findByDedupeKey(tx, execution);
  if (existing !== undefined) return { execution: existing, isNew: false };
  const { graph, graphVersion, trigger, inputJson, parentId = null, dedupeKey = null } = execution;
  const statement = sql`
    insert into runtime.execution
      (tenant_id, number, graph, graph_version, trigger, parent_id, dedupe_key, input, trace_id)
    select core.require_tenant(), coalesce(max(number), 0) + 1, ${graph}, ${graphVersion}, ${trigger}, ${parentId}::uuid,
           ${dedupeKey}, ${inputJson}::jsonb, replace(gen_random_uuid()::text, '-', '')
    from runtime.execution
    returning ${columns}
  `;
  return { execution: await one(tx, executionRow, statement), isNew: true };
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

/** Ends a run, once, and adds up its steps. Tokens and cost are those of its model calls; unknown cost stays unknown. */
export async function closeExecution(db: Database, id: string, end: ExecutionEnd): Promise<Execution> {
  const statement = sql`
    update runtime.execution
    set status = ${end.status}, output = ${end.outputJson}::jsonb, error = ${end.error}, ended_at = clock_timestamp(),
        metrics = ${JSON.stringify(end.metrics ?? {})}::jsonb || (
          select jsonb_build_object(
            'steps', count(*),
            'failedSteps', count(*) filter (where status = 'failed'),
            'byModel', count(*) filter (where decided_by = 'model'),
            'byPlaybook', count(*) filter (where decided_by = 'playbook'),
            'modelCalls', count(*) filter (where kind = 'model'),
            'tokensIn', coalesce(sum(tokens_in) filter (where kind = 'model'), 0),
            'tokensOut', coalesce(sum(tokens_out) filter (where kind = 'model'), 0),
            'tokensCached', coalesce(sum(tokens_cached) filter (where kind = 'model'), 0),
            'costUsd', case when count(*) filter (where kind = 'model' and cost_usd is null) > 0 then null
                            else coalesce(sum(cost_usd) filter (where kind = 'model'), 0) end)
          from runtime.step where execution_id = ${id})
    where id = ${id} and status = 'running'
    returning ${columns}
  `;
  const closed = await maybeOne(db, executionRow, statement);
  if (closed === undefined) throw new InvariantError(`The run ${id} cannot be ended: it is not running.`);
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

/** One run by its number within the tenant, or by its id. */
export async function getExecution(db: Database, reference: string): Promise<Execution> {
  const statement = sql`
    select ${columns} from runtime.execution where number::text = ${reference} or id::text = ${reference}
  `;
  const found = await maybeOne(db, executionRow, statement);
  if (found === undefined) throw new NotFoundError('run', reference, '"steward runs list" shows them.');
  return found;
}
