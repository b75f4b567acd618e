import { z } from 'zod';
import { InvariantError, NotFoundError } from '#core/errors.ts';
import { type Database, many, maybeOne, one, type TenantDatabase, type Transaction } from '../database.ts';
import { fragment, prepared, type Sql, sql } from '../sql.ts';

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
  /** Seconds in which its models must have answered; absent: at once, or as long as the run that started it has. */
  readonly answerWithin?: number | undefined;
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
    answer_by: z.date().nullable(),
    created_at: z.date(),
    started_at: z.date().nullable(),
    ended_at: z.date().nullable(),
  })
  .transform(({ graph_version, parent_id, thread_id, dedupe_key, trace_id, ...rest }) => {
    const { answer_by, created_at, started_at, ended_at, ...same } = rest;
    return {
      ...same,
      graphVersion: graph_version,
      parentId: parent_id,
      threadId: thread_id,
      dedupeKey: dedupe_key,
      traceId: trace_id,
      /** Until then answers of its models may wait for a batch; null: they may not. */
      answerBy: answer_by,
      createdAt: created_at,
      startedAt: started_at,
      endedAt: ended_at,
    };
  });

/** One run of a graph. */
export type Execution = z.output<typeof executionRow>;

export const columns = fragment`
  id, number, graph, graph_version, trigger, status, input, output, error, metrics, queue, budget, parent_id, thread_id,
  dedupe_key, trace_id, answer_by, created_at, started_at, ended_at
`;

/** Writes a new run, or answers the run that the same dedupe key started before. */
export async function createExecution(
  tx: Transaction,
  execution: NewExecution,
): Promise<{ execution: Execution; isNew: boolean }> {
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
  const { graph, graphVersion, trigger, queue, status, parentId, dedupeKey, threadId, answerWithin } =
    execution;
  const fields = JSON.stringify({
    ...{ graph, trigger, queue, status, graph_version: graphVersion },
    ...{ parent_id: parentId, dedupe_key: dedupeKey, thread_id: threadId, answer_within: answerWithin },
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

const inputRow = z.object({ input: z.unknown() });

/** What the runs of a graph that have not ended are about. */
export async function listUnfinishedInputs(db: Database, graph: string): Promise<unknown[]> {
  const statement = sql`
    select input from runtime.execution join runtime.lease on lease.tenant_id = execution.tenant_id and execution_id = id
    where graph = ${graph}
  `;
  return (await many(db, inputRow, statement)).map(({ input }) => input);
}

/** Whether a run of the graph has not ended. */
export async function isGraphBusy(db: Database, graph: string): Promise<boolean> {
  const statement = sql`
    select exists (select from runtime.execution where graph = ${graph} and ended_at is null) as busy
  `;
  return (await one(db, z.object({ busy: z.boolean() }), statement)).busy;
}

/** One run by its id. */
export function findExecution(db: Database, id: string): Promise<Execution | undefined> {
  return maybeOne(db, executionRow, sql`select ${columns} from runtime.execution where id = ${id}`);
}

/** What a person or a program may call a run, as a condition that an index serves. */
export function referredTo(reference: string): Sql {
  if (z.uuid().safeParse(reference).success) return fragment`id = ${reference}`;
  const number = /^[1-9]\d{0,14}$/.test(reference) ? Number(reference) : null;
  return fragment`number > 0 and number = ${number}::bigint`;
}

/** One run by its number within the tenant, or by its id. */
export async function getExecution(db: Database, reference: string): Promise<Execution> {
  const statement = sql`select ${columns} from runtime.execution where ${referredTo(reference)}`;
  const found = await maybeOne(db, executionRow, statement);
  if (found === undefined) throw new NotFoundError('run', reference, '"steward runs list" shows them.');
  return found;
}
