import { z } from 'zod';
import { type Database, execute, many, maybeOne, one, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

export const batchRequestState = z.enum(['waiting', 'sent', 'answered', 'failed']);
export type BatchRequestState = z.infer<typeof batchRequestState>;

/** What a step of a run asks a model through a batch. */
export interface NewBatchRequest {
  readonly executionId: string;
  readonly place: string;
  /** Of the lease under which it is asked. */
  readonly epoch: number;
  readonly agent: string;
  readonly modelId: string;
  /** JSON text. */
  readonly requestJson: string;
  /** Of its reservation in the budget. */
  readonly budgetToken: string;
  /** After so many seconds it is asked directly. */
  readonly giveUpInSeconds: number;
}

const idRow = z.object({ id: z.uuid() });

/** Writes it once for its place; false when it is there already. */
export async function insertBatchRequest(tx: Transaction, request: NewBatchRequest): Promise<boolean> {
  const { executionId, place, epoch, agent, modelId, requestJson, budgetToken, giveUpInSeconds } = request;
  const statement = sql`
    insert into runtime.batch_request
      (tenant_id, execution_id, place, epoch, agent, model_id, request, give_up_at)
    values (core.require_tenant(), ${executionId}, ${place}, ${epoch}, ${agent}, ${modelId}, ${requestJson}::json,
            clock_timestamp() + ${giveUpInSeconds} * interval '1 second')
    on conflict (tenant_id, execution_id, place) do nothing
    returning id
  `;
  const written = await maybeOne(tx, idRow, statement);
  if (written === undefined) return false;
  const hold = sql`insert into runtime.batch_hold (request_id, token) values (${written.id}, ${budgetToken})`;
  await execute(tx.asOwner, hold);
  return true;
}

const ofRunRow = z.object({
  place: z.string(),
  agent: z.string(),
  state: batchRequestState,
  answer: z.unknown(),
  attempt: z.unknown(),
  problem: z.string().nullable(),
});

/** What a run has asked through batches, and what became of it. */
export type RunBatchRequest = z.output<typeof ofRunRow>;

export function listRunBatchRequests(db: Database, executionId: string): Promise<RunBatchRequest[]> {
  const statement = sql`
    select place, agent, state, answer, attempt, problem from runtime.batch_request
    where execution_id = ${executionId}
  `;
  return many(db, ofRunRow, statement);
}

const leftRow = z.object({ seconds: z.number() });

/** Seconds until a run must have its answers, on the clock of the database; null when they may not wait at all. */
export async function readPatience(db: Database, executionId: string): Promise<number | null> {
  const statement = sql`
    select extract(epoch from answer_by - clock_timestamp())::float8 as seconds from runtime.execution
    where id = ${executionId} and answer_by is not null
  `;
  return (await maybeOne(db, leftRow, statement))?.seconds ?? null;
}

const groupRow = z.object({ model_id: z.uuid().nullable() }).transform(({ model_id }) => model_id);

/**
 * Models for which requests of the tenant wait that have waited long enough, are enough, or of which something else is to be
 * done; null for those whose model is gone.
 */
export function listWaitingModels(
  db: Database,
  { gatherSeconds, most }: { readonly gatherSeconds: number; readonly most: number },
): Promise<(string | null)[]> {
  const statement = sql`
    select model_id from runtime.batch_request
    where state = 'waiting' and least(not_before, give_up_at) <= clock_timestamp()
    group by 1
    having min(created_at) <= clock_timestamp() - ${gatherSeconds} * interval '1 second'
           or min(give_up_at) <= clock_timestamp() or count(*) >= ${most}
    order by min(created_at)
  `;
  return many(db, groupRow, statement);
}

const waitingRow = z
  .object({
    id: z.uuid(),
    request: z.unknown(),
    bytes: z.number(),
    is_late: z.boolean(),
    is_ended: z.boolean(),
  })
  .transform(({ is_late, is_ended, ...rest }) => ({
    ...rest,
    /** There is no time left for a batch. */
    isLate: is_late,
    /** Its run has ended, so nobody waits for it. */
    isEnded: is_ended,
  }));
export type WaitingRequest = z.output<typeof waitingRow>;

/** Takes waiting requests for a model, the oldest first, except those that another process has. */
export function lockWaitingRequests(
  tx: Transaction,
  { modelId, most }: { readonly modelId: string | null; readonly most: number },
): Promise<WaitingRequest[]> {
  const statement = sql`
    select id, request, octet_length(request::text) as bytes, give_up_at <= clock_timestamp() as is_late,
           not exists (select from runtime.lease where lease.tenant_id = request_row.tenant_id
                       and lease.execution_id = request_row.execution_id) as is_ended
    from runtime.batch_request as request_row
    where state = 'waiting' and model_id is not distinct from ${modelId}::uuid
      and least(not_before, give_up_at) <= clock_timestamp()
    order by created_at, id
    limit ${most}
    for update skip locked
  `;
  return many(tx, waitingRow, statement);
}

/** Puts requests into a batch. */
export async function attachToBatch(tx: Transaction, ids: readonly string[], batchId: string): Promise<void> {
  await execute(
    tx,
    sql`update runtime.batch_request set state = 'sent', batch_id = ${batchId} where id = any (${[...ids]}::uuid[])`,
  );
}

/** Has the requests of a batch that was not sent wait again, for a while at least. */
export async function releaseFromBatch(tx: Transaction, batchId: string, seconds: number): Promise<void> {
  await execute(
    tx,
    sql`
      update runtime.batch_request
      set state = 'waiting', batch_id = null, not_before = clock_timestamp() + ${seconds} * interval '1 second'
      where batch_id = ${batchId} and state = 'sent'
    `,
  );
}

const sentRow = z
  .object({
    ...{ id: z.uuid(), execution_id: z.uuid(), request: z.unknown() },
    ...{ is_open: z.boolean(), is_late: z.boolean(), is_given_up: z.boolean() },
  })
  .transform(({ execution_id, is_open, is_late, is_given_up, ...rest }) => ({
    ...rest,
    executionId: execution_id,
    /** A run still waits for it. */
    isOpen: is_open,
    isLate: is_late,
    /** Its step asks directly, or has done so. */
    isGivenUp: is_given_up,
  }));

/** A request of a batch of which ledger and budget do not know yet what it came to. */
export type SentRequest = z.output<typeof sentRow>;

export function listUnsettledRequests(db: Database, batchId: string): Promise<SentRequest[]> {
  const statement = sql`
    select id, execution_id, request, give_up_at <= clock_timestamp() as is_late, state <> 'sent' as is_given_up,
           state = 'sent' and exists (select from runtime.lease where lease.tenant_id = sent.tenant_id
                                      and lease.execution_id = sent.execution_id) as is_open
    from runtime.batch_request as sent
    where batch_id = ${batchId} and not is_settled
    order by execution_id, id
  `;
  return many(db, sentRow, statement);
}

const countRow = z.object({ count: z.number() });

/** How many requests of the tenant wait for a batch. */
export async function countWaitingRequests(db: Database): Promise<number> {
  const statement = sql`select count(*) as count from runtime.batch_request where state = 'waiting'`;
  return (await one(db, countRow, statement)).count;
}
