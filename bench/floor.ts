import { type BenchDatabase, createDatabase } from './bench-database.ts';
import { kilobyte } from './contender.ts';

/** The least that keeping one result costs: one row of 1 KB, one statement, one commit. */
export interface Floor {
  readonly database: BenchDatabase;
  insert(): Promise<void>;
}

export async function openFloor(serverUrl: string): Promise<Floor> {
  const database = await createDatabase(serverUrl);
  await database.pool.query('create table line (id bigserial primary key, body jsonb not null)');
  const text = 'insert into line (body) values ($1)';
  return {
    database,
    async insert() {
      await database.pool.query({ name: 'line', text, values: [JSON.stringify({ last: kilobyte() })] });
    },
  };
}
