import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { countPending, type Migration, migrate, readMigrations } from './migrate.ts';
import { type OpenPool, openEmbeddedPool, openServerPool } from './pools.ts';

const server = inject('databaseServer');
let opened: OpenPool;
/** Another program at the same database: a second connection, where there can be one. */
let second: OpenPool;
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  if (server === undefined) {
    opened = await openEmbeddedPool('memory');
    second = opened;
    return;
  }
  const name = `steward_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  opened = openServerPool(url.href);
  second = openServerPool(url.href);
  remove = async () => {
    await second.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
});
afterAll(async () => {
  await opened.close();
  await remove();
});
beforeEach(async () => {
  await opened.pool.query('drop schema if exists migrations cascade; drop schema if exists shop cascade');
});

function migration(number: number, statements: string): Migration {
  const text = `-- role: login\n${statements}`;
  return { number, name: `shop_${number}`, text, checksum: createHash('sha256').update(text).digest('hex') };
}

const FIRST = migration(1, 'create schema shop; create table shop.item (id integer primary key)');
const SECOND = migration(2, 'insert into shop.item values (1)');
const numbers = (applied: readonly Migration[]) => applied.map(({ number }) => number);
const items = async () => (await opened.pool.query('select id from shop.item order by id')).rows;

it('applies what is pending, in order, and nothing twice', async () => {
  const first = await migrate(opened.pool, [FIRST]);
  const second = await migrate(opened.pool, [FIRST, SECOND]);
  const third = await migrate(opened.pool, [FIRST, SECOND]);

  expect([first, second, third].map(numbers)).toEqual([[1], [2], []]);
  expect(await items()).toEqual([{ id: 1 }]);
});

it('refuses to start when a file was edited after it ran', async () => {
  await migrate(opened.pool, [FIRST]);

  const edited = migrate(opened.pool, [migration(1, 'create schema shop'), SECOND]);

  await expect(edited).rejects.toThrow('Migration 0001_shop_1.sql was edited after it ran');
  expect(await items()).toEqual([]);
});

it('refuses to start on a database that a newer version migrated', async () => {
  await migrate(opened.pool, [FIRST, SECOND]);

  await expect(migrate(opened.pool, [FIRST])).rejects.toThrow('Migration 2 ran on this database');
});

it('leaves nothing of a migration that fails, keeps those before it, and can go on once it is repaired', async () => {
  const broken = migration(2, 'insert into shop.item values (1); insert into shop.nothing values (1)');

  await expect(migrate(opened.pool, [FIRST, broken])).rejects.toThrow(
    '0002_shop_2.sql failed and was rolled back whole',
  );

  expect(await items()).toEqual([]);
  expect(numbers(await migrate(opened.pool, [FIRST, SECOND]))).toEqual([2]);
});

it('says in the cause what the database answered', async () => {
  const broken = migration(1, 'create table nowhere.item ()');

  await expect(migrate(opened.pool, [broken])).rejects.toMatchObject({
    code: 'configuration',
    cause: { code: '3F000' },
  });
});

it('applies each migration once when several start at once', async () => {
  const slow = migration(1, `select pg_sleep(0.2); ${FIRST.text}`);

  const results = await Promise.all(
    [opened, second, opened, second].map(({ pool }) => migrate(pool, [slow, SECOND])),
  );

  expect(results.map(numbers).toSorted()).toEqual([[], [], [], [1, 2]]);
  expect(await items()).toEqual([{ id: 1 }]);
});

it('counts what is pending', async () => {
  const all = await readMigrations();

  expect(await countPending(opened.pool)).toBe(all.length);
});

it.each([
  ['two files with one number', ['0001_a.sql', '0001_b.sql'], 'Two migrations have one number'],
  ['a file without a number', ['first.sql'], '"first.sql" is not named NNNN_domain_subject.sql'],
])('refuses a folder with %s', async (_, files, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-migrations-'));
  for (const file of files) writeFileSync(join(folder, file), '-- why');

  await expect(readMigrations(pathToFileURL(`${folder}/`))).rejects.toThrow(message);
  rmSync(folder, { recursive: true });
});
