import { afterEach, expect, it } from 'vitest';
import type { OauthOptions } from './fake-oauth.ts';
import { ask } from './testing-ask.ts';
import { CLIENT, openTestOauth, SCOPE } from './testing-oauth.ts';
import { googleToken, oauthErrorBody } from './testing-shapes.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openFake(options: OauthOptions = {}) {
  const oauth = await openTestOauth(options);
  opened.push(oauth.fake);
  return oauth;
}

it('exchanges a code for tokens that see what the user sees, until they end', async () => {
  const { clock, fake, connect } = await openFake();

  const { access_token, refresh_token, expires_in } = await connect();

  expect(refresh_token).toMatch(/^fake-refresh-anna-/);
  expect(expires_in).toBe(3599);
  expect(fake.grants.check(access_token, clock.now)).toMatchObject({
    state: 'good',
    grant: { name: 'anna', accounts: ['100000001'], scopes: [SCOPE] },
  });
  expect(fake.grants.check(access_token, new Date(clock.now.getTime() + 3_600_000)).state).toBe('expired');
});

it('hands the state back, and says when consent was denied', async () => {
  const { fake, consent } = await openFake();

  const given = await consent();
  fake.behave({ isConsentDenied: true });
  const denied = await consent();

  expect(given.get('state')).toBe('s');
  expect(Object.fromEntries(denied)).toEqual({ error: 'access_denied', state: 's' });
});

it.each([
  ['a wrong verifier', { code_verifier: 'fake-other-verifier' }, { status: 400, error: 'invalid_grant' }],
  ['no verifier', { code_verifier: '' }, { status: 400, error: 'invalid_grant' }],
  [
    'another redirect',
    { redirect_uri: 'http://127.0.0.1:10/callback' },
    { status: 400, error: 'redirect_uri_mismatch' },
  ],
  ['a code that nobody gave', { code: 'fake-code-999' }, { status: 400, error: 'invalid_grant' }],
  ['a wrong client', { client_secret: 'fake-other-secret' }, { status: 401, error: 'invalid_client' }],
  ['another kind of grant', { grant_type: 'password' }, { status: 400, error: 'unsupported_grant_type' }],
])('refuses %s', async (_, form, { status, error }) => {
  const { redeem } = await openFake();

  const answer = await redeem(form);

  expect(answer.status).toBe(status);
  expect(oauthErrorBody.parse(answer.body).error).toBe(error);
});

it('takes a code once, and not after ten minutes', async () => {
  const { pass, consent, redeem } = await openFake();
  const code = (await consent()).get('code') ?? '';
  const late = (await consent()).get('code') ?? '';

  const [first, second] = [await redeem({ code }), await redeem({ code })];
  pass(600);
  const third = await redeem({ code: late });

  expect([first.status, second.status, third.status]).toEqual([200, 400, 400]);
});

it('refreshes as often as it is asked, with the same refresh token', async () => {
  const { refresh, connect } = await openFake();
  const { refresh_token = '', access_token } = await connect();

  const answers = [await refresh(refresh_token), await refresh(refresh_token)].map(({ body }) =>
    googleToken.parse(body),
  );

  expect(answers.map((answer) => answer.refresh_token)).toEqual([undefined, undefined]);
  expect(new Set([access_token, ...answers.map((answer) => answer.access_token)]).size).toBe(3);
});

it('ends the old refresh token where it rotates', async () => {
  const { fake, refresh, connect } = await openFake();
  const { refresh_token = '' } = await connect();
  fake.behave({ rotatesRefreshTokens: true });

  const rotated = googleToken.parse((await refresh(refresh_token)).body);
  const [old, fresh] = [await refresh(refresh_token), await refresh(rotated.refresh_token ?? '')];

  expect([old.status, fresh.status]).toEqual([400, 200]);
});

it('refuses a revoked grant for good, and ends its access tokens', async () => {
  const { clock, fake, refresh, connect } = await openFake();
  const { refresh_token = '', access_token } = await connect();

  const revoked = await ask(`${fake.url}/revoke`, { token: null, form: { token: refresh_token } });
  const [again, refreshed] = [
    await ask(`${fake.url}/revoke`, { token: null, form: { token: refresh_token } }),
    await refresh(refresh_token),
  ];

  expect([revoked.status, again.status, refreshed.status]).toEqual([200, 400, 400]);
  expect(refreshed.body).toEqual({
    error: 'invalid_grant',
    error_description: 'Token has been expired or revoked.',
  });
  expect(fake.grants.check(access_token, clock.now).state).toBe('revoked');
});

it('ends what a user consented to when the user removes the app, and nothing of others', async () => {
  const { clock, fake, refresh, connect } = await openFake();
  const anna = await connect();
  fake.behave({ consentingUser: 'ben' });
  const ben = await connect();

  fake.revokeUser('anna');

  const statuses = [await refresh(anna.refresh_token ?? ''), await refresh(ben.refresh_token ?? '')].map(
    ({ status }) => status,
  );
  expect(statuses).toEqual([400, 200]);
  expect(fake.grants.check(ben.access_token, clock.now).state).toBe('good');
});

it('ends refresh tokens of an app in testing after seven days', async () => {
  const { pass, refresh, connect } = await openFake({ refreshTokenSeconds: 604_800 });
  const { refresh_token = '', refresh_token_expires_in } = await connect();

  const before = await refresh(refresh_token);
  pass(604_800);
  const after = await refresh(refresh_token);

  expect(refresh_token_expires_in).toBe(604_800);
  expect([before.status, after.status]).toEqual([200, 400]);
});

it('silently ends the oldest of a hundred refresh tokens of one user', async () => {
  const { refresh, connect } = await openFake();
  const tokens: string[] = [];
  for (let count = 0; count < 101; count += 1) tokens.push((await connect()).refresh_token ?? '');

  const [oldest, second] = [await refresh(tokens[0] ?? ''), await refresh(tokens[1] ?? '')];

  expect([oldest.status, second.status]).toEqual([400, 200]);
});

it('keeps no secret of a token request', async () => {
  const { fake, refresh, connect } = await openFake();
  const { refresh_token = '' } = await connect();

  await refresh(refresh_token);

  expect(fake.requests.at(-1)?.body).toEqual({
    ...CLIENT,
    client_secret: '(hidden)',
    grant_type: 'refresh_token',
    refresh_token: '(hidden)',
  });
  expect(JSON.stringify(fake.requests)).not.toMatch(/fake-refresh|fake-client-secret|fake-verifier/);
});
