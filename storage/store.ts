import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { ConfigurationError } from '#core/errors.ts';
import { contextDatabase } from './context.ts';
import type { TenantDatabase, TransactionalDatabase } from './database.ts';
import { openElapsedClock } from './elapsed-clock.ts';
import type { Listen } from './listen.ts';
import { countPending, type Migration, migrate } from './migrate.ts';
import { type OpenPool, openEmbeddedPool, openServerPool } from './pools.ts';
import { type ContextKey, contextKey, signTenant } from './tenant-token.ts';

/** Where the data is: a PostgreSQL server, or a folder for the embedded database. */
export interface StoreSettings {
  readonly databaseUrl: string | undefined;
  /** Data folder of the embedded database; `memory` keeps nothing. */
  readonly home: string;
}

/** The one store. Everything above reaches rows through one of its two contexts. */
export interface Store {
  readonly kind: 'embedded' | 'server';
  /** Runs as the owner role: tenants, and the shared rows of catalogues. It sees no tenant's rows. */
  readonly owner: TransactionalDatabase;
  /** Runs as the application role for one tenant. */
  forTenant(tenantId: string): TenantDatabase;
  /** Hears of notifications of other processes, as hints. The embedded database has no other processes. */
  readonly listen?: Listen;
  close(): Promise<void>;
}

/** Opens the store. The embedded database is migrated at once; a server must have been migrated by `steward migrate`. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const opened = await openPool(settings);
  try {
    if (opened.kind === 'embedded') await migrate(opened.pool);
    else await requireMigrated(opened);
    return await storeOn(opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Brings the schema up to date and closes again; answers what it applied. */
export async function migrateStore(settings: StoreSettings): Promise<readonly Migration[]> {
  const opened = await openPool(settings);
  try {
    return await migrate(opened.pool);
  } finally {
    await opened.close();
  }
}

async function openPool({ databaseUrl, home }: StoreSettings): Promise<OpenPool> {
  return databaseUrl === undefined ? openEmbeddedPool(home) : openServerPool(databaseUrl);
}

async function requireMigrated({ pool }: OpenPool): Promise<void> {
  const pending = await countPending(pool);
  if (pending > 0) {
    throw new ConfigurationError(`The database lacks ${pending} migrations: run "steward migrate" first.`);
  }
}

/** The store on an open, migrated pool. */
export async function storeOn({ kind, pool, express, listen, close }: OpenPool): Promise<Store> {
  // The embedded database answers without the event loop ever turning; signals and timers would wait for all work to end.
  const breathe = kind === 'embedded' ? () => setImmediate() : undefined;
  const owner = contextDatabase(pool, {
    role: 'steward_owner',
    enter: () => 'set local role steward_owner',
    breathe,
  });
  const { key, clock } = await readKey(owner);
  return {
    kind,
    owner,
    ...(listen === undefined ? {} : { listen }),
    close,
    forTenant(tenantId) {
      const token = tokenSource(key, tenantId, clock);
      const enter = (): string =>
        // A token holds only hexadecimal digits, dashes and dots, so it can stand in the text.
        `set local role steward_app; set local steward.tenant = '${token()}'; select core.enter_tenant()`;
      const { runOutside, ...database } = contextDatabase(pool, { role: 'steward_app', enter, breathe });
      const runEntering: TenantDatabase['runEntering'] = (statement) => {
        const made = statement(token());
        return express?.run(tenantId, made) ?? runOutside(made);
      };
      return { tenantId, ...database, runEntering };
    },
  };
}

/** Seconds for which a token is used before a new one is signed; it would be good for an hour. */
const TOKEN_SECONDS = 60;

function tokenSource(key: ContextKey, tenantId: string, clock: () => number): () => string {
  let signed = { token: '', at: Number.NEGATIVE_INFINITY };
  return () => {
    const now = clock();
    if (now - signed.at > TOKEN_SECONDS) signed = { token: signTenant(key, tenantId, now), at: now };
    return signed.token;
  };
}

const keyRow = z.object({ inner_pad: z.unknown(), outer_pad: z.unknown(), now: z.number() });

/** The signing key, and the database's clock in seconds, which this machine's clock cannot disturb. */
async function readKey(owner: TransactionalDatabase): Promise<{ key: ContextKey; clock: () => number }> {
  const { rows } = await owner.run({
    text: `select inner_pad, outer_pad, extract(epoch from clock_timestamp())::float8 as now from core.context_key`,
    values: [],
  });
  const { now } = keyRow.parse(rows[0]);
  // A token must be good also after a laptop has slept for hours.
  const elapsed = openElapsedClock();
  return { key: contextKey.parse(rows[0]), clock: () => now + elapsed() };
}
