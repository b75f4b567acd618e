import { Annotation, END, interrupt, START, StateGraph } from '@langchain/langgraph';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { defineGraph, type GraphRuntime } from '#graphs/graph.ts';
import type { Approval } from '#storage/runtime/approval.repository.ts';
import { listApprovals } from '#storage/runtime/approval.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { decideApproval } from '../approvals/decide-approval.ts';
import { openTestEngine } from '../testing.ts';
import { reply } from '../waits.ts';
import { dispatchOutbox } from './dispatcher.ts';
import { admitTest, letterTool, type OtherSide, settle, workOnce } from './testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const State = Annotation.Root({
  answers: Annotation<readonly string[]>({ reducer: (old, added) => [...old, ...added], default: () => [] }),
});

const actor = { actorKind: 'operator', actorId: 'ada' } as const;

/** One node asks with interrupt(), one wants two letters sent at once; both at the same time. */
async function begin(other: OtherSide) {
  const db = await store.createTenant();
  const letter = letterTool(other, true);
  const graph = defineGraph({
    ...{ name: 'test_mixed', version: '1', purpose: 'Waits for all sorts of things.', stepLimit: 5 },
    input: z.object({}),
    output: z.array(z.string()),
    build: ({ useTool }: GraphRuntime) =>
      new StateGraph(State)
        .addNode('ask', async () => ({ answers: [reply.parse(interrupt('May I?')).decision] }))
        .addNode('send', async () => {
          const sent = await Promise.all(['ann', 'bob'].map((to) => useTool(letter, { to })));
          return { answers: sent.map(({ output }) => output.receipt) };
        })
        .addEdge(START, 'ask')
        .addEdge(START, 'send')
        .addEdge('ask', END)
        .addEdge('send', END),
    result: (state) => z.object({ answers: z.array(z.string()) }).parse(state).answers,
  });
  const engine = { ...(await openTestEngine(store, { graphs: [graph] })), tools: [letter] };
  const executionId = await admitTest(engine, db, { graph, input: {} });
  const run = {
    pending: () => listApprovals(db, { includeAnswered: false, limit: 9 }),
    work: () => workOnce(engine, db, executionId),
    send: () => dispatchOutbox(engine, { claimSeconds: 20, backoffSeconds: 0 }),
    approve: ({ id }: Approval) =>
      decideApproval(engine, db, { reference: id, verdict: 'approve', reason: null, actor }),
    close: () => engine.queue.close(),
  };
  await run.work();
  return run;
}

it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])(
  'a run that waits for an answer and for two effects of one node takes them in the order %j',
  async (order) => {
    const other: OtherSide = { received: [], faults: [] };
    const run = await begin(other);
    const asked = (await run.pending()).toSorted((one, two) => (one.summary < two.summary ? -1 : 1));
    let output: unknown;

    for (const index of order) {
      const approval = asked[index];
      if (approval !== undefined) await run.approve(approval);
      output = await settle(run);
    }
    await run.close();

    expect(asked.map(({ kind }) => kind)).toEqual(['interrupt', 'effect', 'effect']);
    expect(output).toEqual(['approved', 'receipt for ann', 'receipt for bob']);
    expect(other.received.map(({ to }) => to).toSorted()).toEqual(['ann', 'bob']);
  },
);
