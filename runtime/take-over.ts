import type { Transaction } from '#storage/database.ts';
import {
  type Claim,
  expireLeases,
  expireOtherWorkers,
  listQueuedLeases,
} from '#storage/runtime/claim.repository.ts';
import { endIdleLease } from '#storage/runtime/lease.repository.ts';
import { lockTurnOf } from '#storage/runtime/thread.repository.ts';
import { settleEnd } from './end-run.ts';
import type { Engine } from './environment.ts';
import type { QueuedRun } from './queue.ts';
import { BEGUN } from './requeue.ts';

/** A run that took this many workers with it is not given to another one. */
export const MOST_TAKEOVERS = 10;

/** Puts in line again what dead workers have left; answers how many runs that were. */
export async function takeOver(engine: Pick<Engine, 'store' | 'queue' | 'log'>): Promise<number> {
  const expired = await engine.store.owner.transaction(async (tx) => {
    const claims = await expireLeases(tx);
    await putBack(tx, engine, claims);
    return claims;
  });
  for (const claim of expired) {
    engine.log.warn(
      { execution: claim.executionId, takeovers: claim.takeovers },
      'a run was taken from a silent worker',
    );
  }
  await endHopeless(engine, expired);
  return expired.length;
}

/** At the start of the only process of an embedded database: whoever held a lease is gone. */
export async function takeOverAll(
  engine: Pick<Engine, 'store' | 'queue' | 'log' | 'workerId'>,
): Promise<number> {
  const claims = await engine.store.owner.transaction(async (tx) => {
    const left = await expireOtherWorkers(tx, engine.workerId);
    await putBack(tx, engine, left);
    return left;
  });
  await endHopeless(engine, claims);
  return claims.length;
}

/** Puts in line what waits but is in no queue, should anybody have emptied one. Harmless where nothing is missing. */
export function mendQueues({ store, queue }: Pick<Engine, 'store' | 'queue'>): Promise<void> {
  return store.owner.transaction(async (tx) => {
    const waiting = await listQueuedLeases(tx);
    await queue.put(tx, inLine(waiting, 0));
  });
}

async function putBack(
  tx: Transaction,
  { queue }: Pick<Engine, 'queue'>,
  claims: readonly Claim[],
): Promise<void> {
  for (const claim of claims) await queue.remove(tx, claim.queue, claim.executionId);
  await queue.put(tx, inLine(claims, BEGUN));
}

function inLine(claims: readonly Claim[], priority: number): QueuedRun[] {
  return claims.map(({ tenantId, executionId, queue }) => ({ tenantId, executionId, queue, priority }));
}

async function endHopeless(
  { store, queue }: Pick<Engine, 'store' | 'queue'>,
  claims: readonly Claim[],
): Promise<void> {
  for (const { tenantId, executionId, takeovers } of claims) {
    if (takeovers < MOST_TAKEOVERS) continue;
    const error = `${takeovers} workers in a row died or went silent while they worked on this run. "steward runs redrive" tries it again.`;
    await store.forTenant(tenantId).transaction(async (tx) => {
      await lockTurnOf(tx, executionId);
      const ended = await endIdleLease(tx, executionId);
      if (ended !== undefined) {
        await settleEnd(
          tx,
          { queue },
          { executionId, ended, end: { status: 'failed', outputJson: null, error } },
        );
      }
    });
  }
}
