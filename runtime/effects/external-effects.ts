import { sha256 } from '#core/canonical-json.ts';
import { LeaseLostError, NotDeliveredError, RefusedError, WaitingError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listPolicyRules, type PolicyRule } from '#storage/plan/policy-rule.repository.ts';
import { holdLease } from '#storage/runtime/journal.repository.ts';
import { type DeliveryState, findDelivery, insertDelivery } from '#storage/runtime/outbox.repository.ts';
import type { Tool, ToolResult } from '#tools/tool.ts';
import { replyTo } from '../approvals/reply-to.ts';
import type { ChosenBy, ExternalEffects } from '../external-effects.ts';
import type { Journal } from '../journal.ts';
import type { LeaseRef } from '../journal-writer.ts';
import { CHOSEN_BY_MODEL } from '../policy/default-rules.ts';
import { judgeEffect } from '../policy/judge-effect.ts';
import { WAKE } from '../requeue.ts';
import { openTogether } from '../waiting-together.ts';
import type { Reply, Waits } from '../waits.ts';
import { wantedArguments } from './wanted-arguments.ts';

/** What the effects of one run stand on. */
export interface EffectParts {
  readonly journal: Journal;
  readonly waits: Waits;
  readonly db: TenantDatabase;
  readonly lease: LeaseRef;
}

/** Has effects on other systems for a run: never itself, but through rules, people and the outbox. */
export function openExternalEffects(parts: EffectParts): ExternalEffects {
  const together = openTogether();
  return {
    use: ({ tool, input, chosenBy }) =>
      together.run(async () => asStep(parts, { tool, chosenBy, wanted: wantedArguments(tool, input) })),
  };
}

/** An effect that a run wants, at its place. */
interface Wish<Input, Output> {
  readonly tool: Tool<Input, Output>;
  readonly wanted: unknown;
  readonly chosenBy: ChosenBy;
  readonly place: string;
}

function asStep<Input, Output>(
  parts: EffectParts,
  { tool, wanted, chosenBy }: Omit<Wish<Input, Output>, 'place'>,
): Promise<ToolResult<Output>> {
  const { name, version: toolVersion } = tool;
  const opening = { kind: 'external', name, toolVersion, input: wanted, isInputKept: true } as const;
  return parts.journal.step(opening, async ({ place }) => {
    const delivery = await findDelivery(parts.db, { executionId: parts.lease.executionId, place });
    if (delivery !== undefined) return { output: receiptOf(tool, delivery), evidenceId: null };
    const permitted = await permit(parts, { tool, wanted, chosenBy, place });
    await putInOutbox(parts, { tool, wanted: permitted, place, chosenBy });
    throw new WaitingError(`The effect of "${name}" is on its way.`);
  });
}

function receiptOf<Output>(
  tool: Pick<Tool<never, Output>, 'name' | 'output'>,
  delivery: DeliveryState,
): Output {
  const { status, response, lastError } = delivery;
  if (status === 'sent') return tool.output.parse(response);
  if (status === 'failed') throw new NotDeliveredError(`"${tool.name}" was not carried out: ${lastError}`);
  throw new WaitingError(`The effect of "${tool.name}" is on its way.`);
}

/** The arguments with which the effect may happen; a WaitingError while a person is asked, a RefusedError when it may not. */
async function permit<Input, Output>(parts: EffectParts, wish: Wish<Input, Output>): Promise<unknown> {
  const { tool, wanted, chosenBy, place } = wish;
  const reply = await replyTo(parts.db, { executionId: parts.lease.executionId, place });
  if (reply !== undefined) return answeredWith(reply, tool.name);
  const { action, rule } = judgeEffect(await listPolicyRules(parts.db), { tool, arguments: wanted });
  const isFree = action === 'allow' && chosenBy === 'code';
  if (isFree) return wanted;
  if (action === 'deny') {
    throw new RefusedError(`The rule "${rule.code}" refuses "${tool.name}"${because(rule.message)}`);
  }
  await ask(parts, { wish, rule: action === 'allow' ? CHOSEN_BY_MODEL : rule });
  throw new WaitingError(`"${tool.name}" waits for an approval.`);
}

const REFUSALS = {
  rejected: 'A person refused',
  expired: 'Nobody approved in time',
} as const;

function answeredWith(reply: Reply | 'open', name: string): unknown {
  if (reply === 'open') throw new WaitingError(`"${name}" waits for an approval.`);
  const { decision, value, reason } = reply;
  if (decision === 'approved' || decision === 'edited') return value;
  throw new RefusedError(`${REFUSALS[decision]} "${name}"${because(reason)}`);
}

function because(reason: string | null): string {
  return reason === null ? '.' : `: ${reason}`;
}

const SUMMARY_LENGTH = 200;

function ask<Input, Output>(
  { waits }: EffectParts,
  { wish, rule }: { wish: Wish<Input, Output>; rule: PolicyRule },
): Promise<void> {
  const { tool, wanted, place } = wish;
  return waits.ask({
    ...{ place, kind: 'effect', tool: tool.name, rule: rule.code, payload: wanted },
    summary: `${tool.name} ${JSON.stringify(wanted)}`.slice(0, SUMMARY_LENGTH),
    expiresInSeconds: rule.expiresAfterSeconds,
  });
}

/** The row is the decision to have the effect; everything after it is delivery. */
function putInOutbox<Input, Output>(
  { db, lease }: EffectParts,
  { tool, wanted, place }: Wish<Input, Output>,
): Promise<void> {
  const { executionId } = lease;
  return db.transaction(async (tx) => {
    if (!(await holdLease(tx, lease))) throw new LeaseLostError(executionId);
    await insertDelivery(tx, {
      ...{ executionId, place, tool: tool.name, toolVersion: tool.version },
      payloadJson: JSON.stringify(wanted),
      idempotencyKey: sha256(`${executionId} ${place}`),
    });
    await tx.run(WAKE);
  });
}
