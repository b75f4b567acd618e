import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Database, Transaction, TransactionalDatabase } from '#storage/database.ts';
import type { RunKey } from '#storage/runtime/claim.repository.ts';
import { QUEUES, type QueueTable, queueNames } from './queue-settings.ts';

/** What waits in a queue: the name of a run, nothing of what the run is about. */
export interface QueuedRun extends RunKey {
  readonly queue: string;
  /** Higher goes first. */
  readonly priority: number;
}

/** How full one queue is. */
export interface QueueState {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
}

/** The queues of this installation, with pg-boss behind them. Every change goes through the caller's transaction. */
export interface Queue {
  /** Puts runs in line. A run that is in line already stays where it is. */
  put(owner: Database, runs: readonly QueuedRun[]): Promise<void>;
  /** Takes the next runs out of the line, at most as many of one tenant as the queue allows at once. */
  take(owner: Transaction, queue: string, count: number): Promise<RunKey[]>;
  /** Forgets a run: it has ended, or waits for something else than a worker. */
  remove(owner: Database, queue: string, executionId: string): Promise<void>;
  states(): Promise<QueueState[]>;
  close(): Promise<void>;
}

const jobData = z.object({ tenantId: z.uuid() });
const SCHEMA = 'pgboss';

/** Opens the queues for one process. Nothing of pg-boss runs by itself here: workers ask, and leases replace its expiry. */
export async function openQueue(owner: TransactionalDatabase, limits: QueueTable = QUEUES): Promise<Queue> {
  const boss = new PgBoss({
    db: sqlOf(owner),
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  // Whoever asked is told by the rejection; without a listener the event would end the process.
  boss.on('error', () => {});
  await createQueues(owner);
  await boss.start();

  return {
    async put(db, runs) {
      for (const [queue, members] of Map.groupBy(runs, (run) => run.queue)) {
        const jobs = members.map(({ tenantId, executionId, priority }) => ({
          ...{ id: executionId, data: { tenantId }, priority },
          group: { id: tenantId },
        }));
        await boss.insert(queue, jobs, { db: sqlOf(db) });
      }
    },
    async take(db, queue, count) {
      const { perTenant } = limits[queueNames.parse(queue)];
      // Two that took at once would each count only what was under way before, and pass the limit together.
      await db.run({
        text: `select pg_advisory_xact_lock(hashtextextended('steward take ' || $1::text, 0))`,
        values: [queue],
      });
      const jobs = await boss.fetch(queue, {
        ...{ batchSize: count, groupConcurrency: perTenant, db: sqlOf(db) },
      });
      return jobs.map(({ id, data }) => ({ executionId: id, tenantId: jobData.parse(data).tenantId }));
    },
    async remove(db, queue, executionId) {
      await boss.deleteJob(queue, executionId, { db: sqlOf(db) });
    },
    states: () => listStates(owner),
    close: () => boss.stop({ graceful: false, close: false }),
  };
}

/** With pg-boss's own function: its client would send several statements as one. */
async function createQueues(owner: TransactionalDatabase): Promise<void> {
  await owner.transaction(async (tx) => {
    await tx.run({ text: `select pg_advisory_xact_lock(hashtextextended('steward queues', 0))`, values: [] });
    await tx.run({
      text: `select pgboss.create_queue(name, $2::jsonb) from unnest($1::text[]) as name
             where not exists (select from pgboss.queue where queue.name = name.name)`,
      values: [queueNames.options, JSON.stringify(QUEUE_OPTIONS)],
    });
  });
}

const DAY = 86_400;
/** pg-boss never gives up a job of ours: a run ends by its own end, and dead workers are noticed by their leases. */
const QUEUE_OPTIONS = {
  policy: 'standard',
  expireInSeconds: DAY - 1,
  retryLimit: 1_000_000,
  retentionSeconds: 3650 * DAY,
  deleteAfterSeconds: 0,
} as const;

function sqlOf(db: Database): { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> } {
  return {
    async executeSql(text, values = []) {
      const { rows } = await db.run({ text, values });
      return { rows: [...rows] };
    },
  };
}

const stateRows = z.array(z.object({ queue: z.string(), waiting: z.number(), active: z.number() }));

async function listStates(owner: Database): Promise<QueueState[]> {
  const { rows } = await owner.run({
    text: `select queue.name as queue, count(job.id) filter (where state < 'active') as waiting,
                  count(job.id) filter (where state = 'active') as active
           from pgboss.queue left join pgboss.job on job.name = queue.name
           group by 1 order by 1`,
    values: [],
  });
  return stateRows.parse(rows);
}
