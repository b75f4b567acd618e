import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate.ts';
import { openServerPool } from './pools.ts';
import { type Store, storeOn } from './store.ts';
import {
  corpusStatements,
  findLeaks,
  type HostileShops,
  ownStatements,
  prepareShops,
} from './testing-hostile.ts';
import { listTenancyFaults } from './testing-tenancy-faults.ts';

const server = inject('databaseServer');

// Managed servers give nobody a superuser: set_config() cannot be revoked there, so only the signed context protects.
describe.skipIf(server === undefined)('on a server whose owner is no superuser (npm run test:server)', () => {
  const name = `steward_low_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  let pool: pg.Pool;
  let store: Store;
  let shops: HostileShops;

  beforeAll(async () => {
    await admin.query(`create role ${name} login createrole nosuperuser password '${name}'`);
    await admin.query(`create database ${name} owner ${name}`);
    const url = new URL(server ?? '');
    Object.assign(url, { username: name, password: name, pathname: `/${name}` });
    await createVector(url.pathname);
    const opened = openServerPool(url.href);
    pool = opened.pool;
    await migrate(pool);
    store = await storeOn(opened);
    shops = await prepareShops(store);
  });

  afterAll(async () => {
    await store?.close();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`drop role if exists ${name}`);
    await admin.end();
  });

  // Managed servers install extensions through their console; here the administrator does it.
  async function createVector(pathname: string): Promise<void> {
    const url = new URL(server ?? '');
    url.pathname = pathname;
    const inside = new pg.Pool({ connectionString: url.href, max: 1 });
    await inside.query('create extension vector');
    await inside.end();
  }

  it('lets set_config() be called, so that the rest of this file means something', async () => {
    const { rows } = await shops.own.run({
      text: `select set_config('steward.tenant', 'x', true) as set`,
      values: [],
    });

    expect(rows).toEqual([{ set: 'x' }]);
  });

  it('builds the same walls', async () => {
    const client = await pool.connect();
    await client.query('begin');
    const faults = await listTenancyFaults(client);
    await client.query('rollback');
    client.release();

    expect(faults).toEqual([]);
  });

  it('answers no attack with another tenant or the key', async () => {
    const statements = [...ownStatements(shops.target), ...corpusStatements(shops.target)];

    const leaks = await findLeaks(shops, statements);

    expect(leaks).toEqual([]);
  });

  it('still knows its tenants and its key outside a tenant', async () => {
    const { rows } = await store.owner.run({
      text: 'select (select count(*)::int from core.tenant) as tenants, (select count(*)::int from core.context_key) as keys',
      values: [],
    });

    expect(rows).toEqual([{ tenants: 2, keys: 1 }]);
  });
});
