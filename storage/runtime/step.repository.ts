import { z } from 'zod';
import { InvariantError } from '#core/errors.ts';
import { type Database, many, maybeOne } from '../database.ts';
import { fragment, sql } from '../sql.ts';

export const stepKind = z.enum(['node', 'agent', 'tool', 'model']);
export type StepKind = z.infer<typeof stepKind>;

export const decidedBy = z.enum(['model', 'playbook']);
export type DecidedBy = z.infer<typeof decidedBy>;

/** What a step is started with. */
export interface NewStep {
  readonly executionId: string;
  readonly parentId: string | null;
  readonly kind: StepKind;
  readonly name: string;
  /** Role of a specialist in its team. */
  readonly role: string | null;
  /** Version of the tool; null for other kinds. */
  readonly toolVersion: string | null;
  readonly inputJson: string | null;
}

/** How a step ended. Absent is unknown, never zero. */
export interface StepEnd {
  readonly status: 'completed' | 'failed';
  readonly outputJson?: string | undefined;
  /** A sentence that we wrote. */
  readonly error?: string | undefined;
  readonly decidedBy?: DecidedBy | undefined;
  readonly instructionsHash?: string | undefined;
  readonly tokensIn?: number | undefined;
  readonly tokensOut?: number | undefined;
  readonly tokensCached?: number | undefined;
  readonly costUsd?: number | undefined;
}

const idRow = z.object({ id: z.uuid() });

/** Writes that a step began. A run that has ended takes no more steps. */
export async function startStep(db: Database, step: NewStep): Promise<string> {
  const { executionId, parentId, kind, name, role, toolVersion, inputJson } = step;
  const statement = sql`
    insert into runtime.step
      (tenant_id, execution_id, parent_id, kind, name, role, input, agent_id, tool_id, model_id, trace_id)
    select tenant_id, id, ${parentId}::uuid, ${kind}, ${name}, ${role}, ${inputJson}::jsonb,
           (select agent.id from runtime.agent where ${kind} = 'agent' and agent.name = ${name}),
           (select tool.id from runtime.tool
            where ${kind} = 'tool' and tool.name = ${name} and tool.version = ${toolVersion} and tool.tenant_id is null),
           (select model.id from runtime.model
            where ${kind} = 'model' and model.provider || '/' || model.name = ${name} and model.is_active
            order by model.tenant_id nulls last limit 1),
           trace_id
    from runtime.execution
    where id = ${executionId} and status = 'running'
    returning id
  `;
  const started = await maybeOne(db, idRow, statement);
  if (started === undefined) throw new InvariantError('The run has ended; it takes no more steps.');
  return started.id;
}

const latencyRow = z.object({ latency_ms: z.number() });

/** Writes how a step ended, once, and answers how long it took in milliseconds, on the database's clock. */
export async function closeStep(db: Database, id: string, end: StepEnd): Promise<number> {
  const statement = sql`
    update runtime.step
    set status = ${end.status}, output = ${end.outputJson}::jsonb, error = ${end.error},
        decided_by = ${end.decidedBy}, instructions_hash = ${end.instructionsHash},
        tokens_in = ${end.tokensIn}, tokens_out = ${end.tokensOut},
        tokens_cached = ${end.tokensCached}, cost_usd = ${end.costUsd},
        ended_at = clock_timestamp(),
        latency_ms = greatest(0, round(extract(epoch from clock_timestamp() - started_at) * 1000))
    where id = ${id} and status = 'started'
    returning latency_ms
  `;
  const closed = await maybeOne(db, latencyRow, statement);
  if (closed === undefined) throw new InvariantError(`The step ${id} is closed already.`);
  return closed.latency_ms;
}

/** Closes as failed what still ran when its run ended; answers the ids. */
export async function failOpenSteps(db: Database, executionId: string, error: string): Promise<string[]> {
  const statement = sql`
    update runtime.step
    set status = 'failed', error = ${error}, ended_at = clock_timestamp(),
        latency_ms = greatest(0, round(extract(epoch from clock_timestamp() - started_at) * 1000))
    where execution_id = ${executionId} and status = 'started'
    returning id
  `;
  return (await many(db, idRow, statement)).map(({ id }) => id);
}

const stepRow = z
  .object({
    id: z.uuid(),
    parent_id: z.uuid().nullable(),
    depth: z.number(),
    kind: stepKind,
    name: z.string(),
    role: z.string().nullable(),
    status: z.enum(['started', 'completed', 'failed']),
    decided_by: decidedBy.nullable(),
    input: z.unknown(),
    output: z.unknown(),
    error: z.string().nullable(),
    instructions_hash: z.string().nullable(),
    latency_ms: z.number().nullable(),
    model_calls: z.number(),
    tokens_in: z.number(),
    tokens_out: z.number(),
    tokens_cached: z.number(),
    cost_usd: z.number().nullable(),
    started_at: z.date(),
    ended_at: z.date().nullable(),
  })
  .transform(({ parent_id, decided_by, instructions_hash, latency_ms, model_calls, ...rest }) => {
    const { tokens_in, tokens_out, tokens_cached, cost_usd, started_at, ended_at, ...same } = rest;
    return {
      ...same,
      parentId: parent_id,
      decidedBy: decided_by,
      instructionsHash: instructions_hash,
      latencyMs: latency_ms,
      modelCalls: model_calls,
      tokensIn: tokens_in,
      tokensOut: tokens_out,
      tokensCached: tokens_cached,
      costUsd: cost_usd,
      startedAt: started_at,
      endedAt: ended_at,
    };
  });

/** One line of a run's tree. Tokens, calls and cost add up the model calls at or below it; cost is null when one is unknown. */
export type StepInTree = z.output<typeof stepRow>;

const sums = fragment`
  select ancestor_id, count(*) as model_calls, sum(tokens_in) as tokens_in, sum(tokens_out) as tokens_out,
         sum(tokens_cached) as tokens_cached,
         case when count(*) filter (where cost_usd is null) > 0 then null else sum(cost_usd) end as cost_usd
  from lineage join runtime.step on step.id = lineage.step_id
  where kind = 'model'
  group by ancestor_id
`;

/** All steps of a run in the order in which they began; `parentId` and `depth` make them a tree. */
export function listSteps(db: Database, executionId: string): Promise<StepInTree[]> {
  const statement = sql`
    with recursive lineage (step_id, ancestor_id, depth) as (
      select id, id, 0 from runtime.step where execution_id = ${executionId}
      union all
      select lineage.step_id, step.parent_id, lineage.depth + 1
      from lineage join runtime.step on step.id = lineage.ancestor_id
      where step.parent_id is not null
    ),
    sums as (${sums}),
    depths as (select step_id, max(depth) as depth from lineage group by step_id)
    select step.id, parent_id, depths.depth, kind, name, role, status, decided_by, input, output, error,
           instructions_hash, latency_ms, coalesce(model_calls, 0) as model_calls,
           coalesce(sums.tokens_in, 0) as tokens_in, coalesce(sums.tokens_out, 0) as tokens_out,
           coalesce(sums.tokens_cached, 0) as tokens_cached,
           case when model_calls is null then 0 else sums.cost_usd end as cost_usd, started_at, ended_at
    from runtime.step
    join depths on depths.step_id = step.id
    left join sums on sums.ancestor_id = step.id
    where execution_id = ${executionId}
    order by started_at, step.id
  `;
  return many(db, stepRow, statement);
}
