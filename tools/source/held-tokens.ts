import { openSecret } from '#storage/core/seal-secrets.ts';
import { listSecrets, type SecretField } from '#storage/core/secret.repository.ts';
import type { HeldTokens } from './oauth.ts';
import type { VaultSettings } from './vault-settings.ts';

/** Opens the tokens of an integration; undefined when there are none. */
export async function findHeldTokens(
  { owner, masterKeys }: Pick<VaultSettings, 'owner' | 'masterKeys'>,
  place: { readonly tenantId: string; readonly source: string; readonly integrationId: string },
): Promise<HeldTokens | undefined> {
  const stored = await listSecrets(owner, place.tenantId, place.integrationId);
  const open = (field: SecretField): string | undefined => {
    const found = stored.find((each) => each.field === field);
    return found === undefined ? undefined : openSecret(found, { ...place, field }, masterKeys);
  };
  const accessToken = open('access_token');
  if (accessToken === undefined) return undefined;
  return { accessToken, refreshToken: open('refresh_token') ?? null };
}
