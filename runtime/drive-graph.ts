import { AsyncLocalStorageProviderSingleton } from '@langchain/core/singletons';
import { Command, GraphRecursionError, MemorySaver } from '@langchain/langgraph';
import { InvalidInputError, InvariantError, WaitingError } from '#core/errors.ts';
import { type Graph, type GraphRuntime, recursionLimitOf, type StreamOptions } from '#graphs/graph.ts';
import { describeIssues } from './failure.ts';
import type { Journal } from './journal.ts';
import { journalNodes, type NodeWatch } from './journal-nodes.ts';
import { leanNodes } from './lean-nodes.ts';
import type { Waits } from './waits.ts';

/** What a graph is driven with. */
export interface GraphDrive {
  readonly journal: Journal;
  readonly runtime: GraphRuntime;
  readonly waits: Waits;
}

/**
 * Runs a graph to its end below the current step, or as far as it comes without an answer from outside (WaitingError).
 * What LangGraph itself remembers lasts as long as this call: the journal is the truth, and the graph is played from it.
 */
export async function driveGraph<Input, Output>(
  graph: Graph<Input, Output>,
  input: unknown,
  { journal, runtime, waits }: GraphDrive,
): Promise<Output> {
  const parent = journal.enterGraph(graph.name);
  const builder = graph.build(runtime);
  const watch: NodeWatch = { asked: new Map(), answers: new Map(), isWaiting: false };
  journalNodes(builder, { journal, waits, watch, parent });
  const compiled = leanNodes(builder.compile({ checkpointer: new MemorySaver() }), builder);
  const options: StreamOptions = {
    streamMode: 'values',
    durability: 'exit',
    configurable: { thread_id: journal.executionId },
    signal: runtime.context.signal,
    recursionLimit: recursionLimitOf(graph),
  };
  let next: unknown = parseInput(graph, input);
  // Each round answers at least one question, and a graph asks no more than its limit of steps lets it.
  while (true) {
    const last = await apart(() => lastOf(graph, compiled.stream(next, options)));
    runtime.context.signal.throwIfAborted();
    if (watch.asked.size === 0 && !watch.isWaiting) {
      journal.leaveGraph(parent);
      return parseOutput(graph, last);
    }
    next = await answersTo(watch, waits);
  }
}

/** A graph inside a node of another one is a graph of its own; LangGraph would take it for a part of the outer one. */
function apart<Result>(work: () => Promise<Result>): Promise<Result> {
  return AsyncLocalStorageProviderSingleton.runWithConfig(undefined, work, true);
}

/** The answers that are there, in LangGraph's own form; none means that the run has to wait. */
async function answersTo(watch: NodeWatch, waits: Waits): Promise<Command> {
  const resume: Record<string, unknown> = {};
  for (const [id, { place, node }] of watch.asked) {
    const reply = await waits.reply(place);
    if (reply === undefined) continue;
    resume[id] = reply;
    watch.answers.set(node, (watch.answers.get(node) ?? 0) + 1);
  }
  if (Object.keys(resume).length === 0) throw new WaitingError('The run waits for an answer from outside.');
  watch.asked.clear();
  watch.isWaiting = false;
  return new Command({ resume });
}

async function lastOf(
  graph: Pick<Graph, 'name' | 'stepLimit'>,
  states: Promise<AsyncIterable<unknown>>,
): Promise<unknown> {
  try {
    let last: unknown;
    for await (const state of await states) last = state;
    return last;
  } catch (error) {
    throw error instanceof GraphRecursionError ? tooManySteps(graph, error) : error;
  }
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
