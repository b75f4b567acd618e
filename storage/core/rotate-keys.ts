import { z } from 'zod';
import { type Database, execute, many, one, type TransactionalDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import type { MasterKeys } from './master-key.ts';
import { makeKey, openSecret, storeSealed } from './seal-secrets.ts';
import { listSecrets } from './secret.repository.ts';
import { deleteOtherKeys, findNewestKey, lockKeys } from './tenant-key.repository.ts';

const begunRow = z.object({ is_resumed: z.boolean() });

/** Begins a rotation of all data keys, or takes up the one that was broken off: true then. Runs as the owner. */
export async function beginRotation(owner: Database): Promise<boolean> {
  const statement = sql`
    insert into core.key_rotation (only_row) values (true)
    on conflict (only_row) do update set only_row = true
    returning xmax <> 0 as is_resumed
  `;
  return (await one(owner, begunRow, statement)).is_resumed;
}

/** Ends the rotation: the next one makes new keys again. Runs as the owner. */
export async function endRotation(owner: Database): Promise<void> {
  await execute(owner, sql`delete from core.key_rotation`);
}

const tenantRow = z.object({ id: z.uuid(), slug: z.string() });

/** Tenants with a key from before the rotation. Runs as the owner. */
export function listTenantsToRotate(owner: Database): Promise<z.output<typeof tenantRow>[]> {
  const statement = sql`
    select id, slug from core.tenant
    where exists (
      select from core.tenant_key as key, core.key_rotation as rotation
      where key.tenant_id = tenant.id and key.created_at < rotation.started_at
    )
    order by slug
  `;
  return many(owner, tenantRow, statement);
}

/** Gives a tenant a new data key and seals all its secrets with it, whole or not at all; answers how many. */
export function rotateKeys(
  owner: TransactionalDatabase,
  tenantId: string,
  masterKeys: MasterKeys,
): Promise<number> {
  return owner.transaction(async (tx) => {
    await lockKeys(tx, tenantId);
    const newest = await findNewestKey(tx, tenantId);
    const secrets = await listSecrets(tx, tenantId);
    const key = await makeKey(tx, { tenantId, version: (newest?.version ?? 0) + 1 }, masterKeys);
    for (const stored of secrets) {
      const place = { tenantId, ...stored };
      await storeSealed(tx, place, { value: openSecret(stored, place, masterKeys), key });
    }
    await deleteOtherKeys(tx, tenantId, key.id);
    return secrets.length;
  });
}

/** Opens every secret of a tenant once, which throws if one does not; answers how many. */
export async function readBack(owner: Database, tenantId: string, masterKeys: MasterKeys): Promise<number> {
  const secrets = await listSecrets(owner, tenantId);
  for (const stored of secrets) openSecret(stored, { tenantId, ...stored }, masterKeys);
  return secrets.length;
}
