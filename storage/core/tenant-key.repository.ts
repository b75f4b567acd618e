import { z } from 'zod';
import type { Sealed } from '#core/sealing.ts';
import { type Database, execute, many, maybeOne, one, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';
import { sealedRow, sealedValues } from './sealed-row.ts';

/** A tenant's data key as it is stored: wrapped. */
export const storedKey = z
  .object({ id: z.uuid(), version: z.number(), master_key_id: z.string(), ...sealedRow.shape })
  .transform(({ id, version, master_key_id, ...sealed }) => ({
    ...{ id, version, masterKeyId: master_key_id },
    sealed,
  }));
export type StoredKey = z.output<typeof storedKey>;

/** Whoever reads or changes which key is the newest queues up here; released with the transaction. Runs as the owner. */
export async function lockKeys(tx: Transaction, tenantId: string): Promise<void> {
  await execute(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`tenant keys ${tenantId}`}, 0))`);
}

/** The key that new secrets of a tenant are sealed with. Runs as the owner. */
export function findNewestKey(owner: Database, tenantId: string): Promise<StoredKey | undefined> {
  const statement = sql`
    select id, version, master_key_id, encode(ciphertext, 'base64') as ciphertext, encode(nonce, 'base64') as nonce,
           encode(tag, 'base64') as tag
    from core.tenant_key where tenant_id = ${tenantId}
    order by version desc limit 1
  `;
  return maybeOne(owner, storedKey, statement);
}

/** Adds a key that is newer than all before; answers its id. Runs as the owner. */
export async function insertKey(
  tx: Transaction,
  tenantId: string,
  key: { readonly version: number; readonly masterKeyId: string; readonly sealed: Sealed },
): Promise<string> {
  const statement = sql`
    insert into core.tenant_key (tenant_id, version, master_key_id, ciphertext, nonce, tag)
    values (${tenantId}, ${key.version}, ${key.masterKeyId}, ${sealedValues(key.sealed)})
    returning id
  `;
  return (await one(tx, z.object({ id: z.uuid() }), statement)).id;
}

/** Forgets all keys of a tenant but one; the database refuses while a secret is sealed with another. Runs as the owner. */
export async function deleteOtherKeys(tx: Transaction, tenantId: string, keyId: string): Promise<void> {
  await execute(tx, sql`delete from core.tenant_key where tenant_id = ${tenantId} and id <> ${keyId}`);
}

const masterKeyIdRow = z.object({ master_key_id: z.string() });

/** Which master keys open the data keys of this installation; several during a change of it, none at first. Runs as the owner. */
export async function listMasterKeyIds(owner: Database): Promise<string[]> {
  const rows = await many(
    owner,
    masterKeyIdRow,
    sql`select distinct master_key_id from core.tenant_key order by 1`,
  );
  return rows.map((row) => row.master_key_id);
}

/** Forgets the keys of a tenant that has no secret any more; its next one is sealed with a new key. Runs as the owner. */
export async function deleteUnusedKeys(tx: Transaction, tenantId: string): Promise<void> {
  const statement = sql`
    delete from core.tenant_key
    where tenant_id = ${tenantId} and not exists (select from core.secret where secret.tenant_id = ${tenantId})
  `;
  await execute(tx, statement);
}
