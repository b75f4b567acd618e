import { z } from 'zod';
import type { Sealed } from '#core/sealing.ts';
import { type Database, execute, many, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';
import { sealedRow, sealedValues } from './sealed-row.ts';
import { type StoredKey, storedKey } from './tenant-key.repository.ts';

export const secretField = z.enum(['access_token', 'refresh_token']);
export type SecretField = z.infer<typeof secretField>;

/** Which secret of what it is; it is sealed for this place. */
export interface SecretPlace {
  readonly tenantId: string;
  readonly integrationId: string;
  /** Of the integration, as text that no row decides. */
  readonly source: string;
  readonly field: SecretField;
}

const secretRow = z
  .object({
    integration_id: z.uuid(),
    source: z.string(),
    field: secretField,
    sealed: sealedRow,
    key: storedKey,
  })
  .transform(({ integration_id, ...row }) => ({ integrationId: integration_id, ...row }));

/** A secret as it is stored, with the key that it is sealed with. */
export type StoredSecret = z.output<typeof secretRow>;

/** All secrets of a tenant, or of one of its integrations. Runs as the owner. */
export function listSecrets(
  owner: Database,
  tenantId: string,
  integrationId: string | null = null,
): Promise<StoredSecret[]> {
  const statement = sql`
    select secret.integration_id, integration.source, secret.field,
           jsonb_build_object(
             'ciphertext', encode(secret.ciphertext, 'base64'), 'nonce', encode(secret.nonce, 'base64'),
             'tag', encode(secret.tag, 'base64')) as sealed,
           jsonb_build_object(
             'id', key.id, 'version', key.version, 'master_key_id', key.master_key_id,
             'ciphertext', encode(key.ciphertext, 'base64'), 'nonce', encode(key.nonce, 'base64'),
             'tag', encode(key.tag, 'base64')) as key
    from core.secret
    join core.integration on integration.tenant_id = secret.tenant_id and integration.id = secret.integration_id
    join core.tenant_key as key on key.tenant_id = secret.tenant_id and key.id = secret.key_id
    where secret.tenant_id = ${tenantId} and (${integrationId}::uuid is null or secret.integration_id = ${integrationId})
    order by secret.integration_id, secret.field
  `;
  return many(owner, secretRow, statement);
}

/** Stores a sealed secret in place of what was there. Runs as the owner. */
export async function putSecret(
  tx: Transaction,
  { tenantId, integrationId, field }: SecretPlace,
  { sealed, keyId }: { readonly sealed: Sealed; readonly keyId: StoredKey['id'] },
): Promise<void> {
  const statement = sql`
    insert into core.secret (tenant_id, integration_id, field, key_id, ciphertext, nonce, tag)
    values (${tenantId}, ${integrationId}, ${field}, ${keyId}, ${sealedValues(sealed)})
    on conflict (tenant_id, integration_id, field) do update
      set key_id = excluded.key_id, ciphertext = excluded.ciphertext, nonce = excluded.nonce, tag = excluded.tag,
          updated_at = clock_timestamp()
  `;
  await execute(tx, statement);
}

/** Forgets the secrets of an integration; answers how many there were. Runs as the owner. */
export function deleteSecrets(tx: Transaction, tenantId: string, integrationId: string): Promise<number> {
  return execute(
    tx,
    sql`delete from core.secret where tenant_id = ${tenantId} and integration_id = ${integrationId}`,
  );
}
