import { z } from 'zod';
import { agedRecord, jointRecord, LEAST_SHOPS } from '#analysis/calibration.ts';
import { daysSince } from '#core/time.ts';
import { findSetting, putSetting } from '#storage/core/setting.repository.ts';
import { listTenants } from '#storage/core/tenant.repository.ts';
import type { TenantDatabase } from '#storage/database.ts';
import {
  type InstallationLearning,
  replaceInstallationLearnings,
} from '#storage/insight/installation-learning.repository.ts';
import { type Learning, listLearnings } from '#storage/insight/learning.repository.ts';
import type { Store } from '#storage/store.ts';

const LENDS = 'learning.lends';

/** Whether a shop's outcomes are added to the sums of the installation: yes, until it says otherwise. */
export async function lendsLearning(db: TenantDatabase): Promise<boolean> {
  return (await findSetting(db, LENDS, z.boolean())) ?? true;
}

/** Sets whether a shop's outcomes are added to the sums of the installation, from the next time that they are gathered. */
export function setLending(db: TenantDatabase, lends: boolean): Promise<void> {
  return putSetting(db, LENDS, lends);
}

/** Adds up what all shops that lend it have learned, each read in its own context; kinds that few shops know are left out. */
export async function gatherLearnings(
  { owner, forTenant }: Pick<Store, 'owner' | 'forTenant'>,
  at: Date,
): Promise<readonly InstallationLearning[]> {
  const lent: Learning[] = [];
  for (const { id } of await listTenants(owner)) {
    const db = forTenant(id);
    if (await lendsLearning(db)) lent.push(...(await listLearnings(db)));
  }
  const sums = [...Map.groupBy(lent, ({ kind, team }) => `${team} ${kind}`).values()]
    .filter((same) => same.length >= LEAST_SHOPS)
    .flatMap((same) => sumOf(same, at));
  await replaceInstallationLearnings(owner, sums);
  return sums;
}

/** A shop knows a kind of advice once, so each record is another shop's. */
function sumOf(same: readonly Learning[], at: Date): readonly InstallationLearning[] {
  const [first] = same;
  if (first === undefined) return [];
  const records = same.map((learning) => agedRecord(learning, daysSince(learning.lastReinforcedAt, at)));
  const { kind, team } = first;
  return [{ kind, team, ...jointRecord(records), shops: same.length, gatheredAt: at }];
}
