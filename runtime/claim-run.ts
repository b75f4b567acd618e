import { type Claim, claimLeases, type RunKey } from '#storage/runtime/claim.repository.ts';
import type { Engine } from './environment.ts';

/** Takes one certain run together with its lease; undefined when it does not wait for a worker. */
export function claimRun(
  { store, queue, workerId, leaseSeconds }: Pick<Engine, 'store' | 'queue' | 'workerId' | 'leaseSeconds'>,
  key: RunKey,
): Promise<Claim | undefined> {
  return store.owner.transaction(async (tx) => {
    const [claim] = await claimLeases(tx, [key], { id: workerId, seconds: leaseSeconds });
    if (claim !== undefined) await queue.remove(tx, claim.queue, claim.executionId);
    return claim;
  });
}
