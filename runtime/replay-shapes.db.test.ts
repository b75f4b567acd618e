import { Annotation, Command, END, Send, START, StateGraph } from '@langchain/langgraph';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnyGraph, defineGraph, type GraphRuntime, type UncompiledGraph } from '#graphs/graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { defineTool } from '#tools/tool.ts';
import type { Engine } from './environment.ts';
import { double, openTestEngine, runTest, testAgent } from './testing.ts';
import { type Death, lineOf, plannedDeath, survive } from './testing-take-over.ts';

let store: TestStore;
let db: TenantDatabase;
let engine: Engine;
let death: Death;
/** Names of the nodes whose code ran, in order. */
let ran: string[];
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store);
});
beforeEach(async () => {
  db = await store.createTenant();
  death = plannedDeath();
  ran = [];
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

const State = Annotation.Root({
  value: Annotation<number>,
  seen: Annotation<readonly number[]>({ reducer: (old, added) => [...old, ...added], default: () => [] }),
});
type State = typeof State.State;

function graphOf(build: (runtime: GraphRuntime) => UncompiledGraph): AnyGraph {
  return defineGraph({
    ...{ name: 'test_shape', version: '1', purpose: 'Has a shape.', stepLimit: 12 },
    ...{ input: z.object({}), output: z.array(z.number()), build },
    result: (state) => z.object({ seen: z.array(z.number()) }).parse(state).seen,
  });
}

/** A node that notes that it ran and adds a number. */
function add(name: string, value: number) {
  return async () => {
    ran.push(name);
    return { seen: [value] };
  };
}

const last = async () => {
  death.here();
  ran.push('last');
  return { seen: [99] };
};

const commands = () =>
  new StateGraph(State)
    .addNode(
      'choose',
      async () => {
        ran.push('choose');
        return new Command({ update: { seen: [1] }, goto: ['left', new Send('sent', { value: 7 })] });
      },
      { ends: ['left', 'sent'] },
    )
    .addNode('left', add('left', 2))
    .addNode('sent', async ({ value }: State) => {
      ran.push('sent');
      return { seen: [value] };
    })
    .addNode('last', last, { defer: true })
    .addEdge(START, 'choose')
    .addEdge('left', 'last')
    .addEdge('sent', 'last')
    .addEdge('last', END);

const severalCommands = () =>
  new StateGraph(State)
    .addNode(
      'choose',
      async () => {
        ran.push('choose');
        return [new Command({ update: { seen: [1] } }), new Command({ update: { seen: [2] }, goto: 'left' })];
      },
      { ends: ['left'] },
    )
    .addNode('left', add('left', 3))
    .addNode('last', last)
    .addEdge(START, 'choose')
    .addEdge('left', 'last')
    .addEdge('last', END);

const branches = () =>
  new StateGraph(State)
    .addNode('begin', add('begin', 1))
    .addNode('branch', async ({ value }: State) => {
      ran.push(`branch ${value}`);
      return { seen: [value * 10] };
    })
    .addNode('last', last)
    .addEdge(START, 'begin')
    .addConditionalEdges('begin', () => [1, 2, 3].map((value) => new Send('branch', { value })), ['branch'])
    .addEdge('branch', 'last')
    .addEdge('last', END);

const subgraph = ({ useTool }: GraphRuntime) => {
  const inner = new StateGraph(State)
    .addNode('inside', async () => {
      ran.push('inside');
      return { seen: [(await useTool(double, { value: 4, label: 'x' })).output.doubled] };
    })
    .addEdge(START, 'inside')
    .addEdge('inside', END);
  return new StateGraph(State)
    .addNode('inner', inner.compile())
    .addNode('last', last)
    .addEdge(START, 'inner')
    .addEdge('inner', 'last')
    .addEdge('last', END);
};

const parallel = () =>
  new StateGraph(State)
    .addNode('begin', add('begin', 1))
    .addNode('left', add('left', 2))
    .addNode('right', add('right', 3))
    .addNode('last', last)
    .addEdge(START, 'begin')
    .addEdge('begin', 'left')
    .addEdge('begin', 'right')
    .addEdge(['left', 'right'], 'last')
    .addEdge('last', END);

const nested = ({ runGraph }: GraphRuntime) => {
  const inner = graphOf(() =>
    new StateGraph(State)
      .addNode('inside', add('inside', 5))
      .addNode('last', last)
      .addEdge(START, 'inside')
      .addEdge('inside', 'last')
      .addEdge('last', END),
  );
  return new StateGraph(State)
    .addNode('outer', async () => ({ seen: await runGraph(inner, {}) }))
    .addEdge(START, 'outer')
    .addEdge('outer', END);
};

it.each<[string, (runtime: GraphRuntime) => UncompiledGraph]>([
  ['a node that answers a command with sends', commands],
  ['a node that answers several commands', severalCommands],
  ['branches that were sent', branches],
  ['a compiled graph as a node', subgraph],
  ['parallel nodes that join', parallel],
  ['a graph run by a node', nested],
])('plays %s again to the same end, without its code', async (_name, build) => {
  const graph = graphOf(build);
  const planned = death;
  death = { ...planned, here: () => {} };
  const whole = await runTest(engine, db, { graph, input: {} });
  const codeOf = ran.toSorted();
  ran = [];
  death = planned;

  const { execution, steps } = await survive(engine, db, { graph, death });

  expect(whole.execution).toMatchObject({ status: 'completed', error: null });
  expect(execution).toMatchObject({ status: 'completed', error: null, output: whole.execution.output });
  expect(ran.toSorted()).toEqual(codeOf);
  expect(steps.every(({ status, attempts }) => status === 'completed' && attempts === 1)).toBe(true);
});

/** Answers what Postgres cannot hold: a null character, half a character, a Date. */
const unstorable = defineTool({
  ...{ name: 'test_unstorable', version: '1', description: 'Answers strangely.', effect: 'read' },
  input: z.object({}),
  output: z.object({ value: z.unknown() }),
  run: async () => ({ value: { text: 'a\0b\uD800', at: new Date(0) } }),
  cells: ({ value }) => ({ value: { value: Number(value), unit: 'count', basis: 'measured' } }),
});

it('meets what Postgres cannot hold in the same shape as before', async () => {
  const seenValues: unknown[] = [];
  const graph = lineOf(
    async ({ useTool, runAgent, write }) => {
      const { output } = await useTool(unstorable, {});
      const echo = {
        ...testAgent(),
        input: z.any(),
        output: z.any(),
        playbook: async (value: unknown) => value,
      };
      const echoed = await runAgent(echo, output);
      const written = await write('note', echoed, async () => ({ at: new Date(0), 'k\0': '\0' }));
      seenValues.push({ output, echoed, written });
      death.here();
      return { output, echoed, written };
    },
    async (_runtime, seen) => {
      seenValues.push(seen);
      return seen;
    },
  );

  const { execution } = await survive(engine, db, { graph, death });

  expect(execution).toMatchObject({ status: 'completed', error: null });
  const value = { text: 'a\uFFFDb\uFFFD', at: '1970-01-01T00:00:00.000Z' };
  const all = { output: { value }, echoed: { value }, written: { at: value.at, 'k\uFFFD': '\uFFFD' } };
  expect(seenValues).toEqual([all, all, all]);
  expect(execution.output).toEqual(all);
});
