import { createHash } from 'node:crypto';
import type { GrantedConsent, OAuthClient } from './oauth.ts';

/** The person behind a consent as a hash: enough to see that two consents are of the same one. */
export function grantorOf(
  { provider }: Pick<OAuthClient, 'provider'>,
  { grantorId }: Pick<GrantedConsent, 'grantorId'>,
): string | null {
  if (grantorId === null) return null;
  return createHash('sha256')
    .update(JSON.stringify(['steward grantor', provider, grantorId]))
    .digest('hex');
}
