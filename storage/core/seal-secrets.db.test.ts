import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { putConsent } from './integration.repository.ts';
import { type MasterKeys, parseMasterKey } from './master-key.ts';
import { beginRotation, endRotation, listTenantsToRotate, readBack, rotateKeys } from './rotate-keys.ts';
import { openSecret, sealSecrets } from './seal-secrets.ts';
import { listSecrets, type SecretField } from './secret.repository.ts';

const SECRETS = { access_token: 'ya29.fake-canary-access', refresh_token: '1//fake-canary-refresh' };
const newMaster = () => parseMasterKey(randomBytes(32).toString('base64'), 'STEWARD_MASTER_KEY');

let store: TestStore;
let masterKeys: MasterKeys;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await store.pool.query(
    'delete from core.secret; delete from core.tenant_key; delete from core.key_rotation',
  );
  masterKeys = { current: newMaster(), next: undefined };
  shop = await store.createTenant();
});
afterAll(() => store.close());

/** Connects a source with sealed secrets; answers its id. */
function connect({ tenantId }: TenantDatabase, source: string, keys = masterKeys): Promise<string> {
  const nobody = { scopes: [], grantedBy: null, grantor: null, expiresInSeconds: 3600 };
  return store.owner.transaction(async (tx) => {
    const integrationId = await putConsent(tx, { tenantId, source, ...nobody });
    await sealSecrets(tx, { tenantId, source, integrationId, masterKeys: keys }, SECRETS);
    return integrationId;
  });
}

interface Looked {
  readonly source: string;
  readonly field: SecretField;
}

/** Opens a secret as the vault does: for the place that is asked for. */
async function open(
  { tenantId }: TenantDatabase,
  { source, field }: Looked,
  keys = masterKeys,
): Promise<string> {
  const stored = (await listSecrets(store.owner, tenantId)).find(
    (each) => each.source === source && each.field === field,
  );
  if (stored === undefined) throw new Error('There is no such row.');
  return openSecret(stored, { tenantId, integrationId: stored.integrationId, source, field }, keys);
}

const refreshOf = (source: string): Looked => ({ source, field: 'refresh_token' });

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

describe('a rotation', () => {
  const ciphertexts = async () =>
    (await store.pool.query(`select encode(ciphertext, 'hex') as hex from core.secret order by 1`)).rows.map(
      ({ hex }) => hex,
    );
  const versions = async () =>
    (await store.pool.query('select version, master_key_id from core.tenant_key order by tenant_id')).rows;

  it('seals every secret anew, reads all of them back, and leaves no older key', async () => {
    const other = await store.createTenant();
    for (const db of [shop, other]) await connect(db, 'ga4');
    await connect(shop, 'gsc');
    const before = await ciphertexts();
    await beginRotation(store.owner);

    const counts: number[] = [];
    for (const { id } of await listTenantsToRotate(store.owner)) {
      counts.push(await rotateKeys(store.owner, id, masterKeys));
    }
    const read = [
      await readBack(store.owner, shop.tenantId, masterKeys),
      await readBack(store.owner, other.tenantId, masterKeys),
    ];
    const after = await ciphertexts();

    expect(counts.toSorted()).toEqual([2, 4]);
    expect(read).toEqual([4, 2]);
    expect(after.filter((each) => before.includes(each))).toEqual([]);
    expect(await versions()).toMatchObject([{ version: 2 }, { version: 2 }]);
    expect(await open(shop, refreshOf('gsc'))).toBe(SECRETS.refresh_token);
  });

  it('that was broken off goes on with the tenants that are left', async () => {
    const other = await store.createTenant();
    for (const db of [shop, other]) await connect(db, 'ga4');
    const begun = await beginRotation(store.owner);
    await rotateKeys(store.owner, shop.tenantId, masterKeys);

    const isResumed = await beginRotation(store.owner);
    const left = await listTenantsToRotate(store.owner);
    await endRotation(store.owner);

    expect([begun, isResumed]).toEqual([false, true]);
    expect(left.map(({ id }) => id)).toEqual([other.tenantId]);
  });

  it('moves to the next master key; the one before opens nothing then', async () => {
    await connect(shop, 'ga4');
    const next = newMaster();

    await rotateKeys(store.owner, shop.tenantId, { ...masterKeys, next });

    expect(await versions()).toEqual([{ version: 2, master_key_id: next.id }]);
    expect(await open(shop, refreshOf('ga4'), { current: next, next: undefined })).toBe(
      SECRETS.refresh_token,
    );
    await expect(open(shop, refreshOf('ga4'))).rejects.toThrow(`under the master key ${next.id}`);
  });

  it('changes nothing of a tenant of which one secret does not open', async () => {
    await connect(shop, 'ga4');
    await store.pool.query(
      `update core.secret set tag = '\\x00000000000000000000000000000000' where field = 'refresh_token'`,
    );
    const before = await ciphertexts();

    const rotated = rotateKeys(store.owner, shop.tenantId, masterKeys);

    await expect(rotated).rejects.toThrow('does not open');
    expect(await ciphertexts()).toEqual(before);
    expect(await versions()).toMatchObject([{ version: 1 }]);
  });

  it('and writers at the same time lose nothing to each other', async () => {
    await connect(shop, 'ga4');
    const write = (number: number) =>
      store.owner.transaction(async (tx) => {
        const source = number % 2 === 0 ? 'ga4' : 'gsc';
        const nobody = { scopes: [], grantedBy: null, grantor: null, expiresInSeconds: 3600 };
        const { tenantId } = shop;
        const integrationId = await putConsent(tx, { tenantId, source, ...nobody });
        await sealSecrets(tx, { tenantId, source, integrationId, masterKeys }, SECRETS);
      });

    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 3 === 0 ? rotateKeys(store.owner, shop.tenantId, masterKeys) : write(index),
      ),
    );

    expect(await readBack(store.owner, shop.tenantId, masterKeys)).toBe(4);
    expect(await versions()).toMatchObject([{ version: 5 }]);
  });
});
