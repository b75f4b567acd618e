import { testContext } from '#tools/testing.ts';
import { type Graph, type GraphRuntime, recursionLimitOf } from './graph.ts';

/** A graph runtime in which everything that a test did not hand in fails loudly when it is used. */
export function testRuntime(overrides: Partial<GraphRuntime> = {}): GraphRuntime {
  const runtime: GraphRuntime = {
    runAgent: async (agent) => {
      throw new Error(`The test handed in no agents: testRuntime({ runAgent }), for "${agent.name}".`);
    },
    useTool: async (tool) => {
      throw new Error(`The test handed in no tools: testRuntime({ useTool }), for "${tool.name}".`);
    },
    context: testContext(),
    executionId: '00000000-0000-4000-8000-00000000e8ec',
    traceId: '0123456789abcdef0123456789abcdef',
    // Our own code runs for real: a graph inside a graph is built and run on the same runtime.
    runGraph: (graph, input) => runTestGraph(graph, input, runtime),
    write: (_name, _input, work) => runtime.context.db.transaction(work),
    tell: () => {},
    startRun: async ({ name }) => {
      throw new Error(`The test handed in no runs to start: testRuntime({ startRun }), for "${name}".`);
    },
    ...overrides,
  };
  return runtime;
}

/** Runs a graph in memory, without journal or checkpointer, and answers its result. */
export async function runTestGraph<Input, Output>(
  graph: Graph<Input, Output>,
  input: Input,
  runtime: GraphRuntime,
): Promise<Output> {
  const states = await graph
    .build(runtime)
    .compile({ checkpointer: false })
    .stream(graph.input.parse(input), {
      streamMode: 'values',
      signal: runtime.context.signal,
      recursionLimit: recursionLimitOf(graph),
    });
  let last: unknown;
  for await (const state of states) last = state;
  return graph.output.parse(graph.result(last));
}
