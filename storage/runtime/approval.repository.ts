import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import { type Database, execute, many, maybeOne, type Transaction } from '../database.ts';
import { fragment, sql } from '../sql.ts';

export const approvalKind = z.enum(['interrupt', 'effect', 'unknown_outcome']);
export type ApprovalKind = z.infer<typeof approvalKind>;

export const approvalStatus = z.enum(['pending', 'approved', 'edited', 'rejected', 'expired']);
export type ApprovalStatus = z.infer<typeof approvalStatus>;

/** A question of a run to people. */
export interface NewApproval {
  readonly executionId: string;
  readonly place: string;
  readonly kind: ApprovalKind;
  readonly rule: string | null;
  readonly summary: string;
  readonly payloadJson: string;
  /** Name of the tool whose arguments the payload is. */
  readonly tool: string | null;
  /** The delivery whose outcome is asked for. */
  readonly outboxId: string | null;
  readonly expiresInSeconds: number | null;
}

/** What somebody says to a question. */
export interface Decision {
  readonly status: 'approved' | 'edited' | 'rejected';
  /** JSON text; only what was edited has one. */
  readonly editedJson: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

const approvalRow = z
  .object({
    id: z.uuid(),
    number: z.number(),
    execution_id: z.uuid(),
    run_number: z.number(),
    graph: z.string(),
    is_run_ended: z.boolean(),
    place: z.string(),
    kind: approvalKind,
    rule: z.string().nullable(),
    summary: z.string(),
    payload: z.unknown(),
    edited_payload: z.unknown(),
    tool: z.string().nullable(),
    outbox_id: z.uuid().nullable(),
    status: approvalStatus,
    decided_by: z.string().nullable(),
    decided_at: z.date().nullable(),
    reason: z.string().nullable(),
    expires_at: z.date().nullable(),
    is_overdue: z.boolean(),
    created_at: z.date(),
  })
  .transform((row) => ({
    ...{
      id: row.id,
      number: row.number,
      executionId: row.execution_id,
      run: row.run_number,
      graph: row.graph,
    },
    isRunEnded: row.is_run_ended,
    ...{ place: row.place, kind: row.kind, rule: row.rule, summary: row.summary, payload: row.payload },
    /** What a person made of the payload; null unless edited. */
    editedPayload: row.edited_payload,
    ...{ tool: row.tool, outboxId: row.outbox_id, status: row.status, reason: row.reason },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at, expiresAt: row.expires_at },
    /** True when its time is up and nobody has noted so yet. */
    isOverdue: row.is_overdue,
    createdAt: row.created_at,
  }));

/** A question of a run, with the answer once there is one. */
export type Approval = z.output<typeof approvalRow>;

const rows = fragment`
  select approval.id, approval.number, execution_id, execution.number as run_number, graph,
         ended_at is not null as is_run_ended, place, kind, rule, summary, payload, edited_payload, tool, outbox_id,
         approval.status, decided_by, decided_at, reason, expires_at,
         approval.status = 'pending' and coalesce(expires_at <= clock_timestamp(), false) as is_overdue,
         approval.created_at
  from runtime.approval
  join runtime.execution on execution.tenant_id = approval.tenant_id and execution.id = approval.execution_id
`;

/** Puts a question to people; the same place again is the same question. Answers whether it is new. */
export async function insertApproval(tx: Transaction, approval: NewApproval): Promise<boolean> {
  // The lock makes the tenant's numbers gapless; a second statement sees what the holder before us committed.
  await execute(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended('approval number ' || core.require_tenant()::text, 0))`,
  );
  const { executionId, place, kind, rule, summary, payloadJson, tool, outboxId, expiresInSeconds } = approval;
  const statement = sql`
    insert into runtime.approval
      (tenant_id, number, execution_id, place, kind, rule, summary, payload, tool, outbox_id, expires_at)
    select core.require_tenant(), coalesce((select max(number) from runtime.approval), 0) + 1, ${executionId}, ${place},
           ${kind}, ${rule}, ${summary}, ${payloadJson}::jsonb, ${tool}, ${outboxId}::uuid,
           clock_timestamp() + ${expiresInSeconds}::float8 * interval '1 second'
    on conflict (tenant_id, execution_id, place) do nothing
  `;
  return (await execute(tx, statement)) === 1;
}

/** The question that a run asks at a place. */
export function findApproval(
  db: Database,
  { executionId, place }: { readonly executionId: string; readonly place: string },
): Promise<Approval | undefined> {
  return maybeOne(db, approvalRow, sql`${rows} where execution_id = ${executionId} and place = ${place}`);
}

/** One question by its number within the tenant, or by its id. */
export async function getApproval(db: Database, reference: string): Promise<Approval> {
  const statement = sql`${rows} where approval.number::text = ${reference} or approval.id::text = ${reference}`;
  const found = await maybeOne(db, approvalRow, statement);
  if (found === undefined)
    throw new NotFoundError('approval', reference, '"steward approvals list" shows them.');
  return found;
}

/** Questions, the oldest first: those that wait for an answer and whose runs have not ended, or all. */
export function listApprovals(
  db: Database,
  { includeAnswered, limit }: { readonly includeAnswered: boolean; readonly limit: number },
): Promise<Approval[]> {
  const statement = sql`
    ${rows}
    where ${includeAnswered} or (approval.status = 'pending' and (ended_at is null or kind = 'unknown_outcome'))
    order by approval.number desc
    limit ${limit}
  `;
  return many(db, approvalRow, statement);
}

/** Everything that one run has asked people, in order. */
export function listRunApprovals(db: Database, executionId: string): Promise<Approval[]> {
  return many(db, approvalRow, sql`${rows} where execution_id = ${executionId} order by approval.number`);
}

/** Answers a question, once; false when it has an answer already, or its time is up. */
export async function decideApproval(tx: Transaction, id: string, decision: Decision): Promise<boolean> {
  const { status, editedJson, decidedBy, reason } = decision;
  const statement = sql`
    update runtime.approval
    set status = ${status}, edited_payload = ${editedJson}::jsonb, decided_by = ${decidedBy}, reason = ${reason},
        decided_at = clock_timestamp()
    where id = ${id} and status = 'pending' and (expires_at is null or expires_at > clock_timestamp())
  `;
  return (await execute(tx, statement)) === 1;
}

/** Ends a question whose time is up; false when it is not, or somebody answered. */
export async function expireApproval(db: Database, id: string): Promise<boolean> {
  const statement = sql`
    update runtime.approval set status = 'expired', decided_at = clock_timestamp()
    where id = ${id} and status = 'pending' and expires_at <= clock_timestamp()
  `;
  return (await execute(db, statement)) === 1;
}
