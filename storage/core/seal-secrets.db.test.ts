import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import type { MasterKeys } from './master-key.ts';
import {
  connectSource,
  forgetSecrets,
  type Looked,
  newMaster,
  openAsVault,
  refreshOf,
  SECRETS,
} from './testing-secrets.ts';

let store: TestStore;
let masterKeys: MasterKeys;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await forgetSecrets(store);
  masterKeys = { current: newMaster(), next: undefined };
  shop = await store.createTenant();
});
afterAll(() => store.close());

function connect({ tenantId }: TenantDatabase, source: string, keys = masterKeys): Promise<string> {
  return connectSource({ store, tenantId, masterKeys: keys }, source);
}

function open({ tenantId }: TenantDatabase, looked: Looked, keys = masterKeys): Promise<string> {
  return openAsVault({ store, tenantId, masterKeys: keys }, looked);
}

/** Copies ciphertext, nonce, tag and key of one secret over another, as somebody with the whole database could. */
async function move(from: [TenantDatabase, Looked], to: [TenantDatabase, Looked]): Promise<void> {
  const [[giver, given], [taker, taken]] = [from, to];
  await store.pool.query(
    `update core.secret as mine set ciphertext = theirs.ciphertext, nonce = theirs.nonce, tag = theirs.tag
     from core.secret as theirs
     join core.integration as whence on whence.id = theirs.integration_id,
     core.integration as whither
     where whither.id = mine.integration_id
       and theirs.tenant_id = $1 and whence.source = $2 and theirs.field = $3
       and mine.tenant_id = $4 and whither.source = $5 and mine.field = $6`,
    [giver.tenantId, given.source, given.field, taker.tenantId, taken.source, taken.field],
  );
}

it('opens what it sealed, and holds nothing of it in clear', async () => {
  await connect(shop, 'ga4');

  const opened = await Promise.all([
    open(shop, { source: 'ga4', field: 'access_token' }),
    open(shop, { source: 'ga4', field: 'refresh_token' }),
  ]);
  const { rows } = await store.pool.query(`select encode(ciphertext, 'escape') as text from core.secret`);

  expect(opened).toEqual([SECRETS.access_token, SECRETS.refresh_token]);
  expect(JSON.stringify(rows)).not.toContain('canary');
});

describe('a row that was moved', () => {
  it('from another tenant does not open, not even together with its key', async () => {
    const victim = await store.createTenant();
    await connect(victim, 'ga4');
    await connect(shop, 'ga4');
    await move([victim, refreshOf('ga4')], [shop, refreshOf('ga4')]);
    const alone = open(shop, refreshOf('ga4'));
    await expect(alone).rejects.toThrow(/refresh_token of ga4 does not open: its row was moved/);
    await store.pool.query(
      `update core.tenant_key as mine set ciphertext = theirs.ciphertext, nonce = theirs.nonce, tag = theirs.tag
       from core.tenant_key as theirs where mine.tenant_id = $1 and theirs.tenant_id = $2`,
      [shop.tenantId, victim.tenantId],
    );

    const withKey = open(shop, refreshOf('ga4'));

    await expect(withKey).rejects.toThrow('The stored data key does not open: its row was moved');
  });

  it('from another source does not open', async () => {
    await connect(shop, 'ga4');
    await connect(shop, 'gsc');
    await move([shop, refreshOf('ga4')], [shop, refreshOf('gsc')]);

    await expect(open(shop, refreshOf('gsc'))).rejects.toThrow(/refresh_token of gsc does not open/);
  });

  it('from another field does not open', async () => {
    await connect(shop, 'ga4');
    await move([shop, { source: 'ga4', field: 'access_token' }], [shop, refreshOf('ga4')]);

    await expect(open(shop, refreshOf('ga4'))).rejects.toThrow(/refresh_token of ga4 does not open/);
  });

  it('does not open when its integration is said to be of another source', async () => {
    await connect(shop, 'ga4');
    await store.pool.query(`update core.integration set source = 'gsc' where tenant_id = $1`, [
      shop.tenantId,
    ]);

    await expect(open(shop, refreshOf('gsc'))).rejects.toThrow(/refresh_token of gsc does not open/);
  });
});

describe('the master key', () => {
  it('that is another one is named together with the one that is needed', async () => {
    await connect(shop, 'ga4');
    const wrong = newMaster();

    const opened = open(shop, refreshOf('ga4'), { current: wrong, next: undefined });

    await expect(opened).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringMatching(`under the master key ${masterKeys.current?.id}.*was given ${wrong.id}`),
    });
  });

  it('that is another one seals nothing for a tenant without secrets either', async () => {
    await connect(shop, 'ga4');
    const wrong = { current: newMaster(), next: undefined };

    const connected = connect(await store.createTenant(), 'ga4', wrong);

    await expect(connected).rejects.toThrow(/sealed under the master key/);
  });

  it('that is missing is asked for with the way to make one', async () => {
    const connected = connect(shop, 'ga4', { current: undefined, next: undefined });

    await expect(connected).rejects.toThrow(/There is no master key.*openssl rand/);
  });
});
