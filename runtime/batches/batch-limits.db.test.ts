import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type BatchServer, openBatchServer } from '#models/testing-batches.ts';
import { type NewBudget, putBudget } from '#storage/runtime/budget.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { cancelRun, redriveRun } from '../cancel-run.ts';
import { oneNode, testAgent } from '../testing.ts';
import { lineOf } from '../testing-take-over.ts';
import { wakeRun } from '../wake-run.ts';
import { type BatchShop, HOURS, openBatchShop, settleBatches } from './testing.ts';

/* Who may wait for a batch, and that waiting neither passes a limit nor is done twice. */

let store: TestStore;
let server: BatchServer;
let shop: BatchShop;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  server = await openBatchServer();
  server.play = () => submits;
});
afterEach(async () => {
  await shop.engine.queue.close();
  await server.close();
});
afterAll(() => store.close());

const asking = oneNode(async ({ runAgent }) => void (await runAgent(testAgent(), { value: 21 })));
const submits = {
  call: { name: 'submit_answer', argumentsJson: '{"answer":{"sum":42,"by":"model"}}' },
  usage: { input: 1_000, output: 100, cached: 0 },
};

async function limit(period: 'run' | 'day', limits: Omit<NewBudget, 'updatedBy'>): Promise<void> {
  const place = { owner: shop.db.tenantId, scope: 'tenant', subject: null, period } as const;
  await putBudget(shop.db, place, { ...limits, updatedBy: null });
}

/** A run that waits for a batch. */
async function waiting(): Promise<string> {
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  return id;
}

it.each([
  ['a run without patience', undefined, true],
  ['a run with less patience than a batch is worth', 800, true],
  ['a model that takes no batches', 8 * HOURS, false],
])('asks directly for %s', async (_, answerWithin, takesBatches) => {
  shop = await openBatchShop(store, { server, graph: asking, takesBatches });
  const id = await shop.admit(answerWithin);

  const left = await shop.work(id);

  expect(left).toMatchObject({ ended: { status: 'completed' } });
  expect(await shop.requests()).toEqual([]);
  expect(await shop.costs()).toMatchObject([{ calls: 1, batchedCalls: 0, usd: 0.003 }]);
});

it('asks directly when the budget leaves the run less time than a batch is worth', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  await limit('run', { seconds: 600 });
  const id = await shop.admit(8 * HOURS);

  expect(await shop.work(id)).toMatchObject({ ended: { status: 'completed' } });
  expect(await shop.requests()).toEqual([]);
});

it('asks nothing that the budget has no room for, neither now nor later', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  await limit('day', { tokens: 100 });
  const id = await shop.admit(8 * HOURS);

  expect(await shop.work(id)).toMatchObject({ ended: { status: 'completed', metrics: { byPlaybook: 1 } } });
  expect(await shop.requests()).toEqual([]);
  expect(server.calls).toEqual([]);
});

it('keeps the reservation while the answer is waited for, so that others cannot spend it', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  await limit('day', { calls: 1 });
  const first = await shop.admit(8 * HOURS);
  await shop.work(first);

  const other = await shop.work(await shop.admit());
  await settleBatches(shop, server, first);

  expect(other).toMatchObject({ ended: { metrics: { byPlaybook: 1, byModel: 0 } } });
  expect(await shop.run(first)).toMatchObject({ metrics: { byModel: 1 } });
});

it('keeps to the budget of a run that is taken up while it waits', async () => {
  const both = oneNode(async ({ runAgent }) => {
    await Promise.all([1, 2].map((value) => runAgent(testAgent(), { value })));
  });
  shop = await openBatchShop(store, { server, graph: both });
  await limit('run', { usd: 0.1, calls: 2 });
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  // Something else has come for it.
  await shop.db.transaction((tx) => wakeRun(tx, shop.engine.queue, id));

  const again = await shop.work(id);
  await settleBatches(shop, server, id);

  expect(again).toEqual({ left: 'suspended' });
  expect(server.batches.map(({ items }) => items.length)).toEqual([2]);
  expect(await shop.run(id)).toMatchObject({ status: 'completed', metrics: { byModel: 2, byPlaybook: 0 } });
});

it('asks directly within the budget of a run when the batch has failed: that cost nothing, which is known', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  await limit('run', { usd: 0.1, calls: 1 });
  const id = await shop.admit(8 * HOURS);

  await settleBatches(shop, { end: () => server.end('failed') }, id);

  expect(await shop.run(id)).toMatchObject({ status: 'completed', metrics: { byModel: 1, byPlaybook: 0 } });
});

it('is handed in once, however many processes look for something to hand in', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  for (let runs = 0; runs < 3; runs += 1) await waiting();

  await Promise.all([shop.poll(), shop.poll(), shop.poll()]);
  server.end();
  await Promise.all([shop.poll(), shop.poll(), shop.poll()]);

  expect(server.batches.flatMap(({ items }) => items)).toHaveLength(3);
  expect(await shop.costs()).toMatchObject([{ calls: 3, batchedCalls: 3, input: 3_000 }]);
  expect(await shop.budget()).toMatchObject([{ calls: 3, holds: 0 }]);
});

it('gathers for a while, and no longer once a batch is full', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  await waiting();
  await waiting();

  const early = await shop.poll({ gatherSeconds: 60, most: 3 });
  await shop.poll({ gatherSeconds: 60, most: 2 });

  expect(early).toBe(0);
  expect(server.batches.map(({ items }) => items.length)).toEqual([2]);
});

it('hands nothing in for a run that was cancelled, and gives its reservation back', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  await shop.db.transaction((tx) => cancelRun(tx, shop.engine, id));

  await shop.poll();

  expect((await shop.run(id)).status).toBe('cancelled');
  expect(server.calls).toEqual([]);
  expect(await shop.requests()).toEqual([]);
  expect(await shop.budget()).toMatchObject([{ calls: 0, reserved_calls: 0, holds: 0 }]);
});

it('cancels a batch whose runs are all cancelled, and takes what it cost into the ledger', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  await shop.poll();
  await shop.db.transaction((tx) => cancelRun(tx, shop.engine, id));

  await shop.poll();
  await shop.poll();

  expect(server.batches).toMatchObject([{ status: 'cancelled' }]);
  expect(await shop.costs()).toMatchObject([
    { calls: 1, failed: 1, usd: 0, untoldCalls: 0, unpricedCalls: 0 },
  ]);
  expect(await shop.budget()).toMatchObject([{ calls: 0, reserved_calls: 0, holds: 0 }]);
});

it('asks anew for a run that is taken up again after it was cancelled', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  await shop.db.transaction((tx) => cancelRun(tx, shop.engine, id));
  await shop.poll();

  await redriveRun(shop.db, shop.engine, id);
  await settleBatches(shop, server, id);

  expect(await shop.run(id)).toMatchObject({ status: 'completed', metrics: { byModel: 1 } });
  expect(await shop.costs()).toMatchObject([{ calls: 1, batchedCalls: 1 }]);
});

it('goes on directly when the model is not to be asked through batches any more', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  await store.pool.query('update runtime.model set batches = false');

  await settleBatches(shop, server, id);

  expect(await shop.run(id)).toMatchObject({ status: 'completed', metrics: { byModel: 1 } });
  expect(server.batches).toEqual([]);
  expect(await shop.requests()).toMatchObject([
    { state: 'failed', problem: 'The model is not asked through batches any more.', is_settled: true },
  ]);
  await store.pool.query('update runtime.model set batches = true');
});

it('hands its patience down to the runs that it starts, as the moment that it is', async () => {
  const other = { ...lineOf(async () => 'done'), name: 'test_other' };
  const graph = lineOf(async ({ startRun }) => (await startRun(other, {}, 'once')).executionId);
  shop = await openBatchShop(store, { server, graph, others: [other] });
  const id = await shop.admit(HOURS);

  await shop.work(id);

  const { answerBy, output } = await shop.run(id);
  const child = await shop.run(String(output));
  expect(answerBy).not.toBeNull();
  expect([child.graph, child.answerBy]).toEqual(['test_other', answerBy]);
});
