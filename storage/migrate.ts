import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { ConfigurationError } from '#core/errors.ts';

/** One forward-only step of the schema, as the file holds it. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);
const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;
const ADVISORY_LOCK = 7_381_952_001;

/** All migrations, in order. Two files with one number are refused. */
export async function readMigrations(folder: URL = FOLDER): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations = await Promise.all(files.map((file) => readMigration(folder, file)));
  const numbers = new Set(migrations.map(({ number }) => number));
  if (numbers.size !== migrations.length) {
    throw new ConfigurationError('Two migrations have one number: renumber the later one.');
  }
  return migrations;
}

async function readMigration(folder: URL, file: string): Promise<Migration> {
  const match = FILE_NAME.exec(file);
  if (match === null) throw new ConfigurationError(`"${file}" is not named NNNN_domain_subject.sql.`);
  const text = await readFile(new URL(file, folder), 'utf8');
  return {
    number: Number(match[1]),
    name: match[2] ?? '',
    text,
    checksum: createHash('sha256').update(text).digest('hex'),
  };
}

/** Brings the schema up to date; answers what it applied. Safe to run from several processes at once. */
export async function migrate(pool: Pool, migrations?: readonly Migration[]): Promise<readonly Migration[]> {
  const wanted = migrations ?? (await readMigrations());
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    try {
      return await applyPending(client, wanted);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [ADVISORY_LOCK]);
    }
  } finally {
    client.release();
  }
}

async function applyPending(client: PoolClient, wanted: readonly Migration[]): Promise<Migration[]> {
  await client.query(`
    create schema if not exists migrations;
    create table if not exists migrations.applied (
      number     integer     primary key,
      name       text        not null,
      checksum   text        not null,
      applied_at timestamptz not null default now()
    )`);
  const applied = await listApplied(client);
  assertUnchanged(applied, wanted);
  const pending = wanted.filter(({ number }) => !applied.has(number));
  for (const migration of pending) await apply(client, migration);
  return pending;
}

const appliedRow = z.object({ number: z.number(), checksum: z.string() });

async function listApplied(client: PoolClient): Promise<Map<number, string>> {
  const { rows } = await client.query('select number, checksum from migrations.applied order by number');
  return new Map(
    z
      .array(appliedRow)
      .parse(rows)
      .map(({ number, checksum }) => [number, checksum]),
  );
}

function assertUnchanged(applied: ReadonlyMap<number, string>, wanted: readonly Migration[]): void {
  for (const [number, checksum] of applied) {
    const file = wanted.find((migration) => migration.number === number);
    if (file === undefined) {
      throw new ConfigurationError(
        `Migration ${number} ran on this database but is not in this version: update Steward.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new ConfigurationError(
        `Migration ${fileNameOf(file)} was edited after it ran: restore it and add a new one.`,
      );
    }
  }
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  const { number, name, text, checksum } = migration;
  const asOwner = text.includes('-- role: login') ? '' : 'set local role steward_owner;';
  try {
    await client.query('begin');
    await client.query(`${asOwner}\n${text}`);
    await client.query('reset role');
    await client.query('insert into migrations.applied (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new ConfigurationError(`Migration ${fileNameOf(migration)} failed and was rolled back whole.`, {
      cause,
    });
  }
}

function fileNameOf({ number, name }: Migration): string {
  return `${String(number).padStart(4, '0')}_${name}.sql`;
}

/** How many migrations the database still lacks; all of them when it has none. */
export async function countPending(pool: Pool): Promise<number> {
  const wanted = await readMigrations();
  const { rows } = await pool.query("select to_regclass('migrations.applied') is not null as exists");
  if (!z.array(z.object({ exists: z.boolean() })).parse(rows)[0]?.exists) return wanted.length;
  const client = await pool.connect();
  try {
    const applied = await listApplied(client);
    assertUnchanged(applied, wanted);
    return wanted.filter(({ number }) => !applied.has(number)).length;
  } finally {
    client.release();
  }
}
