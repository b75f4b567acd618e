import { vi } from 'vitest';
import type { AnyGraph } from '#graphs/graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type Execution, getExecution } from '#storage/runtime/execution.repository.ts';
import type { TestStore } from '#storage/testing.ts';
import { runAdmitter } from './admit-run.ts';
import type { Engine } from './environment.ts';
import { openTestEngine } from './testing.ts';
import { openWorker, type Worker, type WorkerOptions } from './worker.ts';

/** Workers on one store, as if each were a process of its own. */
export interface Crew {
  open(graphs: readonly AnyGraph[], leaseSeconds?: number): Promise<Engine>;
  work(engine: Engine, options?: Partial<WorkerOptions>): Worker;
  /** Lets everybody go. */
  close(): Promise<void>;
}

export function gatherCrew(store: TestStore): Crew {
  const engines: Engine[] = [];
  const workers: Worker[] = [];
  return {
    async open(graphs, leaseSeconds = 15) {
      const engine = await openTestEngine(store, { graphs, leaseSeconds });
      engines.push(engine);
      return engine;
    },
    work(engine, options = {}) {
      const worker = openWorker(engine, { concurrency: 4, pollMilliseconds: 20, ...options });
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.drain(0)));
      await Promise.all(engines.map(({ queue }) => queue.close()));
    },
  };
}

/** Admits a run for the workers; answers its id. */
export function admitTo(engine: Engine, db: TenantDatabase, graph: AnyGraph): Promise<string> {
  const wish = { graph: graph.name, input: {}, trigger: 'api' } as const;
  return db.transaction(async (tx) => (await runAdmitter(engine)(tx, wish)).executionId);
}

const LONGEST_MILLISECONDS = 50_000;

/** The run once it has ended. */
export function whenEnded(db: TenantDatabase, id: string): Promise<Execution> {
  const look = async (): Promise<Execution> => {
    const execution = await getExecution(db, id);
    if (execution.endedAt === null) throw new Error(`Run ${execution.number} is ${execution.status}.`);
    return execution;
  };
  return vi.waitFor(look, { timeout: LONGEST_MILLISECONDS, interval: 30 });
}

/** What the queue holds of a tenant's runs. */
export async function leftoversOf(store: TestStore, { tenantId }: TenantDatabase): Promise<unknown> {
  const { rows } = await store.pool.query(
    `select (select count(*)::int from runtime.lease where tenant_id = $1) as leases,
            (select count(*)::int from pgboss.job where data ->> 'tenantId' = $1::text) as jobs`,
    [tenantId],
  );
  return rows[0];
}

/** Takes a run as a worker would that dies right afterwards, for the n-th time. */
export async function dieWith(store: TestStore, executionId: string, times = 1): Promise<void> {
  await store.pool.query(
    `update runtime.lease set state = 'leased', epoch = epoch + 1, takeovers = $2, worker_id = gen_random_uuid(),
            lease_until = clock_timestamp() - interval '1 second' where execution_id = $1`,
    [executionId, times - 1],
  );
  await store.pool.query(`update pgboss.job set state = 'active' where id = $1`, [executionId]);
}
