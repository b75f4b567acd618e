import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { consentAt } from '#tools/source/testing-vault.ts';
import { type Connecting, openConnecting } from '../testing-connecting.ts';

let store: TestStore;
let at: Connecting;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  at = await openConnecting(store);
});
afterEach(() => at.provider.close());
afterAll(() => store.close());

describe('connect', () => {
  it('asks with PKCE and state for reading alone, and stores the chosen accounts alone', async () => {
    await at.connect('ga4', '--account', '102');

    const { searchParams } = at.address();
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', access_type: 'offline' },
      scope: 'openid email https://www.googleapis.com/auth/analytics.readonly',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
    });
    expect(searchParams.get('state')?.length).toBeGreaterThan(40);
    expect(await at.stored()).toEqual([{ source: 'ga4', accounts: ['102'], secrets: 2 }]);
  });

  it('keeps by which manager an account of Google Ads is reached, and leaves managers and closed ones out', async () => {
    const { text } = await at.connect('google_ads', '--all', '--json');

    expect(JSON.parse(text)).toMatchObject({
      accounts: [
        { externalId: '201', name: 'Brand', loginCustomerId: null, timezone: 'Europe/Oslo', currency: 'NOK' },
        { externalId: '202', name: 'Generic', loginCustomerId: '900' },
      ],
      notes: ['The account 666 cannot be looked into (PERMISSION_DENIED).'],
    });
  });

  it('takes numbers of accounts as people write them, each once', async () => {
    await at.connect('google_ads', '--account', '2-0-1', '--account', 'customers/201');

    expect(await at.stored()).toEqual([{ source: 'google_ads', accounts: ['201'], secrets: 2 }]);
  });

  it('reads all pages of Meta, and nothing of the address with the token in it', async () => {
    const { text } = await at.connect('meta_ads', '--all', '--json');

    expect(JSON.parse(text)).toMatchObject({ accounts: [{ externalId: 'act_1' }, { externalId: 'act_2' }] });
    expect(await at.stored()).toEqual([{ source: 'meta_ads', accounts: ['act_1', 'act_2'], secrets: 1 }]);
  });

  it('stores nothing when nothing is chosen, and lists what could be', async () => {
    const { text, exitCode } = await at.connect('ga4');

    expect(exitCode).toBe(1);
    expect(text).toMatch(/No account was chosen, so nothing was stored.*101 +Shop.*102 +Other/s);
    expect(await at.stored()).toEqual([]);
  });

  it('asks a person which accounts, and Enter keeps those of the last time', async () => {
    at.person.isThere = true;
    at.person.answers = [() => '2', () => ''];
    await at.connect('ga4');
    const first = await at.stored();

    await at.connect('ga4');

    expect(at.person.told).toMatch(/ {2}2\* Other \/ Blog \(102\)\nWhich of them\?.*those with \*/);
    expect([first, await at.stored()]).toEqual([
      [{ source: 'ga4', accounts: ['102'], secrets: 2 }],
      [{ source: 'ga4', accounts: ['102'], secrets: 2 }],
    ]);
  });

  it('takes the code alone when that is what was pasted, since it works for this process only', async () => {
    at.person.browser = undefined;
    at.person.answers = [async (address) => (await consentAt(address)).searchParams.get('code') ?? ''];

    await at.connect('gsc', '--paste', '--account', 'sc-domain:shop.example');

    expect(await at.stored()).toEqual([{ source: 'gsc', accounts: ['sc-domain:shop.example'], secrets: 2 }]);
  });

  it('refuses an answer to another question and goes on waiting for its own', async () => {
    let foreign: Response | undefined;
    at.person.browser = async (address) => {
      const back = await consentAt(address);
      const forged = new URL(back);
      forged.searchParams.set('state', 'forged');
      foreign = await fetch(forged);
      await fetch(back);
    };

    await at.connect('ga4', '--all');

    expect(foreign?.status).toBe(400);
    expect(at.person.told).toContain('its state differs');
    expect(at.provider.count('exchange')).toBe(1);
    expect(await at.stored()).toHaveLength(1);
  });
});
