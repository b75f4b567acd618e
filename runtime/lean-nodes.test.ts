import {
  Annotation,
  Command,
  END,
  interrupt,
  MemorySaver,
  Send,
  START,
  StateGraph,
} from '@langchain/langgraph';
import { expect, it } from 'vitest';
import type { CompiledGraph, UncompiledGraph } from '#graphs/graph.ts';
import { leanNodes } from './lean-nodes.ts';

const State = Annotation.Root({
  seen: Annotation<string[]>({ reducer: (all, fresh) => [...all, ...fresh], default: () => [] }),
  item: Annotation<number>,
});
type State = typeof State.State;

const see = (name: string) => async (): Promise<Partial<State>> => ({ seen: [name] });

const SHAPES: Record<string, () => UncompiledGraph> = {
  'a line with a branch that is taken': () =>
    new StateGraph(State)
      .addNode('first', see('first'))
      .addNode('yes', see('yes'))
      .addNode('no', see('no'))
      .addEdge(START, 'first')
      .addConditionalEdges('first', ({ seen }: State) => (seen.includes('first') ? 'yes' : 'no'), [
        'yes',
        'no',
      ])
      .addEdge('yes', END)
      .addEdge('no', END),
  'branches that are sent and joined': () =>
    new StateGraph(State)
      .addNode('take', async ({ item }: State) => ({ seen: [`item ${item}`] }))
      .addNode('join', see('join'))
      .addConditionalEdges(START, () => [1, 2, 3].map((item) => new Send('take', { item })), ['take'])
      .addEdge('take', 'join')
      .addEdge('join', END),
  'a node that waits for two': () =>
    new StateGraph(State)
      .addNode('left', see('left'))
      .addNode('right', see('right'))
      .addNode('both', see('both'))
      .addEdge(START, 'left')
      .addEdge(START, 'right')
      .addEdge(['left', 'right'], 'both')
      .addEdge('both', END),
  'a command that says where to go': () =>
    new StateGraph(State)
      .addNode('first', () => new Command({ update: { seen: ['first'] }, goto: 'second' }), {
        ends: ['second'],
      })
      .addNode('second', see('second'))
      .addEdge(START, 'first')
      .addEdge('second', END),
  'a command beside a branch of the graph': () =>
    new StateGraph(State)
      .addNode('first', () => new Command({ update: { seen: ['first'] }, goto: 'second' }), {
        ends: ['second'],
      })
      .addNode('second', see('second'))
      .addNode('third', see('third'))
      .addEdge(START, 'first')
      .addConditionalEdges('first', () => 'third', ['third'])
      .addEdge('second', END)
      .addEdge('third', END),
};

async function statesOf(compiled: CompiledGraph): Promise<unknown[]> {
  const states: unknown[] = [];
  const options = { streamMode: 'values', recursionLimit: 10, signal: new AbortController().signal } as const;
  for await (const state of await compiled.stream({ seen: [] }, options)) states.push(state);
  return states;
}

it.each(Object.entries(SHAPES))('passes through the same states as LangGraph: %s', async (_name, build) => {
  const expected = await statesOf(build().compile());
  const builder = build();

  const states = await statesOf(leanNodes(builder.compile(), builder));

  expect(states).toEqual(expected);
  expect(states.length).toBeGreaterThan(2);
});

it('asks and takes the answer where a node interrupts', async () => {
  const builder = new StateGraph(State)
    .addNode('ask', () => ({ seen: [`${interrupt('really?')}`] }))
    .addEdge(START, 'ask')
    .addEdge('ask', END);
  const compiled = builder.compile({ checkpointer: new MemorySaver() });
  leanNodes(compiled, builder);
  const config = { configurable: { thread_id: '1' } };

  const asked = await compiled.invoke({ seen: [] }, config);
  const answered = await compiled.invoke(new Command({ resume: 'yes' }), config);

  expect(asked).toMatchObject({ __interrupt__: [{ value: 'really?' }] });
  expect(answered).toMatchObject({ seen: ['yes'] });
});

it('ends at once when another branch fails, whatever a node still waits for', async () => {
  const builder = new StateGraph(State)
    .addNode('endless', () => new Promise<Partial<State>>(() => {}))
    .addNode('failing', async () => {
      throw new Error('It failed.');
    })
    .addEdge(START, 'endless')
    .addEdge(START, 'failing');

  const states = statesOf(leanNodes(builder.compile(), builder));

  await expect(states).rejects.toThrow('It failed.');
});
