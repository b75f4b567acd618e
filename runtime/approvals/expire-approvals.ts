import { getApproval } from '#storage/runtime/approval.repository.ts';
import { listDeadlines } from '#storage/runtime/deadline.repository.ts';
import type { EffectEngine } from '../effects/effect-engine.ts';
import { endOverdue } from './decide-approval.ts';

/** Questions that one sweep ends at most. */
const SWEEP_LIMIT = 200;

/** Ends the questions of all tenants whose time is up, and has their runs go on; answers how many. */
export async function expireApprovals(
  engine: Pick<EffectEngine, 'store' | 'queue'>,
  limit = SWEEP_LIMIT,
): Promise<number> {
  const { store } = engine;
  const due = await listDeadlines(store.owner, { kind: 'expiry', limit });
  let ended = 0;
  for (const { tenantId, subjectId } of due) {
    const db = store.forTenant(tenantId);
    if (await endOverdue(engine, db, await getApproval(db, subjectId))) ended += 1;
  }
  return ended;
}
