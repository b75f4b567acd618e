import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { disconnect } from './disconnect.ts';
import {
  connectSource,
  failureOf,
  makeMasterKeys,
  openVaultBench,
  type VaultBench,
} from './testing-vault.ts';
import { openVault } from './vault.ts';

const OPERATOR = { actorKind: 'operator', actorId: 'test' } as const;

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

describe('disconnecting', () => {
  const secretsLeft = async () =>
    (
      await store.pool.query(
        `select (select count(*)::int from core.secret where tenant_id = $1) as secrets,
                (select count(*)::int from core.tenant_key where tenant_id = $1) as keys,
                (select count(*)::int from core.integration_account where tenant_id = $1) as accounts`,
        [bench.shop.tenantId],
      )
    ).rows[0];

  beforeEach(async () => {
    await store.pool.query(`update core.integration set status = 'disconnected' where tenant_id <> $1`, [
      bench.shop.tenantId,
    ]);
  });

  it('withdraws the consent at the provider and forgets secrets, key and accounts', async () => {
    await bench.connect();

    const outcome = await disconnect(bench.settings, bench.place(), OPERATOR);

    expect(outcome).toEqual({ atProvider: 'withdrawn', reason: null });
    expect(bench.provider.count('revoke')).toBe(1);
    expect(await secretsLeft()).toEqual({ secrets: 0, keys: 0, accounts: 0 });
  });

  it('wins against a refresh that is under way: its token is not stored', async () => {
    await bench.connect();
    await bench.expire();
    const gate = Promise.withResolvers<void>();
    // The provider goes on giving tokens.
    Object.assign(bench.provider.behaviour, { held: gate.promise, revoke: 'unavailable' });
    const refreshing = failureOf(bench.tokenOf());
    await bench.untilRefreshing();

    await disconnect(bench.settings, bench.place(), OPERATOR);
    gate.resolve();

    expect(await refreshing).toMatchObject({ kind: 'auth_reconnect' });
    expect(await bench.state()).toMatchObject({ status: 'disconnected' });
    expect(await secretsLeft()).toMatchObject({ secrets: 0 });
  });

  it('leaves the consent at the provider when the same person connected something else', async () => {
    await bench.connect('ga4');
    await bench.connect('gsc');

    const first = await disconnect(bench.settings, bench.place('ga4'), OPERATOR);
    const token = await bench.tokenOf('gsc');
    const second = await disconnect(bench.settings, bench.place('gsc'), OPERATOR);

    expect(first.atProvider).toBe('shared');
    expect(token).toMatch(/^ya29\./);
    expect(second.atProvider).toBe('withdrawn');
    expect(bench.provider.count('revoke')).toBe(1);
  });

  it('withdraws what another person did not give', async () => {
    await bench.connect('ga4');
    bench.provider.behaviour.person = 'somebody-else@shop.example';
    await bench.connect('gsc');

    const outcome = await disconnect(bench.settings, bench.place('gsc'), OPERATOR);

    expect(outcome.atProvider).toBe('withdrawn');
  });

  it('forgets also what cannot be withdrawn, and says so', async () => {
    await bench.connect();
    bench.provider.behaviour.revoke = 'unavailable';

    const outcome = await disconnect(bench.settings, bench.place(), OPERATOR);

    expect(outcome).toMatchObject({ atProvider: 'not withdrawn', reason: expect.stringContaining('Google') });
    expect(await secretsLeft()).toMatchObject({ secrets: 0 });
  });

  it('works with a lost master key, after which a new one can be used', async () => {
    await bench.connect();
    const fresh = { ...bench.settings, masterKeys: makeMasterKeys() };
    await store.pool.query('delete from core.secret where tenant_id <> $1', [bench.shop.tenantId]);
    await store.pool.query('delete from core.tenant_key where tenant_id <> $1', [bench.shop.tenantId]);

    const outcome = await disconnect(fresh, bench.place(), OPERATOR);
    await connectSource(fresh, bench.shop.tenantId, 'ga4');

    expect(outcome.atProvider).toBe('not withdrawn');
    expect(await bench.tokenOf('ga4', openVault(fresh))).toMatch(/^ya29\./);
    await store.pool.query('delete from core.secret; delete from core.tenant_key');
  });
});
