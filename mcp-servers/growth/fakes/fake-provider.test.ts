import { afterEach, expect, it } from 'vitest';
import { openFakeGa4 } from './fake-ga4.ts';
import { openGrants } from './fake-grants.ts';
import { accountsOf, DEMO_TOKEN } from './fake-options.ts';
import { noonAfter } from './fake-shop.ts';
import { ask } from './testing-ask.ts';
import { testShop } from './testing-shop.ts';
import { LAST_DAY } from './testing-table.ts';

const shop = testShop();
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openFake(options: Parameters<typeof openFakeGa4>[1] = {}) {
  const fake = await openFakeGa4([shop], options);
  opened.push(fake);
  return { fake, report: `${fake.url}/v1beta/properties/${shop.accounts.ga4}:runReport` };
}

const body = { dateRanges: [{ startDate: LAST_DAY, endDate: LAST_DAY }], metrics: [{ name: 'sessions' }] };

it('keeps of a request what a client may be judged by, and no secret', async () => {
  const { fake, report } = await openFake();

  await ask(`${report}?key=fake-secret&alt=json`, {
    body,
    headers: { 'x-note': 'kept', 'developer-token': 'fake-secret' },
  });

  expect(fake.requests).toMatchObject([
    {
      method: 'POST',
      path: `/v1beta/properties/${shop.accounts.ga4}:runReport?key=%28hidden%29&alt=json`,
      headers: { 'x-note': 'kept' },
      body,
      grant: 'demo',
      tokenPlace: 'header',
    },
  ]);
  expect(JSON.stringify(fake.requests)).not.toMatch(/fake-secret|fake-token/);
});

it('fails the next requests of a path by name, and then answers again', async () => {
  const { fake, report } = await openFake();
  fake.behave({ fail: [{ error: 'unavailable', times: 2, path: 'runReport' }] });
  const other = `${fake.url}/v1beta/properties/${shop.accounts.ga4}/metadata`;

  const statuses = [
    await ask(report, { body }),
    await ask(other),
    await ask(report, { body }),
    await ask(report, { body }),
  ];

  expect(statuses.map(({ status }) => status)).toEqual([503, 200, 503, 200]);
});

it.each([
  ['truncated_json', 200, /^\{"dimensionHeaders"(?!.*\}$)/s],
  ['html', 200, /^<!DOCTYPE html>/],
] as const)('can answer with %s where JSON belongs', async (kind, status, text) => {
  const { fake, report } = await openFake();
  fake.behave({ trouble: [{ kind, times: 1 }] });

  const answer = await ask(report, { body });

  expect(answer.status).toBe(status);
  expect(answer.body).toMatch(text);
});

it('can cut the connection without an answer', async () => {
  const { fake, report } = await openFake();
  fake.behave({ trouble: [{ kind: 'reset', times: 1 }] });

  await expect(ask(report, { body })).rejects.toThrow('fetch failed');
});

it('can stop in the middle of a body, until the client gives up', async () => {
  const { fake, report } = await openFake();
  fake.behave({ trouble: [{ kind: 'stalled_body', times: 1 }] });

  const response = await fetch(report, {
    method: 'POST',
    headers: { authorization: `Bearer ${DEMO_TOKEN}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(200),
  });

  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('timeout');
});

it('answers as late as it was told', async () => {
  const { fake, report } = await openFake();
  fake.behave({ latency: { from: 120, to: 140 } });
  const start = performance.now();

  await ask(report, { body });

  expect(performance.now() - start).toBeGreaterThanOrEqual(115);
});

it('closes at once although a request still waits', async () => {
  const { fake, report } = await openFake();
  fake.behave({ latency: { from: 60_000, to: 60_000 } });
  const waiting = ask(report, { body }).catch((error: unknown) => error);
  while (fake.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));

  await fake.close();

  expect(await waiting).toBeInstanceOf(Error);
});

it('closes at once although a body stands still', async () => {
  const { fake, report } = await openFake();
  fake.behave({ trouble: [{ kind: 'stalled_body', times: 1 }] });
  const response = await fetch(report, {
    method: 'POST',
    headers: { authorization: `Bearer ${DEMO_TOKEN}` },
    body: JSON.stringify(body),
  });

  await fake.close();

  await expect(response.text()).rejects.toThrow('terminated');
});

it('sets no end to idle connections, so that a client that is busy for long finds its own open', async () => {
  const { report } = await openFake();

  const { headers } = await ask(report, { body });

  expect(headers.get('connection')).toBe('keep-alive');
  expect(headers.get('keep-alive')).toBeNull();
});

it('lets a token see its own accounts until it ends or is revoked', async () => {
  const grants = openGrants();
  const expiresAt = noonAfter(LAST_DAY);
  grants.add('fake-token-own', { name: 'own', accounts: accountsOf(shop), scopes: null, expiresAt });
  grants.add('fake-token-foreign', { name: 'foreign', accounts: ['999'], scopes: null, expiresAt: null });
  let now = new Date(expiresAt.getTime() - 1);
  const { report } = await openFake({ grants, now: () => now });
  const statusWith = async (token: string | null) => (await ask(report, { body, token })).status;

  const before = [
    await statusWith('fake-token-own'),
    await statusWith('fake-token-foreign'),
    await statusWith(null),
  ];
  now = expiresAt;
  const after = await ask(report, { body, token: 'fake-token-own' });
  grants.revoke('fake-token-foreign');
  const revoked = await statusWith('fake-token-foreign');

  expect(before).toEqual([200, 403, 401]);
  expect(after).toMatchObject({
    status: 401,
    body: { error: { details: [{ reason: 'ACCESS_TOKEN_EXPIRED' }] } },
  });
  expect(revoked).toBe(401);
});
