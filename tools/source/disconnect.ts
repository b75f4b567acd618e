import { AppError, ConfigurationError, NotFoundError } from '#core/errors.ts';
import { insertAuditEntry } from '#storage/core/audit.repository.ts';
import {
  endIntegration,
  findIntegration,
  type Integration,
  isConsentShared,
} from '#storage/core/integration.repository.ts';
import { deleteAccounts } from '#storage/core/integration-account.repository.ts';
import { deleteSecrets } from '#storage/core/secret.repository.ts';
import { deleteUnusedKeys, lockKeys } from '#storage/core/tenant-key.repository.ts';
import { CONNECTIONS } from './connections.ts';
import { findHeldTokens } from './held-tokens.ts';
import type { Operator } from './keep-consent.ts';
import type { HeldTokens } from './oauth.ts';
import type { ConnectedPlace } from './reconnect.ts';
import { SourceError } from './source-error.ts';
import { oauthOf, type VaultSettings } from './vault-settings.ts';

/** What became of the consent at the provider. */
export interface Disconnected {
  readonly atProvider: 'withdrawn' | 'shared' | 'not withdrawn';
  readonly reason: string | null;
}

/** Withdraws the consent at the provider where that harms nobody else, and forgets all secrets and accounts of it. */
export async function disconnect(
  settings: VaultSettings,
  place: ConnectedPlace,
  operator: Operator,
): Promise<Disconnected> {
  const { tenantId, source } = place;
  const integration = await findIntegration(settings.owner, tenantId, source);
  if (integration === undefined || integration.status === 'disconnected') {
    throw new NotFoundError('connection', source, `${CONNECTIONS[source].title} is not connected.`);
  }
  // First there: a consent whose secrets are forgotten could not be withdrawn any more.
  const outcome = await withdraw(settings, place, integration);
  await settings.owner.transaction(async (tx) => {
    await lockKeys(tx, tenantId);
    await deleteSecrets(tx, tenantId, integration.id);
    await deleteAccounts(tx, tenantId, integration.id);
    await endIntegration(tx, tenantId, integration.id);
    await deleteUnusedKeys(tx, tenantId);
    await insertAuditEntry(tx, tenantId, {
      ...operator,
      ...{ action: 'integration.disconnect', resourceKind: 'integration', resourceId: integration.id },
      ...{ before: { status: integration.status }, after: { source, ...outcome } },
    });
  });
  return outcome;
}

async function withdraw(
  settings: VaultSettings,
  place: ConnectedPlace,
  { id }: Pick<Integration, 'id'>,
): Promise<Disconnected> {
  try {
    const client = oauthOf(settings, place.source);
    const held = await findHeldTokens(settings, { ...place, integrationId: id });
    if (held === undefined)
      return { atProvider: 'not withdrawn', reason: 'There was no token of it any more.' };
    if (await isConsentShared(settings.owner, { id, sources: client.sources })) {
      const reason = `Another connection may rest on the same person's consent at ${client.provider}, which ends as a whole.`;
      return { atProvider: 'shared', reason };
    }
    return await revoke(client, held);
  } catch (error) {
    // A lost master key or application must not keep anybody from disconnecting.
    if (error instanceof ConfigurationError) return { atProvider: 'not withdrawn', reason: error.message };
    throw error;
  }
}

async function revoke(
  client: { revoke(held: HeldTokens): Promise<void> },
  held: HeldTokens,
): Promise<Disconnected> {
  try {
    await client.revoke(held);
    return { atProvider: 'withdrawn', reason: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isGone = error instanceof SourceError && error.kind === 'auth_reconnect';
    if (isGone) return { atProvider: 'withdrawn', reason: null };
    return { atProvider: 'not withdrawn', reason: error.message };
  }
}
