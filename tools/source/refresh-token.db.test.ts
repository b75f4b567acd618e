import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { SourceError } from './source-error.ts';
import { failureOf, makeMasterKeys, openVaultBench, type VaultBench } from './testing-vault.ts';
import { openVault } from './vault.ts';

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

describe('a refresh', () => {
  it('asks the provider once for 20 callers over six vaults, who all get the new token', async () => {
    await bench.connect();
    const old = await bench.tokenOf();
    await bench.expire();
    bench.provider.behaviour.delayMilliseconds = SLOW;
    const vaults = Array.from({ length: 6 }, () => openVault(bench.settings));

    const tokens = await Promise.all(
      Array.from({ length: 20 }, (_, index) => bench.tokenOf('ga4', vaults[index % 6])),
    );

    expect(new Set(tokens).size).toBe(1);
    expect(tokens).not.toContain(old);
    expect(bench.provider.count('refresh')).toBe(1);
  });

  it('asks once per source and expiry', async () => {
    await bench.connect('ga4');
    await bench.connect('gsc');
    for (let expiry = 0; expiry < 3; expiry += 1) {
      await bench.expire();
      await Promise.all(
        Array.from({ length: 10 }, (_, index) => bench.tokenOf(index % 2 === 0 ? 'ga4' : 'gsc')),
      );
    }

    expect(bench.provider.count('refresh')).toBe(6);
  });

  it('happens minutes before the end of a token', async () => {
    await bench.connect();
    await bench.endIn(200);

    await bench.tokenOf();

    expect(bench.provider.count('refresh')).toBe(1);
  });

  it('keeps another refresh token that the provider gives', async () => {
    await bench.connect();
    bench.provider.behaviour.isRotating = true;

    for (let expiry = 0; expiry < 3; expiry += 1) {
      await bench.expire();
      await bench.tokenOf();
    }

    expect(bench.provider.count('refresh')).toBe(3);
    expect(await bench.state()).toMatchObject({ status: 'active', token_version: 4 });
  });

  it('uses a token that ends soon as long as it is good, rather than ask all the time', async () => {
    bench.provider.behaviour.expiresInSeconds = 60;
    await bench.connect();

    await bench.tokenOf();
    const tokens = [await bench.tokenOf(), await bench.tokenOf()];

    expect(new Set(tokens).size).toBe(1);
    expect(bench.provider.count('refresh')).toBe(1);
  });

  it('puts another in place of a token that the provider refused, once for all who were refused', async () => {
    await bench.connect();
    const access = await bench.vault.open(bench.shop.tenantId, 'ga4');
    const refused = await access.token();
    bench.provider.behaviour.delayMilliseconds = SLOW;

    const renewed = await Promise.all(Array.from({ length: 8 }, () => access.renew(refused)));
    const late = await access.renew(refused);

    expect(new Set([...renewed, late]).size).toBe(1);
    expect(renewed).not.toContain(refused);
    expect(bench.provider.count('refresh')).toBe(1);
  });

  it('takes over from a process that died while it asked', async () => {
    await bench.connect();
    await bench.expire();
    await store.pool.query(
      `update core.integration set refresher = gen_random_uuid(), refresh_attempt = refresh_attempt + 1,
              refresher_until = clock_timestamp() + interval '300 milliseconds' where tenant_id = $1`,
      [bench.shop.tenantId],
    );

    const token = await bench.tokenOf();

    expect(token).toMatch(/^ya29\./);
    expect(bench.provider.count('refresh')).toBe(1);
  });

  it('stores nothing of somebody who was overtaken meanwhile', async () => {
    await bench.connect();
    await bench.expire();
    const gate = Promise.withResolvers<void>();
    bench.provider.behaviour.held = gate.promise;
    const slow = bench.tokenOf();
    await bench.untilRefreshing();
    bench.provider.behaviour.held = undefined;
    await store.pool.query(
      `update core.integration set refresher_until = clock_timestamp() - interval '1 second' where tenant_id = $1`,
      [bench.shop.tenantId],
    );
    const overtaking = await bench.tokenOf('ga4', openVault(bench.settings));
    gate.resolve();

    expect(await slow).toBe(overtaking);
    expect(bench.provider.count('refresh')).toBe(2);
    expect(await bench.state()).toMatchObject({ token_version: 2, status: 'active' });
  });
});

describe('Meta', () => {
  it('exchanges its token when less than ten days are left, and not before', async () => {
    bench.provider.behaviour.expiresInSeconds = 60 * 86_400;
    await bench.connect('meta_ads');
    const early = await bench.tokenOf('meta_ads');
    const atConnecting = bench.provider.count('refresh');
    await bench.endIn(9 * 86_400);

    const late = await bench.tokenOf('meta_ads');

    expect([early, late]).toEqual([expect.stringMatching(/^EAA/), expect.stringMatching(/^EAA/)]);
    expect(late).not.toBe(early);
    // The first one is the exchange of the brief token for a long one.
    expect([atConnecting, bench.provider.count('refresh')]).toEqual([1, 2]);
  });

  it('whose token has ended has to be connected again', async () => {
    await bench.connect('meta_ads');
    await bench.expire();
    bench.provider.behaviour.refresh = 'invalid_grant';

    const failure = await failureOf(bench.tokenOf('meta_ads'));

    expect(failure).toMatchObject({ kind: 'auth_reconnect', providerCode: '190/463' });
    expect(await bench.state()).toMatchObject({ status: 'needs_reconnect' });
  });
});

describe('a failure that may pass', () => {
  it.each(['invalid_client', 'unavailable', 'nonsense', 'cut'] as const)(
    '(%s) is one call for 20 callers, keeps the consent, and is tried again by the next',
    async (refresh) => {
      await bench.connect();
      await bench.expire();
      Object.assign(bench.provider.behaviour, { refresh, delayMilliseconds: SLOW });

      const vaults = Array.from({ length: 5 }, () => openVault(bench.settings));
      const failures = await Promise.all(
        Array.from({ length: 20 }, (_, index) => failureOf(bench.tokenOf('ga4', vaults[index % 5]))),
      );
      const asked = bench.provider.count('refresh');
      const state = await bench.state();
      bench.provider.behaviour.refresh = 'works';
      const token = await bench.tokenOf();

      expect(failures).toEqual(failures.map(() => expect.any(SourceError)));
      expect(failures.map((failure) => Object(failure).kind)).toEqual(failures.map(() => 'transient'));
      expect(JSON.stringify(failures.map(String))).not.toContain('canary');
      expect(asked).toBe(1);
      expect(state).toMatchObject({ status: 'active', refresher: null });
      expect(token).toMatch(/^ya29\./);
    },
  );

  it('does not matter as long as the token is good, and is not repeated at once', async () => {
    await bench.connect();
    const good = await bench.tokenOf();
    await bench.endIn(100);
    bench.provider.behaviour.refresh = 'unavailable';

    const tokens = [await bench.tokenOf(), await bench.tokenOf(), await bench.tokenOf()];

    expect(tokens).toEqual([good, good, good]);
    expect(bench.provider.count('refresh')).toBe(1);
  });

  it('is our own when this installation has no application: the sentence names the variables', async () => {
    await bench.connect();
    await bench.expire();
    const without = openVault({ ...bench.settings, oauth: [] });

    const failure = await failureOf(bench.tokenOf('ga4', without));

    expect(failure).toMatchObject({
      code: 'configuration',
      message: expect.stringContaining('STEWARD_GOOGLE_CLIENT_ID'),
    });
    expect(await bench.state()).toMatchObject({ status: 'active', refresher: null });
  });
});
