import { z } from 'zod';
import { type Database, execute, many, one } from '../database.ts';
import { sql } from '../sql.ts';

/** A process that works on runs. */
export interface NewWorker {
  readonly id: string;
  /** Host and process, for people. */
  readonly name: string;
  readonly version: string;
  readonly queues: readonly string[];
  readonly concurrency: number;
}

/** Notes that a worker lives; its time is the database's. */
export async function noteWorker(owner: Database, worker: NewWorker): Promise<void> {
  const { id, name, version, queues, concurrency } = worker;
  await execute(
    owner,
    sql`
      insert into runtime.worker (id, name, version, queues, concurrency)
      values (${id}, ${name}, ${version}, ${[...queues]}, ${concurrency})
      on conflict (id) do update set seen_at = clock_timestamp()
    `,
  );
}

/** Forgets a worker that stopped, and those that nobody has heard of for a day. */
export async function forgetWorker(owner: Database, id: string): Promise<void> {
  await execute(
    owner,
    sql`delete from runtime.worker where id = ${id} or seen_at < clock_timestamp() - interval '1 day'`,
  );
}

const workerRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    version: z.string(),
    queues: z.array(z.string()),
    concurrency: z.number(),
    started_at: z.date(),
    silent_seconds: z.number(),
    runs: z.number(),
  })
  .transform(({ started_at, silent_seconds, ...rest }) => ({
    ...rest,
    startedAt: started_at,
    silentSeconds: silent_seconds,
  }));

/** A worker as the store knows it; `runs` are those that it holds. */
export type WorkerRecord = z.output<typeof workerRow>;

/** All workers that were heard of lately, the newest first. */
export function listWorkers(owner: Database): Promise<WorkerRecord[]> {
  const statement = sql`
    select id, name, version, queues, concurrency, started_at,
           extract(epoch from clock_timestamp() - seen_at)::float8 as silent_seconds,
           (select count(*) from runtime.lease where worker_id = worker.id and state = 'leased') as runs
    from runtime.worker order by started_at desc
  `;
  return many(owner, workerRow, statement);
}

const heldRow = z.object({ held: z.number() });

/** Runs that a worker holds the lease of, also those that it let go of because the database went away. */
export async function countHeldRuns(owner: Database, workerId: string): Promise<number> {
  const statement = sql`
    select count(*) as held from runtime.lease where worker_id = ${workerId} and state = 'leased'
  `;
  return (await one(owner, heldRow, statement)).held;
}
