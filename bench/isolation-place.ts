import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type OpenPool, openEmbeddedPool, openServerPool } from '#storage/pools.ts';
import type { StoreSettings } from '#storage/store.ts';
import { type Hit, type Needle, searchBytes } from './isolation-canaries.ts';
import { type Tally, tally } from './isolation-graph.ts';

/** Where the store of a trial is. The embedded one belongs to one process at a time. */
export type TrialPlace = StoreSettings;

type Pool = OpenPool['pool'];

/** Looks underneath, past every role and context. Of an embedded store only while no worker has it. */
export async function lookUnder<T>(
  { databaseUrl, home }: TrialPlace,
  look: (opened: OpenPool) => Promise<T>,
): Promise<T> {
  const opened = databaseUrl === undefined ? await openEmbeddedPool(home) : openServerPool(databaseUrl);
  try {
    return await look(opened);
  } finally {
    await opened.close();
  }
}

/** Long values would else be compressed, and a secret in them would not be found in a file. */
const KEEP_PLAIN = `
do $$
declare target record;
begin
  for target in
    select format('%I.%I', nspname, relname) as relation, attname
    from pg_attribute
    join pg_class on pg_class.oid = attrelid
    join pg_namespace on pg_namespace.oid = relnamespace
    join pg_type on pg_type.oid = atttypid
    where relkind in ('r', 'p') and attnum > 0 and not attisdropped and attstorage in ('x', 'm')
      and nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and typname in ('text', 'jsonb', 'bytea')
  loop
    execute format('alter table %s alter column %I set storage external', target.relation, target.attname);
  end loop;
end $$`;

export async function keepPlain(pool: Pool): Promise<void> {
  await pool.query(KEEP_PLAIN);
}

const claimsRow = z.object({ stored: z.number(), vain: z.number() });

/** Tokens that came to be stored after the consents, and rights to ask for one that came to nothing. */
export async function countClaims(pool: Pool): Promise<z.output<typeof claimsRow>> {
  const { rows } = await pool.query(
    `select sum(token_version - 1) as stored, sum(refresh_attempt - (token_version - 1)) as vain
     from core.integration`,
  );
  return claimsRow.parse(rows[0]);
}

const endingRow = z.object({ status: z.string(), output: z.unknown(), error: z.string().nullable() });

/** What the runs came to. */
export interface Endings {
  readonly tallies: readonly Tally[];
  /** Why runs did not complete, as a sentence each. */
  readonly broken: readonly string[];
}

export async function readEndings(pool: Pool): Promise<Endings> {
  const { rows } = await pool.query('select status, output, error from runtime.execution');
  const endings = z.array(endingRow).parse(rows);
  const completed = endings.filter(({ status }) => status === 'completed');
  return {
    tallies: completed.map(({ output }) => tally.parse(output)),
    broken: endings
      .filter(({ status }) => status !== 'completed')
      .map(({ status, error }) => `${status}: ${error}`),
  };
}

const tableRow = z.object({ name: z.string() });
const textRow = z.object({ text: z.string() });
const TABLES = `
  select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`;

/** What of the tables was searched. */
export interface SearchedTables {
  readonly hits: readonly Hit[];
  readonly rows: number;
  readonly tables: number;
}

/** Searches the text of every row of every table; what is bytes stands there in hexadecimal. */
export async function searchTables(pool: Pool, needles: readonly Needle[]): Promise<SearchedTables> {
  // All of it is in files then, which are searched as well.
  await pool.query('checkpoint');
  const tables = z.array(tableRow).parse((await pool.query(TABLES)).rows);
  const hits: Hit[] = [];
  let count = 0;
  for (const { name } of tables) {
    const { rows } = await pool.query(`select each::text as text from ${name} as each`);
    count += rows.length;
    const texts = z.array(textRow).parse(rows);
    const all = texts.map(({ text }) => text).join('\n');
    hits.push(...searchBytes(`table ${name}`, Buffer.from(all), needles));
  }
  return { hits, rows: count, tables: tables.length };
}

const folderRow = z.object({ folder: z.string() });

/** The folder with the store's files; undefined where the server is on another machine. */
export async function folderOf({ databaseUrl, home }: TrialPlace, pool: Pool): Promise<string | undefined> {
  if (databaseUrl === undefined) return join(home, 'postgres');
  const { rows } = await pool.query(`select current_setting('data_directory') as folder`);
  const { folder } = folderRow.parse(rows[0]);
  return existsSync(folder) ? folder : undefined;
}
