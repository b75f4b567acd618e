import type { TriggerSet } from '#graphs/trigger-set.ts';
import { all as codeTriggers } from '#graphs/triggers.gen.ts';
import { listTenants } from '#storage/core/tenant.repository.ts';
import type { Database } from '#storage/database.ts';
import { mirrorTriggerDefaults } from '#storage/runtime/trigger.repository.ts';
import type { Store } from '#storage/store.ts';

/** Gives a tenant the schedules of this version that it lacks; what an operator changed stays. Harmless when repeated. */
export function mirrorTriggers(db: Database, sets: readonly TriggerSet[] = codeTriggers): Promise<number> {
  return mirrorTriggerDefaults(db, sets.flat());
}

/** The same for every tenant of the installation; answers how many schedules were written. */
export async function mirrorAllTriggers(store: Store, sets?: readonly TriggerSet[]): Promise<number> {
  let written = 0;
  for (const { id } of await listTenants(store.owner))
    written += await mirrorTriggers(store.forTenant(id), sets);
  return written;
}
