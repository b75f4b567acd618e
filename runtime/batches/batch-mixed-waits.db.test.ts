import { Annotation, END, interrupt, START, StateGraph } from '@langchain/langgraph';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { defineGraph } from '#graphs/graph.ts';
import { type BatchServer, openBatchServer } from '#models/testing-batches.ts';
import { listApprovals } from '#storage/runtime/approval.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { decideApproval } from '../approvals/decide-approval.ts';
import { testAgent } from '../testing.ts';
import { reply } from '../waits.ts';
import { type BatchShop, HOURS, openBatchShop, settleBatches } from './testing.ts';

let store: TestStore;
let server: BatchServer;
let shop: BatchShop;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  server = await openBatchServer();
  server.play = () => ({
    call: { name: 'submit_answer', argumentsJson: '{"answer":{"sum":42,"by":"model"}}' },
    usage: { input: 1_000, output: 100, cached: 0 },
  });
});
afterEach(async () => {
  await shop.engine.queue.close();
  await server.close();
});
afterAll(() => store.close());

const State = Annotation.Root({
  said: Annotation<readonly string[]>({ reducer: (old, added) => [...old, ...added], default: () => [] }),
});

/** One node asks a person, one a model through a batch, both at the same time. */
const mixed = defineGraph({
  ...{ name: 'test_mixed_batch', version: '1', purpose: 'Waits for two things.', stepLimit: 5 },
  ...{ input: z.object({}), output: z.array(z.string()) },
  build: ({ runAgent }) =>
    new StateGraph(State)
      .addNode('ask', async () => ({ said: [reply.parse(interrupt('May I?')).decision] }))
      .addNode('think', async () => ({ said: [(await runAgent(testAgent(), { value: 21 })).by] }))
      .addEdge(START, 'ask')
      .addEdge(START, 'think')
      .addEdge('ask', END)
      .addEdge('think', END),
  result: (state) => z.object({ said: z.array(z.string()) }).parse(state).said,
});

async function approve(): Promise<void> {
  const [approval] = await listApprovals(shop.db, { includeAnswered: false, limit: 9 });
  const actor = { actorKind: 'operator', actorId: 'ada' } as const;
  const order = { reference: approval?.id ?? '', verdict: 'approve', reason: null, actor } as const;
  await decideApproval(shop.engine, shop.db, order);
}

it.each(['the person', 'the batch'])(
  'a run that waits for a person and a batch goes on when %s is first',
  async (first) => {
    shop = await openBatchShop(store, { server, graph: mixed });
    const id = await shop.admit(8 * HOURS);
    await shop.work(id);

    if (first === 'the person') await approve();
    const again = await shop.work(id);
    await shop.poll();
    server.end();
    await shop.poll();
    if (first === 'the batch') {
      await shop.work(id);
      await approve();
    }
    await settleBatches(shop, server, id);

    expect(again).toEqual(first === 'the person' ? { left: 'suspended' } : undefined);
    expect(await shop.run(id)).toMatchObject({ status: 'completed', output: ['approved', 'model'] });
    expect(server.batches.flatMap(({ items }) => items)).toHaveLength(1);
    expect(await shop.budget()).toMatchObject([{ calls: 1, reserved_calls: 0, holds: 0 }]);
  },
);
