import type { Consent } from './fake-consents.ts';
import { OAUTH_REFUSALS } from './fake-oauth-refusals.ts';
import type { OauthBehaviour, OauthLent } from './fake-oauth-session.ts';
import { openRefreshTokens, type RefreshTokens } from './fake-refresh-tokens.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';

type Answer = Readonly<Record<string, unknown>>;

/** Google's token endpoint: what it handed out, and what is still good. */
export interface GoogleTokens {
  token(request: FakeRequest, behaviour: OauthBehaviour): Answer;
  revoke(token: string): Answer;
  /** Ends every consent of a user, as when the user removes the app. */
  revokeUser(name: string): void;
}

export function openGoogleTokens(lent: OauthLent): GoogleTokens {
  const refreshTokens = openRefreshTokens(lent);
  const desk: Desk = { lent, refreshTokens };
  return {
    token(request, { rotatesRefreshTokens }) {
      const form = formOf(request, lent);
      if (form.grant_type === 'authorization_code') return answerCode(form, request.now, desk);
      if (form.grant_type !== 'refresh_token') throw new FakeRefusal(OAUTH_REFUSALS.unsupported_grant_type());
      return rotatesRefreshTokens
        ? answerRotation(form, request.now, desk)
        : answerRefresh(form, request.now, desk);
    },
    revoke(token) {
      refreshTokens.revoke(token);
      return {};
    },
    revokeUser: refreshTokens.revokeUser,
  };
}

interface Desk {
  readonly lent: OauthLent;
  readonly refreshTokens: RefreshTokens;
}

function answerCode(form: Form, now: Date, { lent, refreshTokens }: Desk): Answer {
  const consent = redeem(form, now, lent);
  const answer = writeToken(consent, now, lent);
  if (!consent.isOffline) return answer;
  const refreshToken = refreshTokens.issue(consent, now);
  refreshTokens.addAccessToken(refreshToken, answer.access_token);
  return { ...answer, ...refreshFields(refreshToken, lent) };
}

function answerRefresh({ refresh_token = '' }: Form, now: Date, { lent, refreshTokens }: Desk): Answer {
  const answer = writeToken(refreshTokens.use(refresh_token, now), now, lent);
  refreshTokens.addAccessToken(refresh_token, answer.access_token);
  return answer;
}

function answerRotation({ refresh_token = '' }: Form, now: Date, { lent, refreshTokens }: Desk): Answer {
  const consent = refreshTokens.use(refresh_token, now);
  const answer = writeToken(consent, now, lent);
  refreshTokens.forget(refresh_token);
  const next = refreshTokens.issue(consent, now);
  refreshTokens.addAccessToken(next, answer.access_token);
  return { ...answer, ...refreshFields(next, lent) };
}

type Form = Readonly<Record<string, string | undefined>>;

function formOf({ body }: FakeRequest, { client }: OauthLent): Form {
  const form: Form = Object(body);
  if (form.client_id !== client.id || form.client_secret !== client.secret) {
    throw new FakeRefusal(OAUTH_REFUSALS.invalid_client());
  }
  return form;
}

function redeem(
  { code = '', redirect_uri = '', code_verifier }: Form,
  now: Date,
  { consents }: OauthLent,
): Consent {
  const redeemed = consents.redeem({ code, redirectUri: redirect_uri, verifier: code_verifier ?? null, now });
  if (redeemed === 'redirect_uri') throw new FakeRefusal(OAUTH_REFUSALS.redirect_uri_mismatch());
  if (redeemed === 'code_verifier')
    throw new FakeRefusal(OAUTH_REFUSALS.invalid_grant('Invalid code verifier.'));
  if (redeemed === 'unknown_code')
    throw new FakeRefusal(OAUTH_REFUSALS.invalid_grant('Malformed auth code.'));
  return redeemed;
}

function writeToken(
  { user, scopes }: Consent,
  now: Date,
  { grants, nextToken, accessTokenSeconds }: OauthLent,
) {
  const token = nextToken('token', user.name);
  const expiresAt = new Date(now.getTime() + accessTokenSeconds * 1000);
  grants.add(token, { name: user.name, accounts: user.accounts, scopes, expiresAt });
  return {
    access_token: token,
    // Google tells one second less than it keeps.
    expires_in: accessTokenSeconds - 1,
    scope: scopes.join(' '),
    token_type: 'Bearer',
  };
}

function refreshFields(token: string, { refreshTokenSeconds }: OauthLent) {
  return {
    refresh_token: token,
    ...(refreshTokenSeconds !== null && { refresh_token_expires_in: refreshTokenSeconds }),
  };
}
