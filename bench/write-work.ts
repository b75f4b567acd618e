import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { BenchDatabase } from './bench-database.ts';

/** What a server has done for a database so far. */
export interface WriteWork {
  readonly commits: number;
  /** Bytes of the write-ahead log of the whole server. */
  readonly walBytes: number;
}

const workRow = z.object({ commits: z.number(), wal: z.number() });
/** Sessions report what they have committed when they have been idle for a second. */
const REPORTED_MILLISECONDS = 1_500;

export async function readWriteWork({ pool }: BenchDatabase): Promise<WriteWork> {
  await wait(REPORTED_MILLISECONDS);
  const { rows } = await pool.query(
    `select xact_commit as commits, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as wal
     from pg_stat_database where datname = current_database()`,
  );
  const { commits, wal } = workRow.parse(rows[0]);
  return { commits, walBytes: wal };
}
