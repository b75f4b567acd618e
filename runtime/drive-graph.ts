import { RunnableLambda } from '@langchain/core/runnables';
import { GraphRecursionError } from '@langchain/langgraph';
import { InvalidInputError, InvariantError, isRetryable } from '#core/errors.ts';
import {
  type Graph,
  type GraphNode,
  type GraphRuntime,
  recursionLimitOf,
  type UncompiledGraph,
} from '#graphs/graph.ts';
import { describeIssues } from './failure.ts';
import type { Journal } from './journal.ts';

/** What a graph is driven with. */
export interface GraphDrive {
  readonly journal: Journal;
  readonly runtime: GraphRuntime;
}

/** A node is tried this often at most, and only after a failure that may pass by itself. Each try is a step. */
const NODE_ATTEMPTS = 3;
const FIRST_WAIT_MILLISECONDS = 250;

/** Runs a graph to its end below the current step. Without a checkpointer: the journal is the truth. */
export async function driveGraph<Input, Output>(
  graph: Graph<Input, Output>,
  input: unknown,
  { journal, runtime }: GraphDrive,
): Promise<Output> {
  const builder = graph.build(runtime);
  journalNodes(builder, journal);
  const states = await builder.compile({ checkpointer: false }).stream(parseInput(graph, input), {
    streamMode: 'values',
    signal: runtime.context.signal,
    recursionLimit: recursionLimitOf(graph),
  });
  const last = await lastOf(states).catch((error) => {
    throw error instanceof GraphRecursionError ? tooManySteps(graph, error) : error;
  });
  runtime.context.signal.throwIfAborted();
  return parseOutput(graph, last);
}

function journalNodes(builder: UncompiledGraph, journal: Journal): void {
  // Taken now: LangGraph starts nodes outside the caller's asynchronous context.
  const parentId = journal.currentStep();
  for (const [name, node] of Object.entries(builder.nodes)) {
    node.runnable = journaled(name, node.runnable, { journal, parentId });
    node.retryPolicy = {
      maxAttempts: NODE_ATTEMPTS,
      retryOn: isRetryable,
      initialInterval: FIRST_WAIT_MILLISECONDS,
      jitter: false,
      // It would print to the standard output; the failed step says the same.
      logWarning: false,
    };
  }
}

function journaled(
  name: string,
  inner: GraphNode['runnable'],
  { journal, parentId }: { journal: Journal; parentId: string | null },
): GraphNode['runnable'] {
  return RunnableLambda.from((state, config) =>
    journal.step({ kind: 'node', name, parentId }, async (step) => {
      const update: unknown = await inner.invoke(state, config);
      step.note({ output: update });
      return update;
    }),
  );
}

async function lastOf(states: AsyncIterable<unknown>): Promise<unknown> {
  let last: unknown;
  for await (const state of states) last = state;
  return last;
}

function tooManySteps({ name, stepLimit }: Pick<Graph, 'name' | 'stepLimit'>, cause: Error): InvariantError {
  return new InvariantError(`The graph "${name}" was stopped: it passed its limit of ${stepLimit} steps.`, {
    cause,
  });
}

/** The input as the graph's schema reads it. */
export function parseInput<Input>(
  { name, input: schema }: Pick<Graph<Input>, 'name' | 'input'>,
  input: unknown,
): Input {
  const checked = schema.safeParse(input);
  if (checked.success) return checked.data;
  throw new InvalidInputError(`The graph "${name}" refuses its input: ${describeIssues(checked.error)}.`);
}

function parseOutput<Input, Output>(graph: Graph<Input, Output>, state: unknown): Output {
  const { name, output, result } = graph;
  const checked = output.safeParse(result(state));
  if (checked.success) return checked.data;
  throw new InvariantError(`The graph "${name}" ended with what its own schema refuses.`, {
    cause: checked.error,
  });
}
