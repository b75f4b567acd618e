import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import { insertTenant } from '#storage/core/tenant.repository.ts';
import { type OpenPool, openServerPool } from '#storage/pools.ts';
import { migrateStore, type Store } from '#storage/store.ts';

/** A fresh database for one measurement. */
export interface BenchDatabase {
  /** Superuser address of it. */
  readonly url: string;
  /** Looks underneath, as the superuser. */
  readonly pool: OpenPool['pool'];
  /** Which promises the server keeps through a crash; they decide how fast a commit can be. */
  readonly durability: { readonly fsync: string; readonly synchronous_commit: string };
  drop(): Promise<void>;
}

const durabilityRow = z.object({ fsync: z.string(), synchronous_commit: z.string() });

/** Creates an empty database on the server. */
export async function createDatabase(serverUrl: string): Promise<BenchDatabase> {
  const name = `steward_bench_${randomBytes(6).toString('hex')}`;
  const admin = openServerPool(serverUrl);
  await admin.pool.query(`create database ${name}`);
  const { rows } = await admin.pool.query(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit`,
  );
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const own = openServerPool(url.href);
  return {
    url: url.href,
    pool: own.pool,
    durability: durabilityRow.parse(rows[0]),
    async drop() {
      await own.close();
      await admin.pool.query(`drop database if exists ${name} with (force)`);
      await admin.close();
    },
  };
}

/** Creates a database with our tables on the server. */
export async function createMigratedDatabase(serverUrl: string): Promise<BenchDatabase> {
  const database = await createDatabase(serverUrl);
  await migrateStore({ databaseUrl: database.url, home: '' });
  return database;
}

/** Adds a tenant that nothing else uses. */
export async function createBenchTenant({ owner }: Store): Promise<Tenant> {
  const slug = `bench-${randomBytes(6).toString('hex')}`;
  const plain = { domain: null, timezone: 'Europe/Warsaw', currency: 'PLN', locale: 'pl' } as const;
  const tenant = await insertTenant(owner, { slug, name: slug, ...plain });
  if (tenant === undefined) throw new Error(`The tenant ${slug} exists already.`);
  return tenant;
}
