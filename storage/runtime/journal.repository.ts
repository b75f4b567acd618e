import { z } from 'zod';
import {
  type Database,
  execute,
  many,
  maybeOne,
  type StatementResult,
  type TenantDatabase,
  type Transaction,
} from '../database.ts';
import { insertEvidence, type NewEvidence } from '../insight/evidence.repository.ts';
import { prepared, sql } from '../sql.ts';

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
  /** SHA-256 of the canonical JSON of the input, in hexadecimal; its first half where the input itself is not kept. */
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
  /** The how-manieth step of its run it was to begin, as the worker counted. */
  readonly began: number;
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
 * written, by execution and place. A line that is missing in the answer was refused. One message, one transaction.
 */
export async function writeSteps(
  db: TenantDatabase,
  linesJson: string,
  leaseSeconds: number,
): Promise<Map<string, number>> {
  const written = await db.runEntering((token) =>
    prepared('write_steps', sql`select * from runtime.write_steps(${token}, ${linesJson}, ${leaseSeconds})`),
  );
  return numbersOf(written);
}

/** The same in the caller's transaction. */
export async function insertSteps(
  tx: Transaction,
  linesJson: string,
  leaseSeconds: number,
): Promise<Map<string, number>> {
  return numbersOf(await tx.run(sql`select * from runtime.insert_steps(${linesJson}, ${leaseSeconds})`));
}

function numbersOf({ rows }: StatementResult): Map<string, number> {
  const parsed = rows.map((row) => numberRow.parse(row));
  return new Map(parsed.map(({ execution_id, place, number }) => [lineKey(execution_id, place), number]));
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
    began: z.number(),
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
           error, tokens_in, tokens_out, cost_usd, latency_ms, coalesce(began, number) as began
    from runtime.step
    left join runtime.payload on payload.tenant_id = step.tenant_id and payload.hash = step.output_hash
    where execution_id = ${executionId}
    order by number
  `;
  return many(db, heldRow, statement);
}

/**
 * Forgets the failures that the failed nodes of a run went by, so that whoever takes the run up again asks anew: a key
 * may have been corrected, a service may be back. What was done, also in those nodes, stays.
 */
export async function forgetFailures(tx: Transaction, executionId: string): Promise<void> {
  await execute(
    tx,
    sql`
      delete from runtime.step as line
      where execution_id = ${executionId} and status = 'failed' and kind in ('tool', 'external')
        and not exists (
          select from runtime.step as node
          where node.tenant_id = line.tenant_id and node.execution_id = line.execution_id and node.status = 'completed'
            and starts_with(line.place, node.place || '/'))
    `,
  );
}
