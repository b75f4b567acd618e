import { Annotation, END, interrupt, START, StateGraph } from '@langchain/langgraph';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnyGraph, defineGraph } from '#graphs/graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type Approval, listApprovals } from '#storage/runtime/approval.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { admitTest, workOnce } from '../effects/testing.ts';
import type { Engine } from '../environment.ts';
import { openTestEngine } from '../testing.ts';
import { reply } from '../waits.ts';
import { type DecisionOrder, decideApproval } from './decide-approval.ts';

let store: TestStore;
const engines: Engine[] = [];
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
afterEach(async () => {
  for (const { queue } of engines.splice(0)) await queue.close();
});

const State = Annotation.Root({
  name: Annotation<string>,
  answers: Annotation<readonly string[]>({ reducer: (old, added) => [...old, ...added], default: () => [] }),
});
type State = typeof State.State;

const schema = {
  input: z.object({ name: z.string() }),
  output: z.array(z.string()),
  stepLimit: 5,
  version: '1',
  purpose: 'Asks people.',
};
const result = (state: unknown): string[] => z.object({ answers: z.array(z.string()) }).parse(state).answers;

function answerOf(given: unknown): string {
  const { decision, value } = reply.parse(given);
  return `${decision} ${JSON.stringify(value)}`;
}

/** Asks two questions in two parallel nodes, the first node a second one after that. */
const asking: AnyGraph = defineGraph({
  ...schema,
  name: 'test_asking',
  build: () =>
    new StateGraph(State)
      .addNode('left', async ({ name }: State) => {
        const first = answerOf(interrupt({ ask: `${name} left` }));
        const second = answerOf(interrupt({ ask: `${name} left again` }));
        return { answers: [`left: ${first}, ${second}`] };
      })
      .addNode('right', async ({ name }: State) => ({
        answers: [`right: ${answerOf(interrupt({ ask: `${name} right` }))}`],
      }))
      .addEdge(START, 'left')
      .addEdge(START, 'right')
      .addEdge('left', END)
      .addEdge('right', END),
  result,
});

/** Has the other graph do all of it, inside one of its own nodes. */
const nesting: AnyGraph = defineGraph({
  ...schema,
  name: 'test_nesting',
  build: ({ runGraph }) =>
    new StateGraph(State)
      .addNode('inner', async ({ name }: State) => ({ answers: await runGraph(asking, { name }) }))
      .addEdge(START, 'inner')
      .addEdge('inner', END),
  result,
});

interface AskingRun {
  readonly db: TenantDatabase;
  work(): Promise<unknown>;
  pending(): Promise<Approval[]>;
  decide(ask: string, order: Pick<DecisionOrder, 'verdict' | 'payload'>): Promise<unknown>;
}

async function begin(graph: AnyGraph): Promise<AskingRun> {
  const db = await store.createTenant();
  const open = async (): Promise<Engine> => {
    const engine = await openTestEngine(store, { graphs: [asking, nesting] });
    engines.push(engine);
    return engine;
  };
  const executionId = await admitTest(await open(), db, { graph, input: { name: 'x' } });
  const pending = () => listApprovals(db, { includeAnswered: false, limit: 50 });
  return {
    db,
    pending,
    async work() {
      // Another process each time: nothing may live in memory.
      const done = await workOnce(await open(), db, executionId);
      if (done === undefined || !('ended' in done)) return done;
      return done.ended.error ?? done.ended.output;
    },
    async decide(ask, order) {
      const found = (await pending()).find(({ payload }) => Object(payload).ask === ask);
      const actor = { actorKind: 'operator', actorId: 'ada' } as const;
      return decideApproval(await open(), db, {
        ...order,
        reference: String(found?.id),
        reason: null,
        actor,
      });
    },
  };
}

const asks = (approvals: readonly Approval[]) =>
  approvals.map(({ payload }) => Object(payload).ask).toSorted();

it.each([
  ['in a graph', asking],
  ['in a graph inside a node', nesting],
])('brings answers to interrupts %s back to where they were asked, in any order', async (_where, graph) => {
  const run = await begin(graph);
  const steps: unknown[] = [];

  steps.push(await run.work(), asks(await run.pending()));
  await run.decide('x right', { verdict: 'reject' });
  steps.push(await run.work(), asks(await run.pending()));
  await run.decide('x left', { verdict: 'edit', payload: { ask: 'changed' } });
  steps.push(await run.work(), asks(await run.pending()));
  await run.decide('x left again', { verdict: 'approve' });
  const output = await run.work();

  expect(steps).toEqual([
    { left: 'suspended' },
    ['x left', 'x right'],
    { left: 'suspended' },
    ['x left'],
    { left: 'suspended' },
    ['x left again'],
  ]);
  expect(output).toEqual([
    'left: edited {"ask":"changed"}, approved {"ask":"x left again"}',
    'right: rejected null',
  ]);
});

it('asks each question once, however often the run is taken up', async () => {
  const run = await begin(nesting);
  await run.work();
  for (const verdict of ['approve', 'reject'] as const) {
    await run.decide(verdict === 'approve' ? 'x left' : 'x left again', { verdict });
    await run.work();
  }

  const text = 'select status from runtime.approval order by status';
  expect((await run.db.run({ text, values: [] })).rows).toEqual([
    ...[{ status: 'approved' }, { status: 'pending' }, { status: 'rejected' }],
  ]);
});
