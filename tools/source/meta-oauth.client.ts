import { z } from 'zod';
import { callProvider, type ProviderRequest } from './call-provider.ts';
import type { ConsentAddress, GrantedConsent, GrantedTokens, OAuthClient } from './oauth.ts';
import type { ProviderAddresses } from './provider-addresses.ts';
import { codeText, ProviderRefusalError, refusesToken } from './provider-refusal.ts';
import { META_VERSION } from './provider-versions.ts';
import { SourceError } from './source-error.ts';

/** The installation's application at Meta. */
export interface MetaApplication {
  readonly appId: string;
  readonly appSecret: string;
}

const PROVIDER = 'Meta';
const DAY_SECONDS = 86_400;
/** A token lives 60 days and can only be exchanged while it lives. */
const MARGIN_SECONDS = 10 * DAY_SECONDS;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  // A token of a system user does not end.
  expires_in: z.number().positive().optional(),
});
const person = z.object({ id: z.string(), name: z.string().optional() });
const permissions = z.object({ data: z.array(z.object({ permission: z.string(), status: z.string() })) });

/** Meta's consents. It has no refresh tokens: a token that is still good is exchanged for a newer one. */
export function metaOAuth(application: MetaApplication, addresses: ProviderAddresses): OAuthClient {
  const credentials = { client_id: application.appId, client_secret: application.appSecret };
  const graph = `${addresses.meta_graph}/${META_VERSION}`;

  /** Secrets are in the address because that is where Meta wants them; no error repeats an address. */
  async function exchangeFor(fields: Readonly<Record<string, string>>): Promise<GrantedTokens> {
    const url = new URL(`${graph}/oauth/access_token`);
    url.search = new URLSearchParams({ ...credentials, ...fields }).toString();
    const { access_token, expires_in } = await callProvider({ provider: PROVIDER, url }, tokenAnswer);
    return { accessToken: access_token, expiresInSeconds: expires_in ?? null, refreshToken: null };
  }

  const lengthen = (accessToken: string): Promise<GrantedTokens> =>
    exchangeFor({ grant_type: 'fb_exchange_token', fb_exchange_token: accessToken });

  return {
    provider: PROVIDER,
    sources: ['meta_ads'],
    // Meta lets an application in development come back to this name alone.
    loopbackHost: 'localhost',
    marginSeconds: MARGIN_SECONDS,
    consentUrl: (address) => consentUrl(address, application.appId, addresses),
    exchange: ({ code, verifier, redirectUri }) =>
      translate(async () => {
        const brief = await exchangeFor({ code, redirect_uri: redirectUri, code_verifier: verifier });
        const tokens = await lengthen(brief.accessToken);
        return { ...tokens, ...(await readConsent(graph, tokens.accessToken)) };
      }),
    refresh: ({ accessToken }) => translate(() => lengthen(accessToken)),
    revoke: ({ accessToken }) =>
      translate(async () => {
        await callProvider(
          { ...asking(`${graph}/me/permissions`, accessToken), method: 'DELETE' },
          z.unknown(),
        );
      }),
  };
}

function consentUrl(address: ConsentAddress, appId: string, addresses: ProviderAddresses): URL {
  const url = new URL(`${addresses.meta_consent}/${META_VERSION}/dialog/oauth`);
  url.search = new URLSearchParams({
    ...{ client_id: appId, redirect_uri: address.redirectUri, response_type: 'code' },
    ...{ scope: address.scopes.join(','), state: address.state },
    ...{ code_challenge: address.challenge, code_challenge_method: 'S256' },
  }).toString();
  return url;
}

type ConsentFacts = Pick<GrantedConsent, 'scopes' | 'grantedBy' | 'grantorId'>;

async function readConsent(graph: string, token: string): Promise<ConsentFacts> {
  const [{ id, name }, { data }] = await Promise.all([
    callProvider(asking(`${graph}/me?fields=id,name`, token), person),
    callProvider(asking(`${graph}/me/permissions`, token), permissions),
  ]);
  const granted = data.filter(({ status }) => status === 'granted').map(({ permission }) => permission);
  return { scopes: granted, grantedBy: name ?? id, grantorId: id };
}

function asking(url: string, token: string): ProviderRequest {
  return { provider: PROVIDER, url: new URL(url), headers: { authorization: `Bearer ${token}` } };
}

/** Says what a refusal means. Only a refused token is about the consent; all else may pass, or is ours to repair. */
async function translate<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderRefusalError)) throw error;
    const providerCode = codeText(error.refusal);
    if (refusesToken(error.refusal)) {
      throw new SourceError('Meta says that the consent has expired or was withdrawn.', {
        ...{ kind: 'auth_reconnect', providerCode },
        cause: error,
      });
    }
    throw new SourceError(`Meta gave no token (${providerCode}).`, {
      ...{ kind: 'transient', providerCode, retryAfterSeconds: error.refusal.retryAfterSeconds },
      cause: error,
    });
  }
}
