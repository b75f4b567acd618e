import { type AuditEntry, insertAuditEntry } from '#storage/core/audit.repository.ts';
import { putConsent } from '#storage/core/integration.repository.ts';
import { replaceAccounts } from '#storage/core/integration-account.repository.ts';
import { sealSecrets } from '#storage/core/seal-secrets.ts';
import { deleteSecrets } from '#storage/core/secret.repository.ts';
import { lockKeys } from '#storage/core/tenant-key.repository.ts';
import { CONNECTIONS } from './connections.ts';
import { grantorOf } from './grantor.ts';
import type { GrantedConsent, OAuthClient } from './oauth.ts';
import type { ConnectableSource } from './source.ts';
import type { SourceAccount } from './source-access.ts';
import type { VaultSettings } from './vault-settings.ts';

/** Who does something at the command line. */
export type Operator = Pick<AuditEntry, 'actorKind' | 'actorId'>;

/** What is stored of a consent: nothing but this. */
export interface KeptConsent {
  readonly tenantId: string;
  readonly source: ConnectableSource;
  readonly consent: GrantedConsent;
  readonly client: Pick<OAuthClient, 'provider'>;
  /** Those chosen; what else the consent would allow is never reached. */
  readonly accounts: readonly SourceAccount[];
}

/** Stores a consent with its sealed tokens and chosen accounts, in place of what the tenant had of that source. */
export function keepConsent(
  { owner, masterKeys }: Pick<VaultSettings, 'owner' | 'masterKeys'>,
  { tenantId, source, consent, client, accounts }: KeptConsent,
  operator: Operator,
): Promise<string> {
  const { accessToken, refreshToken, scopes, grantedBy, expiresInSeconds } = consent;
  return owner.transaction(async (tx) => {
    await lockKeys(tx, tenantId);
    const grantor = grantorOf(client, consent);
    const id = await putConsent(tx, { tenantId, source, scopes, grantedBy, grantor, expiresInSeconds });
    await deleteSecrets(tx, tenantId, id);
    const tokens = {
      access_token: accessToken,
      ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    };
    await sealSecrets(tx, { tenantId, source, integrationId: id, masterKeys }, tokens);
    await replaceAccounts(
      tx,
      { tenantId, integrationId: id, kind: CONNECTIONS[source].accountKind },
      accounts,
    );
    await insertAuditEntry(tx, tenantId, {
      ...operator,
      ...{ action: 'integration.connect', resourceKind: 'integration', resourceId: id, before: null },
      after: { source, scopes, grantedBy, accounts: accounts.map(({ externalId }) => externalId) },
    });
    return id;
  });
}
