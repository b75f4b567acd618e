import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { failureOf } from '#tools/source/testing-vault.ts';
import { exitCodeOf } from '../exit-code.ts';
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

describe('afterwards', () => {
  const run = (...words: string[]) => at.steward()('integrations', ...words);

  it('lists what is connected without any secret', async () => {
    await at.connect('ga4', '--all');
    await at.connect('gsc', '--all');

    const [table, json] = [await run('list'), await run('list', '--tenant', at.slug, '--json')];

    expect(table.text).toMatch(/ga4 +active +102, 101 +owner@shop\.example/);
    expect(JSON.parse(json.text)).toMatchObject([
      { source: 'ga4', status: 'active', scopes: expect.arrayContaining(['openid']), accounts: [{}, {}] },
      { source: 'gsc' },
    ]);
    for (const secret of at.provider.secrets) expect(table.text + json.text).not.toContain(secret);
  });

  it('says which account cannot be reached any more, and ends with 4', async () => {
    await at.connect('ga4', '--all');
    await store.pool.query(
      `update core.integration_account set external_id = '103' where external_id = '102'`,
    );

    const { text, exitCode } = await run('check', '--json');

    expect(exitCode).toBe(4);
    expect(JSON.parse(text)).toMatchObject([
      { account: '103', verdict: 'fails', problem: expect.stringMatching(/^Google does not permit "103"/) },
      { account: '101', verdict: 'works' },
    ]);
  });

  it('forgets everything of a source that is disconnected, once', async () => {
    await at.connect('ga4', '--all');

    const { text } = await run('disconnect', 'ga4', '--tenant', at.slug);
    const again = await failureOf(run('disconnect', 'ga4', '--tenant', at.slug));

    expect(text).toMatch(/its secrets are gone from here.*withdrawn at the provider/s);
    expect(await at.stored()).toEqual([]);
    expect(exitCodeOf(again)).toBe(1);
  });

  it('rotates keys, also to another master key, and reads every secret back', async () => {
    await at.connect('ga4', '--all');
    await at.connect('meta_ads', '--all');
    const next = randomBytes(32).toString('base64');

    const same = await run('rotate-keys');
    const moved = await at.steward({ STEWARD_MASTER_KEY_NEXT: next })('integrations', 'rotate-keys');
    const old = await run('check');
    const checked = await at.steward({ STEWARD_MASTER_KEY: next })('integrations', 'check', '--json');

    expect(same.text).toContain('1 tenants have new keys: 3 secrets were sealed anew, 3 read back.');
    expect(moved.text).toMatch(/All is under the master key [0-9a-f]{16} now: make it STEWARD_MASTER_KEY/);
    expect(old.exitCode).toBe(4);
    expect(old.text).toMatch(/sealed under the master key [0-9a-f]{16}, but this process was given/);
    expect(JSON.parse(checked.text)).toMatchObject(Array.from({ length: 4 }, () => ({ verdict: 'works' })));
  });

  it('has who did what in the log of the tenant, without secrets', async () => {
    await at.connect('ga4', '--account', '101');
    await run('disconnect', 'ga4', '--tenant', at.slug);

    const { rows } = await store.forTenant(at.tenantId).run({
      text: 'select action, actor_kind, after from core.audit_log order by at',
      values: [],
    });

    expect(rows).toMatchObject([
      { action: 'integration.connect', actor_kind: 'operator', after: { source: 'ga4', accounts: ['101'] } },
      { action: 'integration.disconnect', after: { atProvider: 'withdrawn' } },
    ]);
    for (const secret of at.provider.secrets) expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
