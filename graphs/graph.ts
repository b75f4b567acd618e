import type { z } from 'zod';
import type { RunAgent } from '#agents/agent.ts';
import type { ToolContext, UseTool } from '#tools/tool.ts';

/** What the composition root lends to a graph. */
export interface GraphRuntime {
  readonly runAgent: RunAgent;
  readonly useTool: UseTool;
  readonly context: ToolContext;
  /** The execution that this graph run is; what it writes refers to it. */
  readonly executionId: string;
  /** Runs another graph as a part of this run; its steps stand below the current one. */
  runGraph<Input, Output>(graph: Graph<Input, Output>, input: Input): Promise<Output>;
}

/** A LangGraph builder that is not compiled yet. Its nodes and state types do not matter to whoever runs it. */
export interface UncompiledGraph {
  compile(options?: { checkpointer?: false }): CompiledGraph;
}

/** The part of a compiled LangGraph that the runner uses. */
export interface CompiledGraph {
  stream(input: unknown, options: StreamOptions): Promise<AsyncIterable<unknown>>;
}

export interface StreamOptions {
  readonly streamMode: readonly ('updates' | 'values' | 'tasks')[];
  readonly signal: AbortSignal;
  readonly recursionLimit: number;
}

/** An order of work, as data: what starts it, what it ends with, and how it is built. */
export interface Graph<Input = unknown, Output = unknown> {
  readonly name: string;
  /** A run is pinned to it; raised when nodes or state change. */
  readonly version: string;
  readonly purpose: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  /** Super-steps at most; no loop of the graph can pass it. */
  readonly stepLimit: number;
  build(runtime: GraphRuntime): UncompiledGraph;
  /** The result, from the graph's last state. */
  result(state: unknown): Output;
}

/** A graph whose types a list cannot state; whoever runs it goes through its schemas. */
// biome-ignore lint/suspicious/noExplicitAny: a list of graphs of different shapes; `input` and `output` check at run time.
export type AnyGraph = Graph<any, any>;

/** Checks the definition's types against its schemas and freezes it. */
export function defineGraph<Input, Output>(graph: Graph<Input, Output>): Graph<Input, Output> {
  return Object.freeze(graph);
}
