import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { googleOAuth } from './google-oauth.client.ts';
import { metaOAuth } from './meta-oauth.client.ts';
import { PROVIDER_ADDRESSES } from './provider-addresses.ts';
import { SourceError } from './source-error.ts';

const CANARY = 'fake-canary-0123456789';
const HELD = { accessToken: `ya29.${CANARY}`, refreshToken: `1//${CANARY}` };

let server: Server;
let answer: { status: number; body: string; headers?: Record<string, string> };
let google: ReturnType<typeof googleOAuth>;
let meta: ReturnType<typeof metaOAuth>;
beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has no path for an address.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const addresses = { ...PROVIDER_ADDRESSES, google_token: `${url}/token`, meta_graph: url };
  google = googleOAuth({ clientId: 'fake-id', clientSecret: `GOCSPX-${CANARY}` }, addresses);
  meta = metaOAuth({ appId: '1', appSecret: CANARY }, addresses);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error) => error,
  );

/** The error and all that caused it, as a log would have it. */
function whole(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.message} ${error.stack} ${JSON.stringify(error)} ${whole(error.cause)}`;
}

const oauth = (error: string) => JSON.stringify({ error, error_description: CANARY });
const graph = (error: object) =>
  JSON.stringify({ error: { message: CANARY, type: 'OAuthException', fbtrace_id: 'A', ...error } });

/** Who is asked, what comes back, what that means. */
type Case = readonly ['google' | 'meta', number, string, string, string];

it.each<Case>([
  ['google', 400, oauth('invalid_grant'), 'auth_reconnect', 'invalid_grant'],
  ['google', 401, oauth('invalid_grant'), 'auth_reconnect', 'invalid_grant'],
  ['google', 401, oauth('invalid_client'), 'transient', 'invalid_client'],
  ['google', 401, oauth('unauthorized_client'), 'transient', 'unauthorized_client'],
  ['google', 400, oauth('invalid_request'), 'transient', 'invalid_request'],
  ['google', 429, oauth('rate_limit_exceeded'), 'transient', 'rate_limit_exceeded'],
  ['google', 500, 'oops', 'transient', 'status 500'],
  ['google', 503, oauth('internal_failure'), 'transient', 'internal_failure'],
  ['google', 302, '', 'transient', 'status 302'],
  ['meta', 400, graph({ code: 190, error_subcode: 463 }), 'auth_reconnect', '190/463'],
  ['meta', 400, graph({ code: 190, error_subcode: 458 }), 'auth_reconnect', '190/458'],
  ['meta', 400, graph({ code: 190, error_subcode: 460 }), 'auth_reconnect', '190/460'],
  ['meta', 400, graph({ code: 190, error_subcode: 467 }), 'auth_reconnect', '190/467'],
  ['meta', 401, graph({ code: 190 }), 'auth_reconnect', '190'],
  ['meta', 400, graph({ code: 102 }), 'auth_reconnect', '102'],
  ['meta', 400, graph({ code: 190, error_subcode: 459 }), 'transient', '190/459'],
  ['meta', 400, graph({ code: 368 }), 'transient', '368'],
  ['meta', 400, graph({ code: 4, is_transient: true }), 'transient', '4'],
  ['meta', 400, graph({ code: 1 }), 'transient', '1'],
  ['meta', 500, graph({ code: 2 }), 'transient', '2'],
  ['meta', 503, '', 'transient', 'status 503'],
])('%s: %i %s', async (...each) => {
  const [who, status, body, kind, providerCode] = each;
  answer = { status, body };

  const failure = await failureOf((who === 'google' ? google : meta).refresh(HELD));

  expect(failure).toBeInstanceOf(SourceError);
  expect(failure).toMatchObject({ kind, providerCode });
  expect(whole(failure)).not.toContain(CANARY);
});

it.each([
  ['no JSON', `<html>ya29.${CANARY}`],
  ['JSON that breaks off', `{"access_token":"ya29.${CANARY}","exp`],
  ['no time', JSON.stringify({ access_token: `ya29.${CANARY}` })],
  ['no token', JSON.stringify({ expires_in: 3600, note: CANARY })],
  ['nothing', ''],
  ['a bare token', CANARY],
])('takes a success with %s for one that may pass, without repeating it', async (_, body) => {
  answer = { status: 200, body };

  const failure = await failureOf(google.refresh(HELD));

  expect(failure).toMatchObject({
    kind: 'transient',
    message: 'Google answered something that cannot be read.',
  });
  // What a parser quotes of a text is its beginning.
  expect(whole(failure)).not.toContain(CANARY.slice(0, 8));
});

it('tells how long the provider wants to be left alone', async () => {
  answer = { status: 503, body: '', headers: { 'retry-after': '17' } };

  expect(await failureOf(google.refresh(HELD))).toMatchObject({ retryAfterSeconds: 17 });
});

it('keeps the older refresh token where the provider gives none', async () => {
  answer = { status: 200, body: JSON.stringify({ access_token: 'ya29.fake-new', expires_in: 3599 }) };

  const tokens = await google.refresh(HELD);

  expect(tokens).toEqual({ accessToken: 'ya29.fake-new', expiresInSeconds: 3599, refreshToken: null });
});

it('takes a token of Meta without an end for one that does not end', async () => {
  answer = { status: 200, body: JSON.stringify({ access_token: 'EAAfake' }) };

  expect(await meta.refresh(HELD)).toMatchObject({ accessToken: 'EAAfake', expiresInSeconds: null });
});

it('names no address with secrets in it when nobody is there', async () => {
  const addresses = { ...PROVIDER_ADDRESSES, meta_graph: 'http://127.0.0.1:1' };

  const failure = await failureOf(metaOAuth({ appId: '1', appSecret: CANARY }, addresses).refresh(HELD));

  expect(failure).toMatchObject({
    kind: 'transient',
    message: expect.stringMatching(/^Meta did not answer \(/),
  });
  expect(whole(failure)).not.toContain(CANARY);
});
