import { z } from 'zod';
import { type Database, execute, many, maybeOne, type Transaction } from '../database.ts';
import { insertEvidence, type NewEvidence } from '../insight/evidence.repository.ts';
import { fragment, prepared, sql } from '../sql.ts';

export const stepKind = z.enum(['node', 'agent', 'tool', 'model', 'write', 'external', 'interrupt']);
export type StepKind = z.infer<typeof stepKind>;

export const decidedBy = z.enum(['model', 'playbook']);
export type DecidedBy = z.infer<typeof decidedBy>;

export const stepStatus = z.enum(['started', 'completed', 'failed']);
export type StepStatus = z.infer<typeof stepStatus>;

/** One line of a run's journal as it is to be written. Absent is unknown, never zero. */
export interface StepLine {
  readonly executionId: string;
  /** The lease under which the line is written; an older one is refused. */
  readonly epoch: number;
  /** Path in the graph; a second line of the same place replaces one that did not complete. */
  readonly place: string;
  readonly kind: StepKind;
  readonly name: string;
  readonly status: StepStatus;
  /** SHA-256 of the canonical JSON of the input, in hexadecimal. */
  readonly inputHash?: string | undefined;
  /** JSON text; left out when it can be derived or is too large to be worth keeping. */
  readonly inputJson?: string | undefined;
  /** JSON text of the result. */
  readonly outputJson?: string | undefined;
  /** A sentence that we wrote. */
  readonly error?: string | undefined;
  readonly role?: string | undefined;
  readonly toolVersion?: string | undefined;
  readonly decidedBy?: DecidedBy | undefined;
  readonly instructionsHash?: string | undefined;
  readonly tokensIn?: number | undefined;
  readonly tokensOut?: number | undefined;
  readonly tokensCached?: number | undefined;
  readonly costUsd?: number | undefined;
  readonly latencyMs?: number | undefined;
  /** Stored in the same transaction. */
  readonly evidence?: NewEvidence | undefined;
}

/** A payload of the journal that is too large for its line. */
export interface Payload {
  /** SHA-256 of the JSON text, in hexadecimal. */
  readonly hash: string;
  readonly json: string;
}

const numberRow = z.object({ execution_id: z.uuid(), place: z.string(), number: z.number() });

/**
 * Writes lines of any number of runs, each only if its lease still holds; answers the number of each line that was
 * written, by execution and place. A line that is missing in the answer was refused.
 */
export async function writeSteps(
  db: Database,
  linesJson: string,
  leaseSeconds: number,
): Promise<Map<string, number>> {
  const rows = await many(db, numberRow, stepsStatement(linesJson, leaseSeconds));
  return new Map(rows.map(({ execution_id, place, number }) => [lineKey(execution_id, place), number]));
}

/** Names one line among those of several runs. */
export function lineKey(executionId: string, place: string): string {
  return `${executionId} ${place}`;
}

/** Stores payloads that are not stored yet, and evidence, in the transaction of the lines that refer to them. */
export async function writeBeside(
  tx: Transaction,
  payloads: readonly Payload[],
  evidence: readonly NewEvidence[],
): Promise<void> {
  if (payloads.length > 0) await keepPayloads(tx, payloads);
  for (const each of evidence) await insertEvidence(tx, each);
}

function keepPayloads(tx: Transaction, payloads: readonly Payload[]): Promise<number> {
  const unique = [...new Map(payloads.map((payload) => [payload.hash, payload])).values()].sort((a, b) =>
    a.hash < b.hash ? -1 : 1,
  );
  return execute(
    tx,
    sql`
      insert into runtime.payload (tenant_id, hash, body)
      select core.require_tenant(), decode(hash, 'hex'), body::jsonb
      from unnest(${unique.map(({ hash }) => hash)}::text[], ${unique.map(({ json }) => json)}::text[]) as given (hash, body)
      on conflict (tenant_id, hash) do update set used_at = excluded.used_at
      where payload.used_at < excluded.used_at - interval '1 day'
    `,
  );
}

const LINE_COLUMNS = fragment`
  execution_id uuid, epoch integer, place text, kind text, name text, status text, role text, input_hash text,
  output_hash text, decided_by text, tokens_in integer, tokens_out integer, tokens_cached integer, cost_usd numeric,
  instructions_hash text, error text, latency_ms integer, tool_version text, input jsonb, output jsonb
`;

function stepsStatement(linesJson: string, leaseSeconds: number) {
  return prepared(
    'write_steps',
    sql`
    with given as (
      select row_number() over () as position, line.*
      from json_to_recordset(${linesJson}::json) as line (${LINE_COLUMNS})
    ),
    counted as (
      select execution_id, epoch, count(*)::integer as lines, bool_or(status = 'completed') as is_progress
      from given group by 1, 2
    ),
    fence as (
      update runtime.lease
      set steps = lease.steps + counted.lines, takeovers = case when is_progress then 0 else takeovers end,
          lease_until = greatest(lease_until, clock_timestamp() + ${leaseSeconds} * interval '1 second')
      from counted
      where lease.execution_id = counted.execution_id and lease.epoch = counted.epoch and lease.state = 'leased'
      returning lease.tenant_id, lease.execution_id, lease.steps - counted.lines as before
    )
    insert into runtime.step as step
      (tenant_id, execution_id, place, number, epoch, kind, name, status, role, input_hash, output_hash, decided_by,
       tokens_in, tokens_out, tokens_cached, cost_usd, instructions_hash, error, latency_ms, input, output,
       started_at, ended_at, agent_id, tool_id, model_id)
    select fence.tenant_id, execution_id, place,
           before + row_number() over (partition by execution_id order by position), epoch, kind, name, status, role,
           decode(input_hash, 'hex'), decode(output_hash, 'hex'), decided_by, tokens_in, tokens_out, tokens_cached,
           cost_usd, instructions_hash, error, latency_ms, input, output,
           clock_timestamp() - coalesce(latency_ms, 0) * interval '1 millisecond',
           case when status <> 'started' then clock_timestamp() end,
           case when kind = 'agent' then (select agent.id from runtime.agent where agent.name = given.name) end,
           case when kind in ('tool', 'external') then (
             select tool.id from runtime.tool
             where tool.name = given.name and tool.version = given.tool_version and tool.tenant_id is null) end,
           case when kind = 'model' then (
             select model.id from runtime.model
             where model.provider || '/' || model.name = given.name and model.is_active
             order by model.tenant_id nulls last limit 1) end
    from given join fence using (execution_id)
    on conflict (tenant_id, execution_id, place) do update
    set number = excluded.number, epoch = excluded.epoch, status = excluded.status, input_hash = excluded.input_hash,
        output_hash = excluded.output_hash, decided_by = excluded.decided_by, tokens_in = excluded.tokens_in,
        tokens_out = excluded.tokens_out, tokens_cached = excluded.tokens_cached, cost_usd = excluded.cost_usd,
        instructions_hash = excluded.instructions_hash, error = excluded.error, latency_ms = excluded.latency_ms,
        input = excluded.input, output = excluded.output, ended_at = excluded.ended_at,
        attempts = step.attempts + case when step.status = 'started' and excluded.status <> 'started' then 0 else 1 end
    where step.status <> 'completed'
    returning execution_id, place, number
  `,
  );
}

const fenceRow = z.object({ steps: z.number() });

/** Holds the lease for the rest of the transaction; false when it is somebody else's by now. */
export async function holdLease(
  tx: Transaction,
  { executionId, epoch }: { executionId: string; epoch: number },
): Promise<boolean> {
  const statement = sql`
    select steps from runtime.lease
    where execution_id = ${executionId} and epoch = ${epoch} and state = 'leased'
    for update
  `;
  return (await maybeOne(tx, fenceRow, statement)) !== undefined;
}

const heldRow = z
  .object({
    place: z.string(),
    kind: stepKind,
    name: z.string(),
    status: stepStatus,
    input_hash: z.string().nullable(),
    output: z.unknown(),
    has_output: z.boolean(),
    error: z.string().nullable(),
    tokens_in: z.number().nullable(),
    tokens_out: z.number().nullable(),
    cost_usd: z.number().nullable(),
    latency_ms: z.number().nullable(),
  })
  .transform(({ input_hash, has_output, tokens_in, tokens_out, cost_usd, latency_ms, ...rest }) => ({
    ...rest,
    inputHash: input_hash,
    hasOutput: has_output,
    tokensIn: tokens_in,
    tokensOut: tokens_out,
    costUsd: cost_usd,
    latencyMs: latency_ms,
  }));

/** A line of the journal as a run is played from it. */
export type HeldStep = z.output<typeof heldRow>;

/** Everything that a run has written down, in the order of its commits. */
export function listHeldSteps(db: Database, executionId: string): Promise<HeldStep[]> {
  const statement = sql`
    select place, kind, name, status, encode(input_hash, 'hex') as input_hash,
           coalesce(output, body) as output, output is not null or output_hash is not null as has_output,
           error, tokens_in, tokens_out, cost_usd, latency_ms
    from runtime.step
    left join runtime.payload on payload.tenant_id = step.tenant_id and payload.hash = step.output_hash
    where execution_id = ${executionId}
    order by number
  `;
  return many(db, heldRow, statement);
}
