import { z } from 'zod';
import { type Database, execute, many, maybeOne, one, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

export const batchState = z.enum([
  'submitting',
  'running',
  'cancelling',
  'ended',
  'failed',
  'unsent',
  'unknown',
]);
export type BatchState = z.infer<typeof batchState>;

const dueRow = z
  .object({ tenant_id: z.uuid(), id: z.uuid() })
  .transform(({ tenant_id, id }) => ({ tenantId: tenant_id, id }));

/** Batches of active tenants that somebody has to see to now. Runs as the owner. */
export function listDueBatches(owner: Database, limit: number): Promise<z.output<typeof dueRow>[]> {
  const statement = sql`
    select batch.tenant_id, batch.id from runtime.batch join core.tenant as tenant on tenant.id = batch.tenant_id
    where batch.ended_at is null and batch.look_at <= clock_timestamp() and tenant.status = 'active'
    order by batch.look_at, batch.id
    limit ${limit}
  `;
  return many(owner, dueRow, statement);
}

const claimedRow = z
  .object({
    ...{ id: z.uuid(), model_id: z.uuid().nullable(), state: batchState, claim: z.number() },
    ...{ provider_id: z.string().nullable(), is_old: z.boolean(), seconds: z.number() },
  })
  .transform(({ model_id, provider_id, is_old, ...rest }) => ({
    ...rest,
    modelId: model_id,
    providerId: provider_id,
    /** Older than any provider lets a batch become. */
    isOld: is_old,
  }));

/** A batch that this process alone sees to, until its claim runs out. `seconds`: since it was handed in. */
export type ClaimedBatch = z.output<typeof claimedRow>;

/** Takes a batch that is due; undefined when somebody else has it or it needs nothing. */
export function claimBatch(
  tx: Transaction,
  id: string,
  { claimSeconds, oldSeconds }: { readonly claimSeconds: number; readonly oldSeconds: number },
): Promise<ClaimedBatch | undefined> {
  const statement = sql`
    update runtime.batch
    set claim = claim + 1, look_at = clock_timestamp() + ${claimSeconds} * interval '1 second'
    where id = (select id from runtime.batch
                where id = ${id} and ended_at is null and look_at <= clock_timestamp() for update skip locked)
    returning id, model_id, state, claim, provider_id,
              created_at < clock_timestamp() - ${oldSeconds} * interval '1 second' as is_old,
              extract(epoch from clock_timestamp() - coalesce(submitted_at, created_at))::float8 as seconds
  `;
  return maybeOne(tx, claimedRow, statement);
}

const idRow = z.object({ id: z.uuid() });

/** Begins a batch, claimed by this process. */
export async function insertBatch(
  tx: Transaction,
  { modelId, claimSeconds }: { readonly modelId: string; readonly claimSeconds: number },
): Promise<{ id: string; claim: number }> {
  const statement = sql`
    insert into runtime.batch (tenant_id, model_id, look_at)
    values (core.require_tenant(), ${modelId}, clock_timestamp() + ${claimSeconds} * interval '1 second')
    returning id
  `;
  return { ...(await one(tx, idRow, statement)), claim: 1 };
}

/** Whose claim it is. */
export type BatchClaim = Pick<ClaimedBatch, 'id' | 'claim'>;

/** Notes that the provider has a batch, and when it is asked first; false when the claim is void. */
export async function recordSubmitted(
  db: Database,
  { id, claim }: BatchClaim,
  { providerId, lookInSeconds }: { readonly providerId: string; readonly lookInSeconds: number },
): Promise<boolean> {
  const statement = sql`
    update runtime.batch
    set state = 'running', provider_id = ${providerId}, submitted_at = clock_timestamp(),
        look_at = clock_timestamp() + ${lookInSeconds} * interval '1 second'
    where id = ${id} and claim = ${claim} and state = 'submitting'
  `;
  return (await execute(db, statement)) === 1;
}

/** Lets go of a batch until the provider is to be asked again; false when the claim is void. */
export async function postponeBatch(
  db: Database,
  { id, claim }: BatchClaim,
  { lookInSeconds, state }: { readonly lookInSeconds: number; readonly state?: 'cancelling' | undefined },
): Promise<boolean> {
  const statement = sql`
    update runtime.batch
    set look_at = clock_timestamp() + ${lookInSeconds} * interval '1 second', state = coalesce(${state ?? null}, state)
    where id = ${id} and claim = ${claim} and ended_at is null
  `;
  return (await execute(db, statement)) === 1;
}

/** Ends a batch for good; false when the claim is void. */
export async function endBatch(
  db: Database,
  { id, claim }: BatchClaim,
  {
    state,
    problem,
  }: { readonly state: 'ended' | 'failed' | 'unsent' | 'unknown'; readonly problem: string | null },
): Promise<boolean> {
  const statement = sql`
    update runtime.batch set state = ${state}, problem = ${problem}, ended_at = clock_timestamp()
    where id = ${id} and claim = ${claim} and ended_at is null
  `;
  return (await execute(db, statement)) === 1;
}

const listedRow = z
  .object({
    ...{ id: z.uuid(), tenant: z.string(), protocol: z.string().nullable(), model: z.string().nullable() },
    ...{ state: batchState, provider_id: z.string().nullable(), problem: z.string().nullable() },
    ...{ requests: z.number(), answered: z.number(), failed: z.number(), age_seconds: z.number() },
    ...{ created_at: z.date(), ended_at: z.date().nullable() },
  })
  .transform(({ provider_id, age_seconds, created_at, ended_at, ...rest }) => ({
    ...rest,
    ageSeconds: age_seconds,
    providerId: provider_id,
    createdAt: created_at,
    endedAt: ended_at,
  }));

/** A batch as whoever operates it sees it. */
export type ListedBatch = z.output<typeof listedRow>;

/** A tenant's batches, the latest first. */
export function listBatches(db: Database, limit: number): Promise<ListedBatch[]> {
  const statement = sql`
    select batch.id, tenant.slug as tenant, model.protocol, model.name as model, batch.state, batch.provider_id,
           batch.problem, counted.requests, counted.answered, counted.failed, batch.created_at, batch.ended_at,
           extract(epoch from clock_timestamp() - batch.created_at)::float8 as age_seconds
    from runtime.batch
    join core.tenant as tenant on tenant.id = batch.tenant_id
    left join runtime.model as model on model.id = batch.model_id
    cross join lateral (
      select count(*) as requests, count(*) filter (where state = 'answered') as answered,
             count(*) filter (where state = 'failed') as failed
      from runtime.batch_request as request
      where request.tenant_id = batch.tenant_id and request.batch_id = batch.id) as counted
    order by batch.created_at desc, batch.id
    limit ${limit}
  `;
  return many(db, listedRow, statement);
}
