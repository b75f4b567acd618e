import { z } from 'zod';
import { InvalidInputError, InvariantError } from '#core/errors.ts';
import { type AuditEntry, insertAuditEntry } from '#storage/core/audit.repository.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import { listPolicyRules } from '#storage/plan/policy-rule.repository.ts';
import {
  type Approval,
  type Decision,
  expireApproval,
  getApproval,
  decideApproval as recordDecision,
} from '#storage/runtime/approval.repository.ts';
import type { AnyTool } from '#tools/tool.ts';
import { type EffectEngine, findTool } from '../effects/effect-engine.ts';
import { settleUnknown } from '../effects/settle-unknown.ts';
import { wantedArguments } from '../effects/wanted-arguments.ts';
import { describeIssues } from '../failure.ts';
import { judgeEffect } from '../policy/judge-effect.ts';
import { storableJson } from '../stored-json.ts';
import { wakeRun } from '../wake-run.ts';

/** What a person wants with a question. */
export interface DecisionOrder {
  /** Number of the question within the tenant, or its id. */
  readonly reference: string;
  readonly verdict: 'approve' | 'reject' | 'edit';
  /** What the person makes of the payload, for `edit`. */
  readonly payload?: unknown;
  readonly reason: string | null;
  readonly actor: Pick<AuditEntry, 'actorKind' | 'actorId'>;
}

type DecideEngine = Pick<EffectEngine, 'queue' | 'tools'>;

/** Answers a question, once; the run that asked goes on in the same transaction. */
export async function decideApproval(
  engine: DecideEngine,
  db: TenantDatabase,
  order: DecisionOrder,
): Promise<Approval> {
  const before = await getApproval(db, order.reference);
  if (before.isOverdue) await endOverdue(engine, db, before);
  return db.transaction(async (tx) => {
    const asked = await getApproval(tx, before.id);
    refuseSettled(asked);
    const decision = await decisionFor(tx, engine, { asked, order });
    if (!(await recordDecision(tx, asked.id, decision))) refuseSettled(await getApproval(tx, asked.id));
    if (asked.kind === 'unknown_outcome') await settleUnknown(tx, engine.queue, { asked, decision });
    else await wakeRun(tx, engine.queue, asked.executionId);
    await insertAuditEntry(tx, db.tenantId, auditOf(asked, decision, order));
    return getApproval(tx, asked.id);
  });
}

/** Notes that a question's time is up, and has the run go on without an answer; false when somebody was quicker. */
export function endOverdue(
  { queue }: Pick<EffectEngine, 'queue'>,
  db: TenantDatabase,
  { id, executionId }: Pick<Approval, 'id' | 'executionId'>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const isExpired = await expireApproval(tx, id);
    if (isExpired) await wakeRun(tx, queue, executionId);
    return isExpired;
  });
}

function refuseSettled({ number, status, decidedBy, isRunEnded, kind }: Approval): void {
  if (status === 'expired')
    throw new InvalidInputError(`Nobody answered ${number} in time; its run goes on without.`);
  if (status !== 'pending') {
    throw new InvalidInputError(
      `${number} is ${status} already${decidedBy === null ? '' : `, by ${decidedBy}`}.`,
    );
  }
  if (isRunEnded && kind !== 'unknown_outcome') {
    throw new InvalidInputError(`The run that asked ${number} has ended; nothing waits for the answer.`);
  }
}

interface Asked {
  readonly asked: Approval;
  readonly order: DecisionOrder;
}

async function decisionFor(
  tx: Transaction,
  engine: DecideEngine,
  { asked, order }: Asked,
): Promise<Decision> {
  const { verdict, reason, actor } = order;
  const by = { decidedBy: actor.actorId, reason };
  if (verdict === 'reject') return { status: 'rejected', editedJson: null, ...by };
  const edited = verdict === 'edit' ? await checkEdited(tx, engine, { asked, order }) : null;
  if (asked.kind === 'effect') {
    const tool = await getTool(tx, engine, asked);
    await refuseDenied(tx, tool, verdict === 'edit' ? edited : asked.payload);
  }
  if (verdict === 'approve') return { status: 'approved', editedJson: null, ...by };
  return { status: 'edited', editedJson: storableJson(edited), ...by };
}

async function checkEdited(tx: Transaction, engine: DecideEngine, { asked, order }: Asked): Promise<unknown> {
  const { payload } = order;
  if (payload === undefined) throw new InvalidInputError('To edit it, say what is to be sent instead.');
  if (asked.kind === 'interrupt') return payload;
  const tool = await getTool(tx, engine, asked);
  if (asked.kind === 'effect') return wantedArguments(tool, payload);
  const checked = z.strictObject({ receipt: tool.output }).safeParse(payload);
  if (checked.success) return checked.data;
  throw new InvalidInputError(
    `{"receipt": …} is needed, what the other side answered: ${describeIssues(checked.error)}.`,
  );
}

async function getTool(
  tx: Transaction,
  engine: DecideEngine,
  { tool: name, number }: Approval,
): Promise<AnyTool> {
  if (name === null) throw new InvariantError(`The approval ${number} names no tool.`);
  const tool = await findTool(tx, engine, { name });
  if (tool !== undefined) return tool;
  throw new InvalidInputError(
    `This version of Steward has no tool "${name}"; the question can only be rejected.`,
  );
}

/** A rule that refuses stands above any person who may answer here. */
async function refuseDenied(tx: Transaction, tool: AnyTool, wanted: unknown): Promise<void> {
  const { action, rule } = judgeEffect(await listPolicyRules(tx), { tool, arguments: wanted });
  if (action !== 'deny') return;
  throw new InvalidInputError(
    `The rule "${rule.code}" refuses this${rule.message === null ? '.' : `: ${rule.message}`}`,
  );
}

function auditOf(
  { id, payload }: Approval,
  { status, editedJson, reason }: Decision,
  { actor }: DecisionOrder,
) {
  return {
    ...actor,
    action: `approval.${status}`,
    resourceKind: 'approval',
    resourceId: id,
    before: { payload },
    after: { status, reason, ...(editedJson === null ? {} : { payload: JSON.parse(editedJson) }) },
  };
}
