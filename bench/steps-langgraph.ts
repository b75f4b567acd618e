import { createDatabase } from './bench-database.ts';
import { type Contender, kilobyte, STEPS } from './contender.ts';
import { loadPeer } from './peers.ts';

/** What we use of LangGraph, as the locked version has it. */
interface LangGraph {
  readonly Annotation: { (): unknown; Root(fields: Readonly<Record<string, unknown>>): unknown };
  readonly START: string;
  readonly END: string;
  readonly StateGraph: new (state: unknown) => Builder;
}
interface Builder {
  addNode(name: string, work: () => Promise<object>): Builder;
  addEdge(from: string, to: string): Builder;
  compile(options: { checkpointer: Saver }): {
    invoke(input: object, options: object): Promise<{ last: string }>;
  };
}
interface Saver {
  setup(): Promise<void>;
  end(): Promise<void>;
}
interface Checkpointing {
  readonly PostgresSaver: { fromConnString(url: string): Saver };
}

/** LangGraph with its own saver, the same graph as ours, without tracing. */
export async function openLangGraph(durability: 'sync' | 'async', serverUrl: string): Promise<Contender> {
  process.env.LANGSMITH_TRACING = 'false';
  process.env.LANGCHAIN_TRACING_V2 = 'false';
  // The versions are locked, and the shapes above are those of these versions.
  const langGraph = (await loadPeer('@langchain/langgraph')) as LangGraph;
  const { PostgresSaver } = (await loadPeer('@langchain/langgraph-checkpoint-postgres')) as Checkpointing;
  const database = await createDatabase(serverUrl);
  const saver = PostgresSaver.fromConnString(database.url);
  await saver.setup();
  const graph = tenSteps(langGraph).compile({ checkpointer: saver });
  return {
    name: `langgraph_${durability}`,
    database,
    async run(name) {
      const { last } = await graph.invoke({ last: '' }, { durability, configurable: { thread_id: name } });
      if (last.length === 0) throw new Error(`LangGraph's run ${name} came to nothing.`);
    },
    close: () => saver.end(),
  };
}

function tenSteps({ Annotation, START, END, StateGraph }: LangGraph): Builder {
  const builder = new StateGraph(Annotation.Root({ last: Annotation() }));
  let before = START;
  for (let index = 0; index < STEPS; index += 1) {
    const name = `step_${index}`;
    builder.addNode(name, async () => ({ last: kilobyte() })).addEdge(before, name);
    before = name;
  }
  return builder.addEdge(before, END);
}
