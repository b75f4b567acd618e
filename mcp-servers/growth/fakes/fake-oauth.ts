import { WELL_BEHAVED } from './fake-behaviour.ts';
import { answerConsentPage } from './fake-consent-page.ts';
import { type FakeUser, openConsents } from './fake-consents.ts';
import { type GoogleTokens, openGoogleTokens } from './fake-google-tokens.ts';
import { type FakeGrants, openGrants } from './fake-grants.ts';
import { type MetaTokens, openMetaTokens } from './fake-meta-tokens.ts';
import { OAUTH_REFUSALS } from './fake-oauth-refusals.ts';
import { FAKE_CLIENT, type OauthBehaviour, type OauthLent } from './fake-oauth-session.ts';
import { type FakeProvider, openFakeProvider } from './fake-provider.ts';
import { FakeRefusal, type FakeResponse } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';

export interface OauthOptions {
  /** Where the tokens go; the fake providers that shall accept them are given the same. */
  readonly grants?: FakeGrants;
  readonly now?: () => Date;
  /** 3600 when left out. */
  readonly accessTokenSeconds?: number;
  /** 604,800 for an app in testing mode; without end when left out. */
  readonly refreshTokenSeconds?: number;
  /** `FAKE_CLIENT` when left out. */
  readonly client?: OauthLent['client'];
  /** Stands at the end of every token, so that one can be found wherever it went. */
  readonly mark?: string;
}

/** The consent pages and token endpoints of Google and Meta. */
export interface FakeOauth extends FakeProvider<OauthBehaviour> {
  readonly grants: FakeGrants;
  /** Ends every consent of a user at both, with its tokens, as when the user removes the app. */
  revokeUser(name: string): void;
}

/** Serves consents of these users; the first one sits before the page until another is told. */
export async function openFakeOauth(
  users: readonly FakeUser[],
  options: OauthOptions = {},
): Promise<FakeOauth> {
  const grants = options.grants ?? openGrants();
  let count = 0;
  const lent: OauthLent = {
    users,
    grants,
    consents: openConsents(),
    client: options.client ?? FAKE_CLIENT,
    accessTokenSeconds: options.accessTokenSeconds ?? 3600,
    refreshTokenSeconds: options.refreshTokenSeconds ?? null,
    nextToken(kind, user) {
      count += 1;
      return `fake-${kind}-${user}-${count}${options.mark ?? ''}`;
    },
  };
  const google = openGoogleTokens(lent);
  const meta = openMetaTokens(lent);
  const behaviour: OauthBehaviour = {
    ...WELL_BEHAVED,
    consentingUser: users[0]?.name ?? '',
    isConsentDenied: false,
    rotatesRefreshTokens: false,
  };
  const provider = await openFakeProvider({
    refusals: OAUTH_REFUSALS,
    behaviour,
    grants,
    now: options.now ?? (() => new Date()),
    answer: (request, current) => answerPath(request, current, { lent, google, meta }),
  });
  return {
    ...provider,
    grants,
    revokeUser(name) {
      google.revokeUser(name);
      grants.revokeAll(name);
    },
  };
}

interface Endpoints {
  readonly lent: OauthLent;
  readonly google: GoogleTokens;
  readonly meta: MetaTokens;
}

function answerPath(request: FakeRequest, behaviour: OauthBehaviour, endpoints: Endpoints): FakeResponse {
  const { lent, google, meta } = endpoints;
  const path = request.path.replace(/^\/v\d+\.\d+/, '');
  if (path === '/o/oauth2/v2/auth' || path === '/dialog/oauth')
    return answerConsentPage(request, behaviour, lent);
  if (path === '/token') return ok(google.token(request, behaviour));
  if (path === '/revoke') return ok(google.revoke(tokenToRevoke(request)));
  if (path === '/oauth/access_token') return ok(meta.token(request));
  if (path === '/me' || path === '/me/permissions') return ok(answerPerson(request, meta));
  throw new FakeRefusal(OAUTH_REFUSALS.invalid_request());
}

function answerPerson(request: FakeRequest, meta: MetaTokens) {
  return request.method === 'DELETE' ? meta.remove(request) : meta.person(request);
}

function tokenToRevoke({ query, body }: FakeRequest): string {
  return query.get('token') ?? String(Object(body).token ?? '');
}

function ok(body: unknown): FakeResponse {
  return { status: 200, body };
}
