import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { GraphRuntime } from '#graphs/graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { getExecution } from '#storage/runtime/execution.repository.ts';
import { listRuns } from '#storage/runtime/run-overview.repository.ts';
import { listSteps } from '#storage/runtime/step.repository.ts';
import { listWorkers } from '#storage/runtime/worker.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { cancelRun } from './cancel-run.ts';
import { double, oneNode } from './testing.ts';
import { admitTo, type Crew, gatherCrew, leftoversOf, whenEnded } from './testing-crew.ts';
import { lineOf } from './testing-take-over.ts';

let store: TestStore;
let db: TenantDatabase;
let crew: Crew;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  await store.owner.run(sql`delete from pgboss.job`);
  crew = gatherCrew(store);
});
afterEach(() => crew.close());
afterAll(() => store.close());

const NOTHING = { leases: 0, jobs: 0 };

it('works on what was admitted, and leaves nothing in the queue', async () => {
  const graph = oneNode(async ({ useTool }) => void (await useTool(double, { value: 1, label: 'x' })));
  const engine = await crew.open([graph]);
  const ids = [
    await admitTo(engine, db, graph),
    await admitTo(engine, db, graph),
    await admitTo(engine, db, graph),
  ];

  crew.work(engine);

  const runs = await Promise.all(ids.map((id) => whenEnded(db, id)));
  expect(runs.map(({ status, metrics }) => [status, metrics.steps])).toEqual([
    ['completed', 2],
    ['completed', 2],
    ['completed', 2],
  ]);
  expect(await leftoversOf(store, db)).toEqual(NOTHING);
});

it('gives back what does not end in time when it is drained, and another one ends it', async () => {
  let calls = 0;
  const graph = lineOf(
    async () => 'done before',
    async ({ context }, seen) => {
      calls += 1;
      if (calls === 1) await new Promise((_resolve, reject) => rejectOnAbort(context.signal, reject));
      return seen;
    },
  );
  const engine = await crew.open([graph]);
  const id = await admitTo(engine, db, graph);
  const first = crew.work(engine);
  await vi.waitFor(() => expect(calls).toBe(1));

  await first.drain(50);

  expect(first.active()).toBe(0);
  expect(await getExecution(db, id)).toMatchObject({ status: 'queued', endedAt: null });
  crew.work(await crew.open([graph]));
  expect(await whenEnded(db, id)).toMatchObject({ status: 'completed', output: 'done before' });
  expect((await listSteps(db, id)).map(({ attempts }) => attempts)).toEqual([1, 1]);
});

function rejectOnAbort(signal: AbortSignal, reject: (reason: unknown) => void): void {
  signal.addEventListener('abort', () => reject(signal.reason));
}

it('signs on and off', async () => {
  const engine = await crew.open([]);
  const worker = crew.work(engine, { version: '1.2.3', queues: ['batch'], concurrency: 3 });
  const signedOn = await vi.waitFor(async () => {
    const mine = (await listWorkers(store.owner)).filter(({ id }) => id === worker.id);
    expect(mine).toHaveLength(1);
    return mine;
  });

  await worker.drain(0);

  expect(signedOn).toMatchObject([{ version: '1.2.3', queues: ['batch'], concurrency: 3, runs: 0 }]);
  expect((await listWorkers(store.owner)).map(({ id }) => id)).not.toContain(worker.id);
});

it('stops a run that is cancelled, at the next renewal', async () => {
  let hasBegun = false;
  const graph = oneNode(async ({ context }) => {
    hasBegun = true;
    await new Promise((_resolve, reject) => rejectOnAbort(context.signal, reject));
  });
  const engine = await crew.open([graph], 0.6);
  const id = await admitTo(engine, db, graph);
  crew.work(engine);
  await vi.waitFor(() => expect(hasBegun).toBe(true));

  const outcome = await db.transaction((tx) => cancelRun(tx, engine, id));

  expect(outcome).toBe('asked');
  expect((await whenEnded(db, id)).status).toBe('cancelled');
  expect(await leftoversOf(store, db)).toEqual(NOTHING);
});

it('cancels a run that waits, at once', async () => {
  const graph = oneNode(async () => {});
  const engine = await crew.open([graph]);
  const id = await admitTo(engine, db, graph);

  const outcome = await db.transaction((tx) => cancelRun(tx, engine, id));

  expect(outcome).toBe('cancelled');
  expect((await getExecution(db, id)).status).toBe('cancelled');
  expect(await leftoversOf(store, db)).toEqual(NOTHING);
});

it('lets a tenant with many runs not keep another one waiting', async () => {
  const order: string[] = [];
  const graph = oneNode(async ({ context }: GraphRuntime) => {
    order.push(context.tenant.id);
    await wait(5);
  });
  const engine = await crew.open([graph]);
  const single = await store.createTenant();
  for (let index = 0; index < 200; index += 1) await admitTo(engine, db, graph);
  crew.work(engine, { concurrency: 2 });
  crew.work(await crew.open([graph]), { concurrency: 2 });
  await vi.waitFor(() => expect(order.length).toBeGreaterThan(10), { timeout: 20_000 });

  const at = order.length;
  const id = await admitTo(engine, single, graph);
  await whenEnded(single, id);

  expect(order.indexOf(single.tenantId) - at).toBeLessThan(20);
  expect(await listRuns(db, { limit: 500 })).toHaveLength(200);
});
