import { z } from 'zod';
import { callProvider } from './call-provider.ts';
import type { ConsentAddress, ConsentCode, GrantedConsent, HeldTokens, OAuthClient } from './oauth.ts';
import type { ProviderAddresses } from './provider-addresses.ts';
import { codeText, ProviderRefusalError } from './provider-refusal.ts';
import { SourceError } from './source-error.ts';

/** The installation's application at Google. */
export interface GoogleApplication {
  readonly clientId: string;
  readonly clientSecret: string;
}

const PROVIDER = 'Google';
/** Access tokens live an hour. */
const MARGIN_SECONDS = 300;
/** They say who consented, which people need when it has to be done again. */
const IDENTITY_SCOPES = ['openid', 'email'];

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
  id_token: z.string().optional(),
});
type TokenAnswer = z.output<typeof tokenAnswer>;

/** Google's consents. */
export function googleOAuth(application: GoogleApplication, addresses: ProviderAddresses): OAuthClient {
  const credentials = { client_id: application.clientId, client_secret: application.clientSecret };
  const ask = (fields: Readonly<Record<string, string>>): Promise<TokenAnswer> => {
    const body = new URLSearchParams({ ...credentials, ...fields });
    return callProvider(
      { provider: PROVIDER, url: new URL(addresses.google_token), method: 'POST', body },
      tokenAnswer,
    );
  };
  return {
    provider: PROVIDER,
    sources: ['ga4', 'gsc', 'google_ads'],
    loopbackHost: '127.0.0.1',
    marginSeconds: MARGIN_SECONDS,
    consentUrl: (address) => consentUrl(address, application.clientId, addresses),
    exchange: (code) => translate(async () => toConsent(await ask(exchangeFields(code)))),
    refresh: ({ refreshToken }) =>
      translate(async () => {
        if (refreshToken === null) throw consentGone(undefined);
        return toTokens(await ask({ grant_type: 'refresh_token', refresh_token: refreshToken }));
      }),
    revoke: (held) => translate(() => revoke(held, addresses)),
  };
}

function consentUrl(address: ConsentAddress, clientId: string, addresses: ProviderAddresses): URL {
  const url = new URL(addresses.google_consent);
  url.search = new URLSearchParams({
    ...{ client_id: clientId, redirect_uri: address.redirectUri, response_type: 'code' },
    scope: [...IDENTITY_SCOPES, ...address.scopes].join(' '),
    ...{ state: address.state, code_challenge: address.challenge, code_challenge_method: 'S256' },
    // Without these Google gives a refresh token only for the first consent of a person.
    ...{ access_type: 'offline', prompt: 'consent' },
  }).toString();
  return url;
}

function exchangeFields({ code, verifier, redirectUri }: ConsentCode): Record<string, string> {
  return { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
}

function toTokens({ access_token, expires_in, refresh_token }: TokenAnswer): GoogleTokens {
  return {
    accessToken: access_token,
    expiresInSeconds: expires_in,
    refreshToken: refresh_token ?? null,
  };
}

type GoogleTokens = { accessToken: string; expiresInSeconds: number; refreshToken: string | null };

function toConsent(answer: TokenAnswer): GrantedConsent {
  const person = readPerson(answer.id_token);
  return {
    ...toTokens(answer),
    scopes: (answer.scope ?? '').split(' ').filter((scope) => scope !== ''),
    grantedBy: person?.email ?? null,
    grantorId: person?.sub ?? null,
  };
}

const personClaims = z.object({ sub: z.string(), email: z.string().optional() });

/** Google itself handed it over, over TLS, so its signature need not be looked at. */
function readPerson(idToken: string | undefined): z.output<typeof personClaims> | undefined {
  try {
    const [, claims = ''] = (idToken ?? '').split('.');
    return personClaims.safeParse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

async function revoke(
  { accessToken, refreshToken }: HeldTokens,
  addresses: ProviderAddresses,
): Promise<void> {
  const body = new URLSearchParams({ token: refreshToken ?? accessToken });
  const url = new URL(addresses.google_revoke);
  await callProvider({ provider: PROVIDER, url, method: 'POST', body }, z.unknown());
}

/** Who withdraws a token is told `invalid_token` when it is gone already. */
const GONE = ['invalid_grant', 'invalid_token'];
const OURS = ['invalid_client', 'unauthorized_client'];

/** Says what a refusal means. Only a lost grant is about the consent; all else may pass, or is ours to repair. */
async function translate<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderRefusalError)) throw error;
    const name = error.refusal.name ?? '';
    throw GONE.includes(name) ? consentGone(error) : withoutToken(error, OURS.includes(name));
  }
}

function withoutToken(cause: ProviderRefusalError, isOurs: boolean): SourceError {
  const providerCode = codeText(cause.refusal);
  const { retryAfterSeconds } = cause.refusal;
  const options = { kind: 'transient', providerCode, retryAfterSeconds, cause } as const;
  if (!isOurs) return new SourceError(`Google gave no token (${providerCode}).`, options);
  return new SourceError(`Google does not know the application of this installation (${providerCode}).`, {
    ...options,
    userAction: 'Check STEWARD_GOOGLE_CLIENT_ID and STEWARD_GOOGLE_CLIENT_SECRET.',
  });
}

function consentGone(cause: ProviderRefusalError | undefined): SourceError {
  return new SourceError('Google says that the consent has expired or was withdrawn.', {
    ...{ kind: 'auth_reconnect', providerCode: 'invalid_grant', cause },
  });
}
