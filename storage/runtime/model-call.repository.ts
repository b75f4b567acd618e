import { z } from 'zod';
import { type Database, execute, many } from '../database.ts';
import { fragment, type Sql, sql } from '../sql.ts';
import type { StoredPrice } from './model.repository.ts';

/** One request over the wire and what came of it. Null is unknown, never zero. */
export interface NewModelCall {
  readonly executionId: string;
  /** Of the step that asked. */
  readonly place: string;
  /** Of the lease under which it was asked: another worker's request for the same step is another request. */
  readonly epoch: number;
  /** From 1, in the order of the step's requests. */
  readonly attempt: number;
  readonly agent: string;
  readonly provider: string;
  readonly model: string;
  readonly tokens: {
    readonly input: number;
    readonly output: number;
    readonly cached: number;
    readonly cacheWritten?: number | undefined;
    readonly reasoning?: number | undefined;
  } | null;
  readonly costUsd: number | null;
  /** USD per million tokens at the time. */
  readonly price: StoredPrice | null;
  readonly fault: string | null;
  readonly seconds: number;
  /** The batch that it went through; absent: asked directly. */
  readonly batchId?: string | undefined;
}

/** Notes requests; one that is noted already stays as it is. Answers how many were new. */
export function insertModelCalls(db: Database, calls: readonly NewModelCall[]): Promise<number> {
  if (calls.length === 0) return Promise.resolve(0);
  const statement = sql`
    insert into runtime.model_call
      (tenant_id, execution_id, place, epoch, attempt, agent, provider, model, tokens_input, tokens_cached,
       tokens_cache_written, tokens_output, tokens_reasoning, cost_usd, price, fault, seconds, batch_id)
    select core.require_tenant(), "executionId", place, epoch, attempt, agent, provider, model, (tokens ->> 'input')::bigint,
           (tokens ->> 'cached')::bigint, (tokens ->> 'cacheWritten')::bigint, (tokens ->> 'output')::bigint,
           (tokens ->> 'reasoning')::bigint, "costUsd", nullif(price, 'null'), fault, seconds, "batchId"
    from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as given
      ("executionId" uuid, place text, epoch integer, attempt integer, agent text, provider text, model text,
       tokens jsonb, "costUsd" numeric, price jsonb, fault text, seconds float8, "batchId" uuid)
    on conflict do nothing
  `;
  return execute(db, statement);
}

/** By what costs can be added up. */
export const costGroup = z.enum(['run', 'agent', 'tenant', 'model', 'day']);
export type CostGroup = z.infer<typeof costGroup>;

const costRow = z
  .object({
    name: z.string(),
    calls: z.number(),
    failed: z.number(),
    input: z.number(),
    cached: z.number(),
    cache_written: z.number().nullable(),
    output: z.number(),
    reasoning: z.number().nullable(),
    usd: z.number(),
    untold_calls: z.number(),
    unpriced_calls: z.number(),
    batched_calls: z.number(),
    batched_usd: z.number(),
  })
  .transform(({ cache_written, untold_calls, unpriced_calls, batched_calls, batched_usd, usd, ...rest }) => ({
    ...rest,
    /** Null when no provider said, as of reasoning. */
    cacheWritten: cache_written,
    /** Of what is known. */
    usd,
    /** Requests whose tokens the provider did not say: they are in no count of tokens. */
    untoldCalls: untold_calls,
    /** Requests whose cost is not known: they are not in `usd`. */
    unpricedCalls: unpriced_calls,
    /** Of all these, what went through batches. */
    batchedCalls: batched_calls,
    batchedUsd: batched_usd,
  }));

/** What the requests of one group came to. */
export type Costs = z.output<typeof costRow>;

const GROUP: Readonly<Record<CostGroup, Sql>> = {
  run: fragment`(select number::text from runtime.execution where execution.tenant_id = call.tenant_id and id = execution_id)`,
  agent: fragment`agent`,
  tenant: fragment`''`,
  model: fragment`provider || '/' || model`,
  day: fragment`(at at time zone zone.name)::date::text`,
};

/** The sums of a tenant's ledger since the start of a day in its zone; what is unknown is counted apart. */
export function sumCosts(
  db: Database,
  {
    by,
    since,
    timezone,
  }: { readonly by: CostGroup; readonly since: string | null; readonly timezone: string },
): Promise<Costs[]> {
  const statement = sql`
    select ${GROUP[by]} as name, count(*) as calls, count(fault) as failed, coalesce(sum(tokens_input), 0) as input,
           coalesce(sum(tokens_cached), 0) as cached, sum(tokens_cache_written) as cache_written,
           coalesce(sum(tokens_output), 0) as output, sum(tokens_reasoning) as reasoning,
           coalesce(sum(cost_usd), 0) as usd,
           count(*) filter (where tokens_input is null) as untold_calls,
           count(*) filter (where cost_usd is null) as unpriced_calls,
           count(batch_id) as batched_calls,
           coalesce(sum(cost_usd) filter (where batch_id is not null), 0) as batched_usd
    from runtime.model_call as call
    cross join (values (${timezone}::text)) as zone (name)
    where ${since}::date is null or at >= (${since}::date)::timestamp at time zone zone.name
    group by 1
    order by max(at) desc, 1
  `;
  return many(db, costRow, statement);
}
