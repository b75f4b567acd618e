import { findTenantById, type TenantRecord } from '#storage/core/tenant.repository.ts';
import type { Deadline } from '#storage/runtime/deadline.repository.ts';
import { executeTool } from '../execute-tool.ts';
import { storableJson } from '../stored-json.ts';
import { claimDelivery, type Delivery } from './claim-delivery.ts';
import { type DeliveryOutcome, judgeFailure } from './delivery-outcome.ts';
import type { EffectEngine } from './effect-engine.ts';
import { recordOutcome } from './record-outcome.ts';

/** How effects are delivered; the figures are in seconds. */
export interface DeliverySettings {
  /** After this a sender counts as dead. It stops by itself after half of it. */
  readonly claimSeconds: number;
  /** Before the second attempt; doubled for each further one. */
  readonly backoffSeconds: number;
}

export const DELIVERY: DeliverySettings = { claimSeconds: 60, backoffSeconds: 5 };

/** Carries out one effect that is due, or does what else is to be done about it; answers whether it was called. */
export async function deliver(
  engine: EffectEngine,
  { tenantId, subjectId }: Deadline,
  settings: DeliverySettings,
): Promise<boolean> {
  const { store } = engine;
  const tenant = await findTenantById(store.owner, tenantId);
  if (tenant === undefined) return false;
  const db = store.forTenant(tenantId);
  // Taken before the claim, so that our time is up before anybody else may think so.
  const begun = performance.now();
  const delivery = await claimDelivery(engine, { db, id: subjectId }, settings);
  if (delivery === undefined) return false;
  const milliseconds = (settings.claimSeconds * 1000) / 2 - (performance.now() - begun);
  const outcome = await attempt(engine, { ...delivery, tenant }, milliseconds);
  await recordOutcome(engine, delivery, { outcome, ...settings });
  return true;
}

/** Calls the tool within the time. A process that was paused since the claim calls nothing. */
async function attempt(
  engine: EffectEngine,
  { db, delivery, tool, tenant }: Delivery & { readonly tenant: TenantRecord },
  milliseconds: number,
): Promise<DeliveryOutcome> {
  if (milliseconds <= 0) return { kind: 'again', sentence: 'Its sender was held up before it could begin.' };
  const { now = () => new Date(), log, mcp } = engine;
  const signal = AbortSignal.timeout(Math.ceil(milliseconds));
  const gateway = mcp === undefined ? {} : { mcp };
  const context = { tenant, db, now, log, signal, idempotencyKey: delivery.idempotencyKey, ...gateway };
  try {
    const { output } = await within(signal, executeTool(tool, delivery.payload, context));
    return { kind: 'sent', receipt: JSON.parse(storableJson(output)) };
  } catch (error) {
    log.warn(
      { err: error, tool: tool.name, execution: delivery.executionId },
      'an effect did not come about',
    );
    return judgeFailure(tool, error);
  }
}

/** A tool that does not look at its signal is not waited for either. */
function within<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop));
}
