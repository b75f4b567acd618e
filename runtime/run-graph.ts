import type { Graph, GraphRuntime } from '#graphs/graph.ts';
import {
  closeExecution,
  createExecution,
  type Execution,
  type ExecutionEnd,
  type ExecutionStatus,
} from '#storage/runtime/execution.repository.ts';
import { driveGraph, parseInput } from './drive-graph.ts';
import type { RunEnvironment } from './environment.ts';
import { describeFailure } from './failure.ts';
import { type Journal, openJournal } from './journal.ts';
import { agentRunner } from './run-agent.ts';
import { toolUser } from './run-tool.ts';
import { storableJson } from './stored-json.ts';

/** How a run stands. Only a run that a dedupe key found may still be running. */
export interface RunResult<Output> {
  readonly executionId: string;
  /** Counts the tenant's runs from 1. */
  readonly number: number;
  readonly status: ExecutionStatus;
  /** Null unless completed. */
  readonly output: Output | null;
  /** A sentence for people; null unless failed. */
  readonly error: string | null;
  /** True when the dedupe key named a run that existed already; nothing was done again. */
  readonly isExisting: boolean;
}

/** Runs a graph as an execution of its own, to whatever end: it throws only for an input that the graph refuses. */
export async function startRun<Input, Output>(
  graph: Graph<Input, Output>,
  input: Input,
  environment: RunEnvironment,
): Promise<RunResult<Output>> {
  const checked = parseInput(graph, input);
  const { execution, isNew } = await create(graph, checked, environment);
  if (!isNew) return { ...resultOf(graph, execution), isExisting: true };
  const stop = new AbortController();
  const signal = AbortSignal.any([environment.signal, stop.signal]);
  const journal = openJournal(execution.id, { ...environment, signal });
  let end: ExecutionEnd;
  try {
    const runtime = graphRuntime(execution, journal, { ...environment, signal });
    const output = await driveGraph(graph, checked, { journal, runtime });
    end = { status: 'completed', outputJson: storableJson(output), error: null };
  } catch (error) {
    // Branches that still work would work for nothing.
    stop.abort();
    end = endOf(graph, error, environment);
  }
  await journal.finish(end.error ?? 'The run ended before this step did.');
  return { ...resultOf(graph, await closeExecution(environment.db, execution.id, end)), isExisting: false };
}

function create(
  { name, version }: Pick<Graph, 'name' | 'version'>,
  input: unknown,
  { db, trigger, dedupeKey }: RunEnvironment,
): Promise<{ execution: Execution; isNew: boolean }> {
  return db.transaction((tx) =>
    createExecution(tx, {
      ...{ graph: name, graphVersion: version, trigger, dedupeKey },
      inputJson: storableJson(input),
    }),
  );
}

function graphRuntime(execution: Execution, journal: Journal, environment: RunEnvironment): GraphRuntime {
  const { tenant, db, now, signal, log, model } = environment;
  const context = { tenant, db, now, signal, log };
  const run = { journal, context, model, kept: new Map<string, Promise<string>>() };
  const runtime: GraphRuntime = {
    runAgent: agentRunner(run),
    useTool: toolUser(run),
    context,
    executionId: execution.id,
    traceId: execution.traceId,
    runGraph: (graph, input) => driveGraph(graph, input, { journal, runtime }),
  };
  return runtime;
}

function endOf({ name }: Pick<Graph, 'name'>, error: unknown, { signal, log }: RunEnvironment): ExecutionEnd {
  if (signal.aborted) return { status: 'cancelled', outputJson: null, error: null };
  const { code, sentence } = describeFailure(error, `The run of "${name}"`);
  log.error({ err: error, code }, 'a run failed');
  return { status: 'failed', outputJson: null, error: sentence };
}

function resultOf<Input, Output>(
  graph: Graph<Input, Output>,
  execution: Execution,
): Omit<RunResult<Output>, 'isExisting'> {
  const { id, number, status, output, error } = execution;
  return {
    executionId: id,
    number,
    status,
    error,
    output: status === 'completed' ? graph.output.parse(output) : null,
  };
}
