import { OAUTH_REFUSALS } from './fake-oauth-refusals.ts';
import type { OauthBehaviour, OauthLent } from './fake-oauth-session.ts';
import { FakeRefusal, type FakeResponse } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';

/** The page on which a person consents: here it sends the browser back at once. */
export function answerConsentPage(
  { query, now }: FakeRequest,
  behaviour: OauthBehaviour,
  { users, consents, client }: OauthLent,
): FakeResponse {
  refuseUnclear(query, client.id);
  const redirectUri = query.get('redirect_uri') ?? '';
  const user = users.find(({ name }) => name === behaviour.consentingUser);
  if (user === undefined || behaviour.isConsentDenied) {
    return redirect(redirectUri, { error: 'access_denied', state: query.get('state') });
  }
  const scopes = (query.get('scope') ?? '').split(/[ ,]/).filter((scope) => scope !== '');
  const challenge = query.get('code_challenge');
  const isOffline = query.get('access_type') === 'offline';
  const code = consents.give({ user, scopes, redirectUri, challenge, isOffline }, now);
  return redirect(redirectUri, { code, state: query.get('state'), scope: scopes.join(' ') });
}

function redirect(uri: string, parameters: Readonly<Record<string, string | null>>): FakeResponse {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, value);
  }
  return { status: 302, body: '', headers: { location: url.href } };
}

function refuseUnclear(query: URLSearchParams, clientId: string): void {
  if (query.get('client_id') !== clientId) throw new FakeRefusal(OAUTH_REFUSALS.invalid_client());
  if (query.get('response_type') !== 'code' || !URL.canParse(query.get('redirect_uri') ?? '')) {
    throw new FakeRefusal(OAUTH_REFUSALS.invalid_request());
  }
  if (query.has('code_challenge') && query.get('code_challenge_method') !== 'S256') {
    throw new FakeRefusal(OAUTH_REFUSALS.invalid_request('code_challenge_method must be S256'));
  }
}
