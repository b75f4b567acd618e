import { createHash } from 'node:crypto';
import { type OauthOptions, openFakeOauth } from './fake-oauth.ts';
import { FAKE_CLIENT } from './fake-oauth-session.ts';
import { ask } from './testing-ask.ts';
import { googleToken } from './testing-shapes.ts';

export const VERIFIER = 'fake-verifier-fake-verifier-fake-verifier-fake';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
export const REDIRECT = 'http://127.0.0.1:9/callback';
export const CLIENT = { client_id: FAKE_CLIENT.id, client_secret: FAKE_CLIENT.secret };
export const SCOPE = 'https://www.googleapis.com/auth/analytics.readonly';

/** The fake OAuth server, and short ways through a consent; its clock stands until it is moved. */
export async function openTestOauth(options: OauthOptions = {}) {
  const clock = { now: new Date('2026-10-29T12:00:00Z') };
  const users = [
    { name: 'anna', accounts: ['100000001'] },
    { name: 'ben', accounts: ['100000002'] },
  ];
  const fake = await openFakeOauth(users, { now: () => clock.now, ...options });
  const consent = async (path = 'o/oauth2/v2/auth', extra: Readonly<Record<string, string>> = {}) => {
    const parameters = {
      client_id: FAKE_CLIENT.id,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: SCOPE,
      state: 's',
      access_type: 'offline',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...extra,
    };
    const answer = await ask(`${fake.url}/${path}?${new URLSearchParams(parameters)}`, { token: null });
    return new URL(answer.headers.get('location') ?? 'http://none').searchParams;
  };
  const token = (form: Readonly<Record<string, string>>) =>
    ask(`${fake.url}/token`, { token: null, form: { ...CLIENT, ...form } });
  const redeem = async (form: Readonly<Record<string, string>> = {}) =>
    token({
      grant_type: 'authorization_code',
      code: (await consent()).get('code') ?? '',
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...form,
    });
  const refresh = (refresh_token: string) => token({ grant_type: 'refresh_token', refresh_token });
  return {
    fake,
    clock,
    /** Moves the clock. */
    pass(seconds: number) {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
    consent,
    token,
    redeem,
    refresh,
    connect: async () => googleToken.parse((await redeem()).body),
  };
}
