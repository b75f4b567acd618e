import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import type { MasterKeys } from './master-key.ts';
import { beginRotation, endRotation, listTenantsToRotate, readBack, rotateKeys } from './rotate-keys.ts';
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

function connect({ tenantId }: TenantDatabase, source: string): Promise<string> {
  return connectSource({ store, tenantId, masterKeys }, source);
}

function open({ tenantId }: TenantDatabase, looked: Looked, keys = masterKeys): Promise<string> {
  return openAsVault({ store, tenantId, masterKeys: keys }, looked);
}

const ciphertexts = async () =>
  (await store.pool.query(`select encode(ciphertext, 'hex') as hex from core.secret order by 1`)).rows.map(
    ({ hex }) => hex,
  );
const versions = async () =>
  (await store.pool.query('select version, master_key_id from core.tenant_key order by tenant_id')).rows;

it('a rotation seals every secret anew, reads all of them back, and leaves no older key', async () => {
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

it('a rotation that was broken off goes on with the tenants that are left', async () => {
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

it('a rotation moves to the next master key; the one before opens nothing then', async () => {
  await connect(shop, 'ga4');
  const next = newMaster();

  await rotateKeys(store.owner, shop.tenantId, { ...masterKeys, next });

  expect(await versions()).toEqual([{ version: 2, master_key_id: next.id }]);
  expect(await open(shop, refreshOf('ga4'), { current: next, next: undefined })).toBe(SECRETS.refresh_token);
  await expect(open(shop, refreshOf('ga4'))).rejects.toThrow(`under the master key ${next.id}`);
});

it('a rotation changes nothing of a tenant of which one secret does not open', async () => {
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

it('a rotation and writers at the same time lose nothing to each other', async () => {
  await connect(shop, 'ga4');
  const write = (number: number) => connect(shop, number % 2 === 0 ? 'ga4' : 'gsc');

  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      index % 3 === 0 ? rotateKeys(store.owner, shop.tenantId, masterKeys) : write(index),
    ),
  );

  expect(await readBack(store.owner, shop.tenantId, masterKeys)).toBe(4);
  expect(await versions()).toMatchObject([{ version: 5 }]);
});
