import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type BatchServer, openBatchServer } from '#models/testing-batches.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { oneNode, testAgent } from '../testing.ts';
import { type BatchShop, HOURS, openBatchShop } from './testing.ts';

let store: TestStore;
let server: BatchServer;
let shop: BatchShop;
let answers: unknown[];
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  answers = [];
  server = await openBatchServer();
});
afterEach(async () => {
  await shop.engine.queue.close();
  await server.close();
});
afterAll(() => store.close());

const asking = oneNode(async ({ runAgent }) => {
  answers.push(await runAgent(testAgent(), { value: 21 }));
});

const submits = {
  call: { name: 'submit_answer', argumentsJson: '{"answer":{"sum":42,"by":"model"}}' },
  usage: { input: 1_187, output: 31, cached: 1_024 },
};
const usesTool = {
  call: { name: 'test_double', argumentsJson: '{"value":21}' },
  usage: { input: 1_013, output: 29, cached: 512 },
};

it('lets a patient run wait for a batch, and pays half for what it answers', async () => {
  shop = await openBatchShop(store, { server, graph: asking });
  server.play = (_body, number) => (number === 1 ? usesTool : submits);
  const id = await shop.admit(8 * HOURS);

  const left = await shop.work(id);
  await shop.poll();
  server.end();
  await shop.poll();
  const again = await shop.work(id);
  await shop.poll();
  server.end();
  await shop.poll();
  await shop.work(id);

  expect([left, again]).toEqual([{ left: 'suspended' }, { left: 'suspended' }]);
  expect(await shop.run(id)).toMatchObject({ status: 'completed', metrics: { modelCalls: 2, byModel: 1 } });
  expect(answers).toEqual([{ sum: 42, by: 'model' }]);
  const total = (pick: 'input' | 'output' | 'cached') =>
    server.counted.reduce((sum, each) => sum + each[pick], 0);
  const full = 2 * (total('input') - total('cached')) + 0.5 * total('cached') + 10 * total('output');
  expect(await shop.costs()).toMatchObject([
    {
      ...{ calls: 2, failed: 0, input: total('input'), output: total('output'), cached: total('cached') },
      ...{ batchedCalls: 2, untoldCalls: 0, unpricedCalls: 0 },
      usd: expect.closeTo(full / 2 / 1_000_000, 9),
    },
  ]);
  expect(await shop.budget()).toMatchObject([
    { calls: 2, tokens: total('input') + total('output'), reserved_calls: 0, holds: 0 },
  ]);
});
