import type { FakeUser } from './fake-consents.ts';
import type { FakeGrant } from './fake-grants.ts';
import { OAUTH_REFUSALS } from './fake-oauth-refusals.ts';
import type { OauthLent } from './fake-oauth-session.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';

/** A token from a code lasts 90 minutes, an exchanged one 60 days; there is no refresh token. */
const SHORT_SECONDS = 5400;
const LONG_SECONDS = 5_184_000;

/** Meta's token endpoint and the removal of the app. */
export interface MetaTokens {
  token(request: FakeRequest): Readonly<Record<string, unknown>>;
  /** `DELETE /me/permissions`. */
  remove(request: FakeRequest): Readonly<Record<string, unknown>>;
  /** `GET /me`, and `GET /me/permissions`: who consented, and to what. */
  person(request: FakeRequest): Readonly<Record<string, unknown>>;
}

export function openMetaTokens(lent: OauthLent): MetaTokens {
  return {
    token(request) {
      const { query, now } = request;
      refuseClient(request, lent);
      if (query.get('grant_type') === 'fb_exchange_token') return exchange(request, lent);
      const redeemed = lent.consents.redeem({
        code: query.get('code') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
        verifier: query.get('code_verifier'),
        now,
      });
      if (typeof redeemed === 'string') {
        throw new FakeRefusal(OAUTH_REFUSALS.meta_100(CODE_FAULTS[redeemed]));
      }
      return writeToken(redeemed.user, SHORT_SECONDS, { lent, now });
    },
    remove(request) {
      lent.grants.revokeAll(grantOf(request).name);
      return { success: true };
    },
    person(request) {
      const { name } = grantOf(request);
      if (!request.path.endsWith('/permissions')) return { id: name, name };
      return { data: [{ permission: 'ads_read', status: 'granted' }] };
    },
  };
}

function grantOf({ grant, tokenState }: FakeRequest): FakeGrant {
  if (tokenState !== 'good' || grant === null) throw new FakeRefusal(OAUTH_REFUSALS.meta_190());
  return grant;
}

const CODE_FAULTS = {
  unknown_code: 'This authorization code has expired.',
  redirect_uri:
    'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
  code_verifier: 'Invalid code_verifier',
};

function refuseClient({ query }: FakeRequest, { client }: OauthLent): void {
  if (query.get('client_id') === client.id && query.get('client_secret') === client.secret) return;
  throw new FakeRefusal(OAUTH_REFUSALS.meta_100('Error validating client secret.'));
}

function exchange({ query, now }: FakeRequest, lent: OauthLent) {
  const { state, grant } = lent.grants.check(query.get('fb_exchange_token'), now);
  if (state === 'expired') throw new FakeRefusal(OAUTH_REFUSALS.meta_190_463());
  if (state !== 'good' || grant === null) throw new FakeRefusal(OAUTH_REFUSALS.meta_190_460());
  return writeToken(grant, LONG_SECONDS, { lent, now });
}

function writeToken(
  { name, accounts }: FakeUser,
  seconds: number,
  { lent, now }: { readonly lent: OauthLent; readonly now: Date },
) {
  const token = lent.nextToken('token', name);
  const expiresAt = new Date(now.getTime() + seconds * 1000);
  lent.grants.add(token, { name, accounts, scopes: null, expiresAt });
  return { access_token: token, token_type: 'bearer', expires_in: seconds };
}
