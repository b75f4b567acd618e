import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type BatchServer, openBatchServer } from '#models/testing-batches.ts';
import { listSteps } from '#storage/runtime/step.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { oneNode, testAgent } from '../testing.ts';
import { type BatchShop, HOURS, openBatchShop, settleBatches } from './testing.ts';

let store: TestStore;
let server: BatchServer;
let shop: BatchShop;
beforeAll(async () => {
  store = await openTestStore();
});
afterEach(async () => {
  await shop.engine.queue.close();
  await server.close();
});
afterAll(() => store.close());

const asking = oneNode(async ({ runAgent }) => void (await runAgent(testAgent(), { value: 21 })));
const USAGE = { input: 1_000, output: 100, cached: 0 };
const submits = {
  call: { name: 'submit_answer', argumentsJson: '{"answer":{"sum":42,"by":"model"}}' },
  usage: USAGE,
};
/** 1,000 × 2 + 100 × 10 USD per million, halved. */
const HALF_USD = 0.0015;

const modelStep = async (id: string) => (await listSteps(shop.db, id)).find(({ kind }) => kind === 'model');

/** The sender has no answer to what it handed in. */
async function handInWithoutAnswer(protocol: 'openai' | 'anthropic'): Promise<string> {
  server = await openBatchServer(protocol);
  shop = await openBatchShop(store, { server, graph: asking, protocol });
  server.play = () =>
    protocol === 'openai' ? submits : { text: '{"answer":{"sum":42,"by":"m"}}', usage: USAGE };
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  server.interrupt = (call, response) => {
    if (!/POST .*batches$/.test(call)) return false;
    response.destroy();
    server.interrupt = () => false;
    return true;
  };
  await shop.poll();
  return id;
}

it('asks OpenAI whether it has a batch of which the sender had no answer, and hands it in when not', async () => {
  const id = await handInWithoutAnswer('openai');
  await settleBatches(shop, server, id);

  expect((await shop.batches()).map((batch) => Object(batch).state)).toEqual(['unsent', 'ended']);
  expect(await modelStep(id)).toMatchObject({ batch: { state: 'answered' }, costUsd: HALF_USD });
});

it('cannot ask Anthropic that: what it cost is unknown, and the model is asked directly', async () => {
  const id = await handInWithoutAnswer('anthropic');
  await settleBatches(shop, server, id);

  expect(await shop.batches()).toMatchObject([{ state: 'unknown' }]);
  expect(await modelStep(id)).toMatchObject({
    batch: { state: 'failed', problem: 'Nobody knows whether the provider has the batch.' },
    costUsd: null,
  });
  expect(await shop.costs()).toMatchObject([{ calls: 2, untoldCalls: 1, unpricedCalls: 1 }]);
});
