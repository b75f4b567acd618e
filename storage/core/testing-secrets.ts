import { randomBytes } from 'node:crypto';
import type { TestStore } from '../testing.ts';
import { putConsent } from './integration.repository.ts';
import { type MasterKeys, parseMasterKey } from './master-key.ts';
import { openSecret, sealSecrets } from './seal-secrets.ts';
import { listSecrets, type SecretField } from './secret.repository.ts';

/* Sources with sealed secrets, for tests. */

export const SECRETS = { access_token: 'ya29.fake-canary-access', refresh_token: '1//fake-canary-refresh' };

/** A master key that was never there before. */
export const newMaster = () => parseMasterKey(randomBytes(32).toString('base64'), 'STEWARD_MASTER_KEY');

/** Whose secrets, and the keys that they are sealed and opened with. */
export interface SecretOwner {
  readonly store: TestStore;
  readonly tenantId: string;
  readonly masterKeys: MasterKeys;
}

/** Connects a source with sealed secrets; answers its id. */
export function connectSource({ store, tenantId, masterKeys }: SecretOwner, source: string): Promise<string> {
  const nobody = { scopes: [], grantedBy: null, grantor: null, expiresInSeconds: 3600 };
  return store.owner.transaction(async (tx) => {
    const integrationId = await putConsent(tx, { tenantId, source, ...nobody });
    await sealSecrets(tx, { tenantId, source, integrationId, masterKeys }, SECRETS);
    return integrationId;
  });
}

/** Which secret of which source. */
export interface Looked {
  readonly source: string;
  readonly field: SecretField;
}

/** Opens a secret as the vault does: for the place that is asked for. */
export async function openAsVault(
  { store, tenantId, masterKeys }: SecretOwner,
  { source, field }: Looked,
): Promise<string> {
  const stored = (await listSecrets(store.owner, tenantId)).find(
    (each) => each.source === source && each.field === field,
  );
  if (stored === undefined) throw new Error('There is no such row.');
  return openSecret(stored, { tenantId, integrationId: stored.integrationId, source, field }, masterKeys);
}

/** The refresh token of a source. */
export const refreshOf = (source: string): Looked => ({ source, field: 'refresh_token' });

/** Empties the store of secrets and keys. */
export async function forgetSecrets({ pool }: TestStore): Promise<void> {
  await pool.query('delete from core.secret; delete from core.tenant_key; delete from core.key_rotation');
}
