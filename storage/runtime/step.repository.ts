import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { fragment, sql } from '../sql.ts';
import { batchRequestState } from './batch-request.repository.ts';
import { decidedBy, stepKind, stepStatus } from './journal.repository.ts';

const stepRow = z
  .object({
    place: z.string(),
    number: z.number(),
    kind: stepKind,
    name: z.string(),
    role: z.string().nullable(),
    status: stepStatus,
    attempts: z.number(),
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
    batch_state: batchRequestState.nullable(),
    batch_problem: z.string().nullable(),
    started_at: z.date(),
    ended_at: z.date().nullable(),
  })
  .transform(({ decided_by, instructions_hash, latency_ms, model_calls, ...others }) => {
    const { batch_state, batch_problem, ...rest } = others;
    const { tokens_in, tokens_out, tokens_cached, cost_usd, started_at, ended_at, ...same } = rest;
    return {
      ...same,
      decidedBy: decided_by,
      instructionsHash: instructions_hash,
      latencyMs: latency_ms,
      modelCalls: model_calls,
      tokensIn: tokens_in,
      tokensOut: tokens_out,
      tokensCached: tokens_cached,
      costUsd: cost_usd,
      /** Of a model call that was asked through a batch; null: directly. */
      batch: batch_state === null ? null : { state: batch_state, problem: batch_problem },
      startedAt: started_at,
      endedAt: ended_at,
    };
  });

type StepRow = z.output<typeof stepRow>;

/** One line of a run's tree. Tokens, calls and cost add up the model calls at or below it; cost is null when one is unknown. */
export interface StepInTree extends StepRow {
  /** Place of the nearest step above it that is in the journal; null at the top. */
  readonly parent: string | null;
  /** How many such steps are above it. */
  readonly depth: number;
}

const columns = fragment`
  step.place, step.number, step.kind, coalesce(answerer.name, step.name) as name, step.role, step.status, step.attempts, step.decided_by,
  coalesce(step.input, asked.body) as input, coalesce(step.output, answered.body) as output, step.error,
  step.instructions_hash, step.latency_ms, coalesce(calls.model_calls, 0) as model_calls,
  coalesce(calls.tokens_in, 0) as tokens_in, coalesce(calls.tokens_out, 0) as tokens_out,
  coalesce(calls.tokens_cached, 0) as tokens_cached,
  case when calls.model_calls > 0 then calls.cost_usd else 0 end as cost_usd, step.started_at, step.ended_at,
  request.state as batch_state, request.problem as batch_problem
`;

const sources = fragment`
  runtime.step
  left join runtime.payload as asked
    on step.input is null and asked.tenant_id = step.tenant_id and asked.hash = step.input_hash
  left join runtime.payload as answered
    on answered.tenant_id = step.tenant_id and answered.hash = step.output_hash
  left join lateral (
    select count(*) as model_calls, sum(model.tokens_in) as tokens_in, sum(model.tokens_out) as tokens_out,
           sum(model.tokens_cached) as tokens_cached,
           case when count(*) filter (where model.cost_usd is null) = 0 then sum(model.cost_usd) end as cost_usd
    from runtime.step as model
    where model.tenant_id = step.tenant_id and model.execution_id = step.execution_id and model.kind = 'model'
      and not (model.status = 'failed' and model.tokens_in is not distinct from 0)
      and (model.place = step.place or starts_with(model.place, step.place || '/'))
  ) as calls on step.kind in ('node', 'agent', 'model')
  left join runtime.batch_request as request
    on step.kind = 'model' and request.tenant_id = step.tenant_id and request.execution_id = step.execution_id
       and request.place = step.place
  -- A step is announced with the first model of its list; the ledger has the one that answered.
  left join lateral (
    select call.provider || '/' || call.model as name from runtime.model_call as call
    where call.tenant_id = step.tenant_id and call.execution_id = step.execution_id and call.place = step.place
      and call.fault is null
    order by call.epoch desc, call.attempt desc limit 1
  ) as answerer on step.kind = 'model'
`;

/** All steps of a run as a tree: each before those below it, those side by side in the order in which they began. */
export async function listSteps(db: Database, executionId: string): Promise<StepInTree[]> {
  const statement = sql`
    select ${columns} from ${sources} where step.execution_id = ${executionId} order by coalesce(step.began, step.number), step.number
  `;
  return asTree(await many(db, stepRow, statement));
}

/** The steps that were written after a number, in the order of their commits: what somebody who watches has not seen. */
export function listStepsAfter(db: Database, executionId: string, number: number): Promise<StepRow[]> {
  const statement = sql`
    select ${columns} from ${sources}
    where step.execution_id = ${executionId} and step.number > ${number}
    order by step.number
  `;
  return many(db, stepRow, statement);
}

function asTree(rows: readonly StepRow[]): StepInTree[] {
  const places = new Set(rows.map(({ place }) => place));
  const steps = rows.map((row) => {
    const above = ancestorsOf(row.place).filter((place) => places.has(place));
    return { ...row, parent: above.at(-1) ?? null, depth: above.length };
  });
  // A step is written when it ends, so its beginning is known less exactly than that it began before those below it.
  const below = Map.groupBy(steps, ({ parent }) => parent);
  const withBelow = (step: StepInTree): StepInTree[] => [
    step,
    ...(below.get(step.place) ?? []).flatMap(withBelow),
  ];
  return (below.get(null) ?? []).flatMap(withBelow);
}

/** The paths above a place, the topmost first. */
function ancestorsOf(place: string): string[] {
  const segments = place.split('/');
  return segments.slice(1).map((_segment, index) => segments.slice(0, index + 1).join('/'));
}
