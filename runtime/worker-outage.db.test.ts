import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { StoreUnavailableError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { getExecution } from '#storage/runtime/execution.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { oneNode } from './testing.ts';
import { admitTo, type Crew, dieWith, gatherCrew, leftoversOf, whenEnded } from './testing-crew.ts';
import { beginRun, lineOf, workOn } from './testing-take-over.ts';

const NOTHING = { leases: 0, jobs: 0 };
const HOUR = 3_600_000;

// The embedded database has neither connections that can be cut nor a clock of its own.
describe.skipIf(inject('databaseServer') === undefined)('on a server (npm run test:server)', () => {
  let store: TestStore;
  let db: TenantDatabase;
  let crew: Crew;
  beforeEach(async () => {
    store = await openTestStore();
    db = await store.createTenant();
    crew = gatherCrew(store);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await crew.close();
    await store.close();
  });

  /** Cuts every connection to the test's database but the one that does so. */
  function cutAll(): Promise<unknown> {
    return store.pool
      .query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      )
      .catch(() => {});
  }

  it('ends every run once although all connections are cut again and again', async () => {
    const graph = lineOf(
      async ({ write }) => {
        await wait(30);
        return write('first', 1, async (tx) => {
          const statement = sql`insert into core.audit_log (tenant_id, actor_kind, action, resource_kind)
                                values (core.require_tenant(), 'system', 'first', 'test')`;
          return (await tx.run(statement)).rowCount;
        });
      },
      async (_runtime, seen) => {
        await wait(30);
        return seen;
      },
      async ({ write }, seen) => write('last', seen, async () => seen),
    );
    const engine = await crew.open([graph], 2);
    const ids: string[] = [];
    for (let index = 0; index < 30; index += 1) ids.push(await admitTo(engine, db, graph));
    const worker = crew.work(engine, { concurrency: 6 });
    const cutting = (async () => {
      for (let cuts = 0; cuts < 8; cuts += 1) {
        await wait(120);
        await cutAll();
      }
    })();

    await cutting;
    const runs = await Promise.all(ids.map((id) => whenEnded(db, id)));

    expect(runs.map(({ status, error }) => [status, error])).toEqual(runs.map(() => ['completed', null]));
    expect(runs.map(({ output }) => output)).toEqual(runs.map(() => 1));
    const { rows } = await db.run(sql`
      select (select count(*) from core.audit_log where action = 'first') as effects,
             (select count(*) from runtime.step) as steps,
             (select count(*) from runtime.step where status <> 'completed') as unfinished
    `);
    expect(rows).toEqual([{ effects: 30, steps: 150, unfinished: 0 }]);
    expect(await leftoversOf(store, db)).toEqual(NOTHING);
    expect(worker.active()).toBe(0);
  });

  it.each([
    ['ahead', HOUR],
    ['behind', -HOUR],
  ])(
    'keeps and takes leases by the clock of the database when the worker’s is an hour %s',
    async (_name, skew) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + skew });
      const skewed = await openTestStore();
      const skewedCrew = gatherCrew(skewed);
      const tenant = await skewed.createTenant();
      const graph = oneNode(async () => {});
      const engine = await skewedCrew.open([graph], 1);
      const [held, free, left] = [
        await admitTo(engine, tenant, graph),
        await admitTo(engine, tenant, graph),
        await admitTo(engine, tenant, graph),
      ];
      await dieWith(skewed, held);
      await dieWith(skewed, left);
      await skewed.pool.query(
        `update runtime.lease set lease_until = clock_timestamp() + interval '1 minute' where execution_id = $1`,
        [held],
      );

      skewedCrew.work(engine);

      expect((await whenEnded(tenant, free)).status).toBe('completed');
      expect((await whenEnded(tenant, left)).status).toBe('completed');
      await wait(1_500);
      expect((await getExecution(tenant, held)).endedAt).toBeNull();
      await skewedCrew.close();
      await skewed.close();
    },
  );

  it('takes over a run whose worker was stopped in the middle of a transaction', async () => {
    const [begun, stopped] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let attempts = 0;
    const graph = oneNode(async ({ write }) => {
      await write('note', 1, async (tx) => {
        attempts += 1;
        await tx.run(sql`select 1`);
        begun.resolve();
        // A process that is stopped holds its transaction open, and with it the lock on its lease.
        if (attempts === 1) await stopped.promise;
      });
    });
    const silent = await crew.open([graph], 1);
    const run = await beginRun(silent, db, { graph });
    const zombie = workOn(silent, run, { graph });
    await begun.promise;

    crew.work(await crew.open([graph], 1));

    expect((await whenEnded(db, run.executionId)).status).toBe('completed');
    stopped.resolve();
    expect(await zombie).toEqual({ left: 'lost' });
    expect(attempts).toBe(2);
    const { rows } = await db.run(sql`select count(*) as notes from runtime.step where kind = 'write'`);
    expect(rows).toEqual([{ notes: 1 }]);
  });

  it('calls a transaction that was idle for too long an outage', async () => {
    const idle = db.transaction(async (tx) => {
      await tx.run(sql`set local idle_in_transaction_session_timeout = 50`);
      await wait(400);
      await tx.run(sql`select 1`);
    });

    await expect(idle).rejects.toThrow(StoreUnavailableError);
    expect((await db.run(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  });
});
