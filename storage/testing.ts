import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { TenantDatabase } from './database.ts';
import { type OpenPool, openEmbeddedPool, openServerPool } from './pools.ts';
import { sql } from './sql.ts';
import { type Store, storeOn } from './store.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** File with a migrated embedded database. */
    databaseImage: string;
    /** A server that holds the template database `steward_template`, when tests run on a server. */
    databaseServer: string | undefined;
  }
}

/** A fresh, migrated database of one test file, and the pool behind it for looking underneath. */
export interface TestStore extends Store {
  readonly pool: pg.Pool;
  createTenant(slug?: string): Promise<TenantDatabase>;
}

/** Opens a fresh, migrated database: an image of the embedded one, or a copy of the server's template. */
export async function openTestStore(): Promise<TestStore> {
  const server = inject('databaseServer');
  const opened =
    server === undefined
      ? await openEmbeddedPool('memory', inject('databaseImage'))
      : await copyTemplate(server);
  const store = await storeOn(opened);
  return {
    ...store,
    pool: opened.pool,
    async createTenant(slug = `shop-${randomBytes(4).toString('hex')}`) {
      const id = randomUUID();
      await store.owner.run(sql`
        insert into core.tenant (id, slug, name, timezone, currency, locale)
        values (${id}, ${slug}, ${slug}, 'Europe/Warsaw', 'PLN', 'pl')
      `);
      return store.forTenant(id);
    },
  };
}

async function copyTemplate(server: string): Promise<OpenPool> {
  const name = `steward_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  // Creating a copy fails while another session is copying the same template, so copies queue up.
  await admin.query('select pg_advisory_lock(7381952002)');
  await admin.query(`create database ${name} template steward_template`);
  await admin.query('select pg_advisory_unlock(7381952002)');
  const url = new URL(server);
  url.pathname = `/${name}`;
  const opened = openServerPool(url.href);
  return {
    ...opened,
    async close() {
      await opened.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
