import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { disconnect } from './disconnect.ts';
import { failureOf, makeMasterKeys, openVaultBench, type VaultBench } from './testing-vault.ts';
import { openVault } from './vault.ts';

const OPERATOR = { actorKind: 'operator', actorId: 'test' } as const;
const SLOW = 150;

const masterKeys = makeMasterKeys();

let store: TestStore;
let bench: VaultBench;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  bench = await openVaultBench(store, masterKeys);
});
afterEach(() => bench.provider.close());
afterAll(() => store.close());

it('opens what was connected: the chosen accounts and a token, without asking the provider again', async () => {
  await bench.connect();

  const access = await bench.vault.open(bench.shop.tenantId, 'ga4');
  const tokens = [await access.token(), await access.token()];

  expect(access.accounts).toMatchObject([{ externalId: 'property-101', timezone: 'Europe/Oslo' }]);
  expect(tokens[0]).toMatch(/^ya29\./);
  expect(new Set(tokens).size).toBe(1);
  expect(bench.provider.calls).toEqual(['exchange']);
});

it.each([
  ['was never connected', async () => {}],
  [
    'was disconnected',
    async () => {
      await bench.connect();
      await disconnect(bench.settings, bench.place(), OPERATOR);
    },
  ],
])('says by which command a source that %s is connected', async (_, arrange) => {
  await arrange();

  const failure = await failureOf(bench.vault.open(bench.shop.tenantId, 'ga4'));

  expect(failure).toMatchObject({
    kind: 'auth_reconnect',
    userAction: `Run: steward integrations connect ga4 --tenant ${bench.slug}`,
    message: expect.stringContaining(`steward integrations connect ga4 --tenant ${bench.slug}`),
  });
});

it("opens nothing of another tenant's", async () => {
  await bench.connect();
  const stranger = await store.createTenant();

  await expect(bench.vault.open(stranger.tenantId, 'ga4')).rejects.toMatchObject({ kind: 'auth_reconnect' });
});

describe('a consent that is gone', () => {
  it('is asked about once by 20 callers, and never again', async () => {
    await bench.connect();
    await bench.expire();
    Object.assign(bench.provider.behaviour, { refresh: 'invalid_grant', delayMilliseconds: SLOW });

    const vaults = Array.from({ length: 5 }, () => openVault(bench.settings));
    const failures = await Promise.all(
      Array.from({ length: 20 }, (_, index) => failureOf(bench.tokenOf('ga4', vaults[index % 5]))),
    );
    const later = await failureOf(bench.tokenOf());

    expect(bench.provider.count('refresh')).toBe(1);
    for (const failure of [...failures, later]) {
      expect(failure).toMatchObject({
        kind: 'auth_reconnect',
        message: `Google Analytics 4 of "${bench.slug}" has to be connected: Google says that the consent has expired or was withdrawn. Run: steward integrations connect ga4 --tenant ${bench.slug}`,
      });
    }
  });

  it('is noted in the log of the tenant', async () => {
    await bench.connect();
    await bench.expire();
    bench.provider.behaviour.refresh = 'invalid_grant';
    await failureOf(bench.tokenOf());

    const { rows } = await bench.shop.run({
      text: 'select action, actor_kind from core.audit_log order by at',
      values: [],
    });

    expect(rows).toEqual([
      { action: 'integration.connect', actor_kind: 'operator' },
      { action: 'integration.needs_reconnect', actor_kind: 'system' },
    ]);
  });

  it('works again once it was given anew', async () => {
    await bench.connect();
    await bench.expire();
    bench.provider.behaviour.refresh = 'invalid_grant';
    await failureOf(bench.tokenOf());
    bench.provider.behaviour.refresh = 'works';

    await bench.connect();

    expect(await bench.tokenOf()).toMatch(/^ya29\./);
    expect(await bench.state()).toMatchObject({ status: 'active', failure: null });
  });
});

describe('PageSpeed', () => {
  it("needs no consent: the installation's key, for the tenant's own domain", async () => {
    await store.pool.query(`update core.tenant set domain = 'shop.example' where id = $1`, [
      bench.shop.tenantId,
    ]);
    const keyed = openVault({ ...bench.settings, pageSpeedKey: 'fake-page-speed-key' });

    const access = await keyed.open(bench.shop.tenantId, 'pagespeed');

    expect(await access.token()).toBe('fake-page-speed-key');
    expect(access.accounts).toMatchObject([{ externalId: 'shop.example' }]);
  });

  it('says which variable is missing without a key', async () => {
    const access = await bench.vault.open(bench.shop.tenantId, 'pagespeed');

    await expect(access.token()).rejects.toMatchObject({
      kind: 'permission',
      message: expect.stringContaining('STEWARD_PAGESPEED_KEY'),
    });
  });
});
