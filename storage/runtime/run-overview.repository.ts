import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import { type Database, many, maybeOne, one } from '../database.ts';
import { fragment, sql } from '../sql.ts';
import {
  type ExecutionStatus,
  columns as executionColumns,
  executionRow,
  referredTo,
} from './execution.repository.ts';
import { leaseState } from './lease.repository.ts';

/** Who may write for a run that has not ended. */
const leaseFacts = z.object({
  state: leaseState,
  epoch: z.number(),
  /** How often a worker lost this run by dying or pausing. */
  takeovers: z.number(),
  /** True when somebody asked the worker to stop. */
  isCancelled: z.boolean(),
  workerId: z.uuid().nullable(),
  /** Seconds until another worker may take it; negative when one will any moment. */
  secondsLeft: z.number().nullable(),
});

const runRow = z.unknown().transform((row) => ({
  ...executionRow.parse(row),
  ...z.object({ lease: leaseFacts.nullable() }).parse(row),
}));

/** A run as whoever operates it sees it. */
export type RunOverview = z.output<typeof runRow>;

const runColumns = fragment`
  ${executionColumns},
  (select jsonb_build_object(
            'state', lease.state, 'epoch', lease.epoch, 'takeovers', lease.takeovers, 'isCancelled', lease.is_cancelled,
            'workerId', lease.worker_id, 'secondsLeft', extract(epoch from lease.lease_until - clock_timestamp()))
   from runtime.lease where lease.tenant_id = execution.tenant_id and lease.execution_id = execution.id) as lease
`;

/** Which runs; what is left out does not restrict. */
export interface RunFilter {
  readonly graph?: string | undefined;
  readonly statuses?: readonly ExecutionStatus[] | undefined;
  readonly limit: number;
}

/** The latest runs first. */
export function listRuns(
  db: Database,
  { graph = undefined, statuses, limit }: RunFilter,
): Promise<RunOverview[]> {
  const statement = sql`
    select ${runColumns} from runtime.execution
    where number > 0 and (graph = ${graph ?? null} or ${graph ?? null}::text is null)
      and (status = any(${statuses ?? null}::text[]) or ${statuses ?? null}::text[] is null)
    order by number desc
    limit ${limit}
  `;
  return many(db, runRow, statement);
}

/** One run by its number within the tenant, or by its id. */
export async function getRun(db: Database, reference: string): Promise<RunOverview> {
  const statement = sql`
    select ${runColumns} from runtime.execution where ${referredTo(reference)}
  `;
  const found = await maybeOne(db, runRow, statement);
  if (found === undefined) throw new NotFoundError('run', reference, '"steward runs list" shows them.');
  return found;
}

/** The latest run of a graph with this input that has not ended. */
export function findUnfinishedRun(
  db: Database,
  { graph, inputJson }: { readonly graph: string; readonly inputJson: string },
): Promise<RunOverview | undefined> {
  const statement = sql`
    select ${runColumns} from runtime.execution
    where id in (select execution_id from runtime.lease) and graph = ${graph} and input = ${inputJson}::jsonb
    order by number desc
    limit 1
  `;
  return maybeOne(db, runRow, statement);
}

/** How many of the runs that these dedupe keys name have ended well. */
export async function countCompletedKeys(
  db: Database,
  graph: string,
  dedupeKeys: readonly string[],
): Promise<number> {
  const statement = sql`
    select count(*)::int as count from runtime.execution
    where graph = ${graph} and dedupe_key = any(${dedupeKeys}::text[]) and status = 'completed'
  `;
  return (await one(db, z.object({ count: z.number() }), statement)).count;
}

const waitRow = z
  .object({
    kind: z.enum(['interrupt', 'effect', 'unknown_outcome', 'delivery', 'batch']),
    number: z.number().nullable(),
    place: z.string(),
    summary: z.string(),
    expires_at: z.date().nullable(),
    created_at: z.date(),
  })
  .transform(({ expires_at, created_at, ...rest }) => ({
    ...rest,
    expiresAt: expires_at,
    createdAt: created_at,
  }));

/** What a run cannot go on without: an answer of a person (with the approval's number), an effect on its way, or a batch. */
export type RunWait = z.output<typeof waitRow>;

/** What a run waits for, the oldest first. */
export function listWaits(db: Database, executionId: string): Promise<RunWait[]> {
  const statement = sql`
    select kind, number, place, summary, expires_at, created_at
    from runtime.approval where execution_id = ${executionId} and status = 'pending'
    union all
    select 'delivery', null, place, 'the effect ' || tool || ' is ' || status, null, created_at
    from runtime.outbox where execution_id = ${executionId} and status in ('pending', 'sending')
    union all
    select 'batch', null, place, 'the answer for ' || agent || case state when 'sent' then ' is in a batch' else ' waits for a batch' end,
           give_up_at, created_at
    from runtime.batch_request where execution_id = ${executionId} and state in ('waiting', 'sent')
    order by created_at, place
  `;
  return many(db, waitRow, statement);
}

const queueRow = z
  .object({ queue: z.string(), state: leaseState, runs: z.number(), oldest_seconds: z.number() })
  .transform(({ oldest_seconds, ...rest }) => ({ ...rest, oldestSeconds: oldest_seconds }));

/** How many runs of a queue are in a state, over all tenants, and since when the oldest of them was admitted. */
export type QueueLoad = z.output<typeof queueRow>;

/** Runs that have not ended, by queue and state. */
export function listQueueLoads(owner: Database): Promise<QueueLoad[]> {
  const statement = sql`
    select queue, state, count(*) as runs,
           extract(epoch from clock_timestamp() - min(created_at))::float8 as oldest_seconds
    from runtime.lease group by queue, state order by queue, state
  `;
  return many(owner, queueRow, statement);
}
