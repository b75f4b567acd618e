import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { pino } from 'pino';
import { z } from 'zod';
import { defineGraph, type UncompiledGraph } from '#graphs/graph.ts';
import { openEngine } from '#runtime/engine.ts';
import { openInlineWorker } from '#runtime/inline-worker.ts';
import { openStore } from '#storage/store.ts';
import { defineTool } from '#tools/tool.ts';
import { createBenchTenant, createMigratedDatabase } from './bench-database.ts';
import { type Contender, kilobyte, STEPS } from './contender.ts';

const State = Annotation.Root({ last: Annotation<string> });

const tenSteps = defineGraph({
  name: 'bench_steps',
  version: '1',
  purpose: 'Ten steps of one kilobyte each.',
  input: z.object({ last: z.string() }),
  output: z.object({ characters: z.number() }),
  stepLimit: STEPS,
  build(): UncompiledGraph {
    const names = Array.from({ length: STEPS }, (_, index) => `step_${index}`);
    const nodes = Object.fromEntries(names.map((name) => [name, async () => ({ last: kilobyte() })]));
    const builder = new StateGraph(State).addNode(nodes);
    for (const [index, name] of names.entries()) builder.addEdge(names[index - 1] ?? START, name);
    return builder.addEdge(names.at(-1) ?? START, END);
  },
  result: (state) => ({ characters: z.object({ last: z.string() }).parse(state).last.length }),
});

const oneKilobyte = defineTool({
  name: 'bench_one_kilobyte',
  version: '1',
  description: 'Answers one kilobyte.',
  effect: 'read',
  input: z.object({ call: z.number() }),
  output: z.object({ last: z.string() }),
  run: async () => ({ last: kilobyte() }),
});

/** The same as calls of a tool: each begins only when all before it are on disk, as an effect has to. */
const tenCalls = defineGraph({
  ...tenSteps,
  name: 'bench_calls',
  purpose: 'Ten calls that answer one kilobyte each.',
  build({ useTool }): UncompiledGraph {
    const call = async (): Promise<{ last: string }> => {
      let last = '';
      for (let index = 0; index < STEPS; index += 1)
        ({ last } = (await useTool(oneKilobyte, { call: index })).output);
      return { last: last.slice(0, 1) };
    };
    return new StateGraph(State).addNode('call', call).addEdge(START, 'call').addEdge('call', END);
  },
});

/** What the ten steps of a run are: nodes, or calls of a tool that wait for each other. */
export type OurSteps = 'nodes' | 'calls';

/** Our own runs, as a command admits them, works on them and ends them; they belong to so many tenants in turn. */
export async function openOurs(
  name: string,
  serverUrl: string,
  { tenants = 1, steps = 'nodes' }: { readonly tenants?: number; readonly steps?: OurSteps } = {},
): Promise<Contender> {
  const graph = steps === 'nodes' ? tenSteps : tenCalls;
  const database = await createMigratedDatabase(serverUrl);
  const store = await openStore({ databaseUrl: database.url, home: '' });
  const engine = await openEngine(store, {
    log: pino({ level: 'warn' }),
    graphs: [graph],
  });
  const owners = await Promise.all(
    Array.from({ length: tenants }, async () => {
      const tenant = await createBenchTenant(store);
      return { tenant, db: store.forTenant(tenant.id) };
    }),
  );
  const worker = openInlineWorker(engine);
  const work = { signal: new AbortController().signal };
  let turn = 0;
  return {
    name,
    database,
    async run(dedupeKey) {
      const owner = owners[turn++ % owners.length];
      if (owner === undefined) return;
      const wish = { graph: graph.name, input: { last: '' }, trigger: 'manual', dedupeKey } as const;
      const { execution } = await worker.start(owner, wish, work);
      if (execution.status !== 'completed')
        throw new Error(`The run is ${execution.status}: ${execution.error}`);
    },
    async close() {
      await worker.close();
      await engine.queue.close();
      await store.close();
    },
  };
}
