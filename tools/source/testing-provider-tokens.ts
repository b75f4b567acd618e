import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Asked,
  makeSecret,
  type ProviderBehaviour,
  type ProviderState,
  type Reply,
} from './testing-provider-state.ts';

export const FAKE_CLIENT = { clientId: 'fake-client-id', clientSecret: 'GOCSPX-fake-canary-client' };
export const FAKE_APP = { appId: '1234', appSecret: 'fake-canary-app-secret' };

/** The person agrees at once. */
export function consent({ fields }: Asked, state: ProviderState): Reply {
  const code = makeSecret(state, '4/0fake_canary_code_');
  const scopes = (fields.get('scope') ?? '').split(/[ ,]/);
  state.challenges.set(code, { challenge: fields.get('code_challenge') ?? '', scopes });
  const back = new URL(fields.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ code, state: fields.get('state') ?? '' }).toString();
  return { status: 302, location: back.href };
}

/** Codes and older tokens for new tokens. */
export async function giveTokens(asked: Asked, state: ProviderState): Promise<Reply> {
  const { fields, path } = asked;
  const { behaviour } = state;
  const isExchange = fields.has('code');
  state.calls.push(isExchange ? 'exchange' : 'refresh');
  await behaviour.held;
  await wait(behaviour.delayMilliseconds);
  if (!knowsClient(fields)) return REFUSALS.invalid_client;
  const refusal = isExchange ? refuseCode(fields, state) : refuseRefresh(fields, state);
  if (refusal !== undefined) return refusal;
  const isMeta = path.startsWith('/oauth');
  return { status: 200, json: isMeta ? metaTokens(state) : googleTokens(state, fields) };
}

/** All consents of the person end. */
export function revoke(_asked: Asked, state: ProviderState): Reply {
  state.calls.push('revoke');
  if (state.behaviour.revoke !== 'works') return { status: 503, json: {} };
  state.goodTokens.clear();
  state.refreshTokens.clear();
  return { status: 200, json: {} };
}

const META_EXPIRED = {
  message: 'Error validating access token: Session has expired',
  type: 'OAuthException',
};

const REFUSALS: Readonly<Record<Exclude<ProviderBehaviour['refresh'], 'works'> | 'meta_190', Reply>> = {
  invalid_grant: {
    status: 400,
    json: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  },
  invalid_client: { status: 401, json: { error: 'invalid_client', error_description: 'Unauthorized' } },
  unavailable: { status: 503, json: { error: 'internal_failure' } },
  nonsense: { status: 200, text: '<html>ya29.fake-canary-in-html</html>' },
  cut: { status: 200, isCut: true },
  meta_190: { status: 400, json: { error: { ...META_EXPIRED, code: 190, error_subcode: 463 } } },
};

function knowsClient(fields: URLSearchParams): boolean {
  const given = `${fields.get('client_id')} ${fields.get('client_secret')}`;
  const google = `${FAKE_CLIENT.clientId} ${FAKE_CLIENT.clientSecret}`;
  return [google, `${FAKE_APP.appId} ${FAKE_APP.appSecret}`].includes(given);
}

/** PKCE: only who asked can use the code, and only once. */
function refuseCode(fields: URLSearchParams, state: ProviderState): Reply | undefined {
  const code = fields.get('code') ?? '';
  const known = state.challenges.get(code);
  state.challenges.delete(code);
  const made = createHash('sha256')
    .update(fields.get('code_verifier') ?? '')
    .digest('base64url');
  if (known === undefined || known.challenge !== made) return REFUSALS.invalid_grant;
  state.scopes = known.scopes.filter((scope) => !state.behaviour.withheldScopes.includes(scope));
  return undefined;
}

function refuseRefresh(fields: URLSearchParams, state: ProviderState): Reply | undefined {
  const { refresh } = state.behaviour;
  const exchanged = fields.get('fb_exchange_token');
  const gone = exchanged === null ? REFUSALS.invalid_grant : REFUSALS.meta_190;
  if (refresh === 'invalid_grant') return gone;
  if (refresh !== 'works') return REFUSALS[refresh];
  const isKnown =
    state.refreshTokens.has(fields.get('refresh_token') ?? '') || state.goodTokens.has(exchanged ?? '');
  return isKnown ? undefined : gone;
}

function googleTokens(state: ProviderState, fields: URLSearchParams): object {
  const { behaviour, goodTokens, scopes } = state;
  const accessToken = makeSecret(state, 'ya29.fake_canary_access_');
  goodTokens.add(accessToken);
  return {
    ...{ access_token: accessToken, expires_in: behaviour.expiresInSeconds, token_type: 'Bearer' },
    ...{ scope: scopes.join(' '), refresh_token: refreshTokenFor(state, fields) },
    id_token: idToken(behaviour.person),
  };
}

function refreshTokenFor(state: ProviderState, fields: URLSearchParams): string | undefined {
  const older = fields.get('refresh_token');
  if (older !== null && !state.behaviour.isRotating) return undefined;
  state.refreshTokens.delete(older ?? '');
  const made = makeSecret(state, '1//fake_canary_refresh_');
  state.refreshTokens.add(made);
  return made;
}

function idToken(person: string | null): string | undefined {
  if (person === null) return undefined;
  const claims = Buffer.from(JSON.stringify({ sub: person, email: person })).toString('base64url');
  return `e30.${claims}.c2ln`;
}

function metaTokens(state: ProviderState): object {
  const accessToken = makeSecret(state, 'EAAfakecanary');
  state.goodTokens.add(accessToken);
  return { access_token: accessToken, token_type: 'bearer', expires_in: state.behaviour.expiresInSeconds };
}
