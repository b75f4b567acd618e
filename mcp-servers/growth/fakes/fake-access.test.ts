import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFakeGa4 } from './fake-ga4.ts';
import { FAKE_DEVELOPER_TOKEN, openFakeGoogleAds } from './fake-google-ads.ts';
import { openGrants } from './fake-grants.ts';
import { openFakeMeta } from './fake-meta.ts';
import { accountsOf } from './fake-options.ts';
import { openFakeSearchConsole } from './fake-search-console.ts';
import { noonAfter } from './fake-shop.ts';
import { ask } from './testing-ask.ts';
import { testShop } from './testing-shop.ts';
import { LAST_DAY } from './testing-table.ts';

const [own, foreign] = [testShop(1), testShop(2)];
const grants = openGrants();
const expiresAt = new Date('2027-01-01T00:00:00Z');
grants.add('fake-token-own', { name: 'own', accounts: accountsOf(own), scopes: null, expiresAt });
grants.add('fake-token-narrow', { name: 'narrow', accounts: accountsOf(own), scopes: ['openid'], expiresAt });
grants.add('fake-token-revoked', { name: 'revoked', accounts: accountsOf(own), scopes: null, expiresAt });
grants.revoke('fake-token-revoked');

let now = noonAfter(LAST_DAY);
const options = { grants, now: () => now };
const opened: { close(): Promise<void> }[] = [];
const urls = { ga4: '', gsc: '', ads: '', meta: '' };
beforeAll(async () => {
  const shops = [own, foreign];
  const fakes = {
    ga4: await openFakeGa4(shops, options),
    gsc: await openFakeSearchConsole(shops, options),
    ads: await openFakeGoogleAds(shops, options),
    meta: await openFakeMeta(shops, options),
  };
  opened.push(...Object.values(fakes));
  Object.assign(urls, Object.fromEntries(Object.entries(fakes).map(([name, { url }]) => [name, url])));
});
afterAll(async () => {
  for (const fake of opened) await fake.close();
});

type Shop = typeof own;
const ASKS = {
  ga4: (token: string, { accounts }: Shop) =>
    ask(`${urls.ga4}/v1beta/properties/${accounts.ga4}/metadata`, { token }),
  gsc: (token: string, { accounts }: Shop) =>
    ask(`${urls.gsc}/webmasters/v3/sites/${encodeURIComponent(accounts.gsc)}`, { token }),
  ads: (token: string, { accounts }: Shop) =>
    ask(`${urls.ads}/v25/customers/${accounts.googleAds}/googleAds:searchStream`, {
      token,
      headers: {
        'developer-token': FAKE_DEVELOPER_TOKEN,
        'login-customer-id': accounts.googleAdsManager ?? '',
      },
      body: { query: 'SELECT campaign.id FROM campaign' },
    }),
  meta: (token: string, { accounts }: Shop) => ask(`${urls.meta}/v26.0/${accounts.metaAds}`, { token }),
};

it.each([
  ['ga4', 'PERMISSION_DENIED'],
  ['gsc', 'forbidden'],
  ['ads', 'USER_PERMISSION_DENIED'],
  ['meta', '"code":200'],
] as const)(
  '%s shows a token its own accounts, and refuses a foreign one in its own words',
  async (provider, words) => {
    const [mine, theirs] = [
      await ASKS[provider]('fake-token-own', own),
      await ASKS[provider]('fake-token-own', foreign),
    ];

    expect([mine.status, theirs.status]).toEqual([200, 403]);
    expect(JSON.stringify(theirs.body)).toContain(words);
  },
);

it.each([
  ['ga4', 'fake-token-unknown', { status: 401, words: 'ACCESS_TOKEN_TYPE_UNSUPPORTED' }],
  ['ga4', 'fake-token-narrow', { status: 403, words: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
  ['gsc', 'fake-token-revoked', { status: 401, words: 'UNAUTHENTICATED' }],
  ['gsc', 'fake-token-narrow', { status: 403, words: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
  ['ads', 'fake-token-unknown', { status: 401, words: 'OAUTH_TOKEN_INVALID' }],
  ['ads', 'fake-token-revoked', { status: 401, words: 'OAUTH_TOKEN_REVOKED' }],
  ['meta', 'fake-token-unknown', { status: 400, words: '"code":190' }],
  ['meta', 'fake-token-revoked', { status: 400, words: '"error_subcode":460' }],
] as const)('%s refuses %s with %j', async (provider, token, { status, words }) => {
  const answer = await ASKS[provider](token, own);

  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).toContain(words);
});

it.each([
  ['ga4', 401, 'ACCESS_TOKEN_EXPIRED'],
  ['gsc', 401, 'ACCESS_TOKEN_EXPIRED'],
  ['ads', 401, 'OAUTH_TOKEN_EXPIRED'],
  ['meta', 400, '"error_subcode":463'],
] as const)('%s refuses a token from the second on at which it ends', async (provider, status, words) => {
  now = new Date(expiresAt.getTime() - 1);
  const before = await ASKS[provider]('fake-token-own', own);
  now = expiresAt;

  const after = await ASKS[provider]('fake-token-own', own);

  expect(before.status).toBe(200);
  expect(after.status).toBe(status);
  expect(JSON.stringify(after.body)).toContain(words);
});
