import { setTimeout as wait } from 'node:timers/promises';
import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { defineGraph } from '#graphs/graph.ts';
import { TEST_KEY } from '#models/testing.ts';
import { type BatchServer, openBatchServer } from '#models/testing-batches.ts';
import { listSteps } from '#storage/runtime/step.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { readRecording } from '../recording.ts';
import { replayRun } from '../replay-run.ts';
import { oneNode, testAgent, testOwner } from '../testing.ts';
import { type BatchShop, HOURS, openBatchShop, PRICE, settleBatches } from './testing.ts';

let store: TestStore;
let server: BatchServer;
let shop: BatchShop;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  server = await openBatchServer();
});
afterEach(async () => {
  await shop.engine.queue.close();
  await server.close();
});
afterAll(() => store.close());

const submits = {
  call: { name: 'submit_answer', argumentsJson: '{"answer":{"sum":42,"by":"model"}}' },
  usage: { input: 1_187, output: 31, cached: 1_024 },
};
const usesTool = {
  call: { name: 'test_double', argumentsJson: '{"value":21}' },
  usage: { input: 1_013, output: 29, cached: 512 },
};
const writes = { text: '{"answer":{"sum":42,"by":"model"}}', usage: submits.usage };

const asking = (answers: unknown[] = []) =>
  oneNode(async ({ runAgent }) => {
    answers.push(await runAgent(testAgent(), { value: 21 }));
  });

const counted = (pick: 'input' | 'output' | 'cached') =>
  server.counted.reduce((sum, each) => sum + each[pick], 0);

/** At the usual price, in USD. */
const fullPrice = () =>
  (PRICE.input * (counted('input') - counted('cached')) +
    PRICE.cached * counted('cached') +
    PRICE.output * counted('output')) /
  1_000_000;

it.each(['openai', 'openai-responses', 'anthropic'] as const)(
  'lets a patient run wait for batches of %s, and pays half for what the provider counted, to the token',
  async (protocol) => {
    const answers: unknown[] = [];
    await server.close();
    server = await openBatchServer(protocol);
    shop = await openBatchShop(store, { server, graph: asking(answers), protocol });
    // The last two are held to a schema for their text.
    server.play = (_body, number) =>
      number === 1 ? usesTool : ({ openai: submits }[String(protocol)] ?? writes);
    const id = await shop.admit(8 * HOURS);

    const left = await settleBatches(shop, server, id);

    expect(left).toEqual([{ left: 'suspended' }, { left: 'suspended' }, expect.anything()]);
    expect(answers).toEqual([{ sum: 42, by: 'model' }]);
    const [costs] = await shop.costs();
    expect(costs).toMatchObject({
      ...{ calls: 2, failed: 0, batchedCalls: 2, untoldCalls: 0, unpricedCalls: 0 },
      ...{ input: counted('input'), output: counted('output'), cached: counted('cached') },
      usd: expect.closeTo(fullPrice() / 2, 9),
    });
    const { status, metrics } = await shop.run(id);
    expect([status, metrics.tokensIn, metrics.tokensOut]).toEqual([
      'completed',
      counted('input'),
      counted('output'),
    ]);
    expect(metrics.costUsd).toBeCloseTo(fullPrice() / 2, 5);
    expect(await shop.budget()).toMatchObject([
      {
        calls: 2,
        tokens: counted('input') + counted('output'),
        reserved_calls: 0,
        reserved_tokens: 0,
        holds: 0,
      },
    ]);
    expect(server.calls.some((call) => /completions|responses|messages$/.test(call))).toBe(false);
  },
);

it('plays such a run again from its journal, to the same end', async () => {
  shop = await openBatchShop(store, { server, graph: asking() });
  server.play = () => submits;
  const id = await shop.admit(8 * HOURS);
  await settleBatches(shop, server, id);

  const recording = await readRecording(testOwner(shop.db), await shop.run(id));
  const report = await replayRun(shop.engine, recording, new AbortController().signal);

  expect(report).toMatchObject({ result: 'identical', divergences: [] });
});

it('hands in together what parallel agents ask, and lets the others work on meanwhile', async () => {
  const done: string[] = [];
  const State = Annotation.Root({ nothing: Annotation<null> });
  const graph = defineGraph({
    ...{ name: 'test_parallel', version: '1', purpose: 'Asks twice.', stepLimit: 4 },
    ...{ input: z.object({}), output: z.object({}), result: () => ({}) },
    build: ({ runAgent }) =>
      new StateGraph(State)
        .addNode('both', async () => {
          await Promise.all([1, 2].map((value) => runAgent(testAgent(), { value })));
          return {};
        })
        .addNode('third', async () => {
          await runAgent(testAgent(), { value: 3 });
          return {};
        })
        .addNode('playbook', async () => {
          await runAgent(testAgent({ modelPolicy: 'never', name: 'test_other' }), { value: 4 });
          done.push('playbook');
          return {};
        })
        .addEdge(START, 'both')
        .addEdge(START, 'third')
        .addEdge(START, 'playbook')
        .addEdge('both', END)
        .addEdge('third', END)
        .addEdge('playbook', END),
  });
  shop = await openBatchShop(store, { server, graph });
  server.play = () => submits;
  const id = await shop.admit(8 * HOURS);

  const left = await settleBatches(shop, server, id);

  expect(left).toEqual([{ left: 'suspended' }, expect.anything()]);
  expect(server.batches.map(({ items }) => items.length)).toEqual([3]);
  expect(done).toEqual(['playbook']);
  expect((await shop.run(id)).status).toBe('completed');
});

it('lets an agent beside it in the same node end before the run is let go', async () => {
  let played = 0;
  const slow = testAgent({
    ...{ name: 'test_slow', modelPolicy: 'never' },
    async playbook() {
      played += 1;
      await wait(200);
      return { sum: 1, by: 'playbook' };
    },
  });
  const graph = oneNode(async ({ runAgent }) => {
    await Promise.all([runAgent(testAgent(), { value: 21 }), runAgent(slow, { value: 1 })]);
  });
  shop = await openBatchShop(store, { server, graph });
  server.play = () => submits;
  const id = await shop.admit(8 * HOURS);

  await settleBatches(shop, server, id);

  expect((await shop.run(id)).status).toBe('completed');
  expect(played).toBe(1);
});

it('shows that a run waits for a batch, and later that it was answered by one', async () => {
  shop = await openBatchShop(store, { server, graph: asking() });
  server.play = () => submits;
  const id = await shop.admit(8 * HOURS);
  await shop.work(id);
  const during = (await listSteps(shop.db, id)).filter(({ kind }) => kind === 'model');

  await settleBatches(shop, server, id);

  const after = (await listSteps(shop.db, id)).filter(({ kind }) => kind === 'model');
  expect(during).toMatchObject([{ status: 'started', batch: { state: 'waiting', problem: null } }]);
  expect(after).toMatchObject([{ status: 'completed', batch: { state: 'answered', problem: null } }]);
});

it('keeps no key, and no text of a request that is settled', async () => {
  shop = await openBatchShop(store, { server, graph: asking() });
  server.play = () => submits;
  const id = await shop.admit(8 * HOURS);

  await settleBatches(shop, server, id);

  const { rows } = await store.pool.query(
    'select batch::text as batch, request::text as request from runtime.batch cross join runtime.batch_request as request',
  );
  expect(JSON.stringify(rows)).not.toContain(TEST_KEY);
  expect([...server.keys]).toEqual([`Bearer ${TEST_KEY}`]);
  expect(await shop.requests()).toEqual([
    { state: 'answered', problem: null, is_settled: true, is_empty: true },
  ]);
});
