import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, readMigrations } from './migrate.ts';
import { dumpImage } from './pools.ts';

const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache', 'steward');

/** Prepares what each database test file copies, so that none of them pays for initdb and the migrations. */
export async function setup(project: TestProject): Promise<void> {
  const server = process.env.STEWARD_TEST_SERVER;
  if (server !== undefined) {
    await prepareTemplate(server);
    project.provide('databaseServer', server);
  }
  project.provide('databaseImage', server === undefined ? await prepareImage() : '');
}

async function prepareImage(): Promise<string> {
  const migrations = await readMigrations();
  const version = createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    .digest('hex');
  const file = join(CACHE, `image-${version.slice(0, 16)}.tar`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const image = await dumpImage(async (pool) => {
    await migrate(pool, migrations);
  });
  writeFileSync(`${file}.${process.pid}`, image);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

async function prepareTemplate(server: string): Promise<void> {
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  await admin.query('drop database if exists steward_template with (force)');
  await admin.query('create database steward_template');
  await admin.end();
  const url = new URL(server);
  url.pathname = '/steward_template';
  const template = new pg.Pool({ connectionString: url.href, max: 1 });
  await migrate(template);
  await template.end();
}
