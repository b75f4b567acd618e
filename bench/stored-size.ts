import { z } from 'zod';
import type { BenchDatabase } from './bench-database.ts';

/** Everything that a database holds for its users: all tables but the system's. */
export interface StoredSize {
  readonly rows: number;
  /** With indexes and what is stored out of line. */
  readonly bytes: number;
}

const tableRows = z.array(z.object({ name: z.string() }));
const sizeRow = z.object({ rows: z.number(), bytes: z.number() });

const TABLES = `
  select pg_class.oid::regclass::text as name
  from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind in ('r', 'm') and nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg_toast%'`;

/** Counts after a vacuum, which gives back what updates and deletes have left. */
export async function measureStored({ pool }: BenchDatabase): Promise<StoredSize> {
  await pool.query('vacuum');
  const byTable = await measureTables({ pool });
  const sizes = [...byTable.values()];
  return {
    rows: sizes.reduce((sum, { rows }) => sum + rows, 0),
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** The same, table by table. */
export async function measureTables({ pool }: Pick<BenchDatabase, 'pool'>): Promise<Map<string, StoredSize>> {
  const names = tableRows.parse((await pool.query(TABLES)).rows).map(({ name }) => name);
  const sizes = new Map<string, StoredSize>();
  for (const name of names) {
    const { rows } = await pool.query(
      `select (select count(*) from ${name}) as rows, pg_total_relation_size('${name}') as bytes`,
    );
    sizes.set(name, sizeRow.parse(rows[0]));
  }
  return sizes;
}
