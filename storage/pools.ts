import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import pg from 'pg';
import { type Express, openExpress } from './express.ts';
import { lockFolder } from './folder-lock.ts';
import { type Listen, listenTo } from './listen.ts';

/** A pool and how to let go of what is behind it. */
export interface OpenPool {
  readonly kind: 'embedded' | 'server';
  readonly pool: pg.Pool;
  /** Only a server has more than one session. */
  readonly express?: Express;
  /** Only a server has somebody else to hear of. */
  readonly listen?: Listen;
  close(): Promise<void>;
}

const NUMERIC = 1700;
const INT8 = 20;
const DATE = 1082;

/** Numbers come as numbers and calendar days as text; everything else as `pg` does it. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === NUMERIC || oid === INT8) return Number;
    if (oid === DATE) return String;
    return pg.types.getTypeParser(oid, format);
  },
};

/**
 * A process that is paused within a transaction keeps its locks, and with them what others wait for. No transaction of
 * ours waits for anything but the database.
 */
const LONGEST_IDLE_MILLISECONDS = 10_000;

/** Connects to a PostgreSQL server. */
export function openServerPool(databaseUrl: string): OpenPool {
  const config = {
    ...{ connectionString: databaseUrl, types, pipeline: true },
    idle_in_transaction_session_timeout: LONGEST_IDLE_MILLISECONDS,
  };
  const pool = guard(new pg.Pool({ ...config, max: 10 }));
  const express = openExpress(config);
  return {
    ...{ kind: 'server', pool, express },
    listen: listenTo(databaseUrl),
    async close() {
      await Promise.all([pool.end(), express.close()]);
    },
  };
}

/** Opens the embedded database in a folder that this process then owns, or in memory. */
export async function openEmbeddedPool(home: string | 'memory', image?: string): Promise<OpenPool> {
  const unlock = home === 'memory' ? () => {} : lockFolder(join(home, 'steward.lock'));
  try {
    const database = await PGlite.create({
      ...(home === 'memory' ? {} : { dataDir: join(home, 'postgres') }),
      ...(image === undefined ? {} : { loadDataDir: new Blob([await readFile(image)]) }),
      extensions: { vector },
    });
    const pool = keepConnection(
      guard(new pg.Pool({ ...createPgConfig(database), types, max: 1, pipeline: true })),
    );
    return {
      kind: 'embedded',
      pool,
      async close() {
        await pool.end();
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Writes the embedded database's folder as one file that `openEmbeddedPool` can start from in a fraction of a second. */
export async function dumpImage(prepare: (pool: pg.Pool) => Promise<void>): Promise<Buffer> {
  const database = await PGlite.create({ extensions: { vector } });
  const pool = new pg.Pool({ ...createPgConfig(database), types, max: 1 });
  await prepare(pool);
  await pool.end();
  const image = await database.dumpDataDir('none');
  await database.close();
  return Buffer.from(await image.arrayBuffer());
}

/**
 * The pool throws a connection away after a failed `pool.query`. The embedded database has one session, which cannot be
 * broken; the answers still under way to the thrown-away connection would reach the next one.
 */
function keepConnection(pool: pg.Pool): pg.Pool {
  return Object.assign(pool, {
    async query(statement: string | pg.QueryConfig, values?: unknown[]) {
      const client = await pool.connect();
      try {
        return await client.query(statement, values);
      } finally {
        client.release();
      }
    },
  });
}

/** An idle connection that breaks must not end the process; the next statement reports it. */
function guard(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
