import { listTenants } from '#storage/core/tenant.repository.ts';
import { deleteHandledEvents } from '#storage/runtime/event.repository.ts';
import {
  deleteOldBatches,
  deleteOldPayloads,
  deleteOldSteps,
} from '#storage/runtime/retention.repository.ts';
import type { Engine } from './environment.ts';

/** Days for which the journal of an ended run is kept, unless the installation says otherwise. */
export const JOURNAL_DAYS = 90;

/** Runs whose steps are let go in one transaction. */
const RUNS_AT_ONCE = 200;

/** Lets go of what nobody needs any more, tenant by tenant; answers how many steps and payloads that were. */
export async function retain(
  { store }: Pick<Engine, 'store'>,
  days: number = JOURNAL_DAYS,
): Promise<{ steps: number; payloads: number }> {
  const gone = { steps: 0, payloads: 0 };
  for (const { id } of await listTenants(store.owner)) {
    const db = store.forTenant(id);
    gone.steps += await deleteAllOldSteps(() => deleteOldSteps(db, { days, limit: RUNS_AT_ONCE }));
    gone.payloads += await deleteOldPayloads(db, days);
    await deleteOldBatches(db, days);
    await deleteHandledEvents(db);
  }
  return gone;
}

/** Round by round, so that no transaction holds much; each round leaves fewer, so there is a last one. */
async function deleteAllOldSteps(round: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let gone = await round(); gone > 0; gone = await round()) all += gone;
  return all;
}
