import type { Runnable, RunnableConfig } from '@langchain/core/runnables';
import type { BaseCheckpointSaver, PregelNode, RetryPolicy, StateSnapshot } from '@langchain/langgraph';
import type { z } from 'zod';
import type { RunAgent } from '#agents/agent.ts';
import type { Transaction } from '#storage/database.ts';
import type { ToolContext, UseTool } from '#tools/tool.ts';

/** What the composition root lends to a graph. */
export interface GraphRuntime {
  readonly runAgent: RunAgent;
  readonly useTool: UseTool;
  readonly context: ToolContext;
  /** The execution that this graph run is; what it writes refers to it. */
  readonly executionId: string;
  /** Shared by everything that one run writes. */
  readonly traceId: string;
  /** Runs another graph as a part of this run; its steps stand below the current one. */
  runGraph<Input, Output>(graph: Graph<Input, Output>, input: Input): Promise<Output>;
  /** Writes to the store as one step: once, whatever happens to the process. `input` is what the write goes by. */
  write<Result>(name: string, input: unknown, work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Tells whoever watches a piece of an answer; null: what was told is void, and why. Nothing of it is kept. */
  tell(piece: string | null, because?: VoidReason): void;
  /** Starts another run by itself, once; the same key again means the run that exists. */
  startRun<Input>(graph: Pick<Graph<Input>, 'name'>, input: Input, dedupeKey: string): Promise<StartedRun>;
}

/** Why what was told is void: it did not hold and is written again, or what was checked follows. */
export type VoidReason = 'refused' | 'checked';

/** A run that another run has started. */
export interface StartedRun {
  readonly executionId: string;
  readonly isNew: boolean;
}

/** A node of a builder, which the runner wraps so that it becomes a step of the journal. */
export interface GraphNode {
  // biome-ignore lint/suspicious/noExplicitAny: nodes of different states in one record; LangGraph hands each its own state.
  runnable: Runnable<any, any>;
  retryPolicy?: RetryPolicy;
}

/** A LangGraph builder that is not compiled yet. Its state types do not matter to whoever runs it. */
export interface UncompiledGraph {
  readonly nodes: Readonly<Record<string, GraphNode>>;
  /** Conditional edges by the node that they leave. */
  readonly branches: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  compile(options?: { checkpointer?: BaseCheckpointSaver | false }): CompiledGraph;
}

/** The part of a compiled LangGraph that the runner uses. */
export interface CompiledGraph {
  // biome-ignore lint/suspicious/noExplicitAny: as for the nodes of a builder.
  readonly nodes: Readonly<Record<string, PregelNode<any, any>>>;
  stream(input: unknown, options: StreamOptions): Promise<AsyncIterable<unknown>>;
  getState(config: RunnableConfig): Promise<StateSnapshot>;
}

export interface StreamOptions {
  /** One whole state after each super-step; the last one is the result. */
  readonly streamMode: 'values';
  readonly signal: AbortSignal;
  readonly recursionLimit: number;
  readonly configurable?: Readonly<Record<string, unknown>>;
  readonly durability?: 'exit';
}

/** An order of work, as data: what starts it, what it ends with, and how it is built. */
export interface Graph<Input = unknown, Output = unknown> {
  readonly name: string;
  /** A run is pinned to it; raised when nodes or state change. */
  readonly version: string;
  /** The queue in which its runs wait; `default` when left out. */
  readonly queue?: string;
  /** Earlier versions that runs may still have to finish on. */
  readonly earlier?: readonly AnyGraph[];
  /** Earlier versions whose runs this one can play on from their journal: same places, same inputs. */
  readonly continues?: readonly string[];
  readonly purpose: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  /** Super-steps at most; no loop of the graph can pass it. */
  readonly stepLimit: number;
  build(runtime: GraphRuntime): UncompiledGraph;
  /** The result, from the graph's last state. */
  result(state: unknown): Output;
}

/** LangGraph's name for the same limit counts one more: the look that finds nothing left to do. */
export function recursionLimitOf({ stepLimit }: Pick<Graph, 'stepLimit'>): number {
  return stepLimit + 1;
}

/** A graph whose types a list cannot state; whoever runs it goes through its schemas. */
// biome-ignore lint/suspicious/noExplicitAny: a list of graphs of different shapes; `input` and `output` check at run time.
export type AnyGraph = Graph<any, any>;

/** Checks the definition's types against its schemas and freezes it. */
export function defineGraph<Input, Output>(graph: Graph<Input, Output>): Graph<Input, Output> {
  return Object.freeze(graph);
}
