import type { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import type { Logger } from '#core/log.ts';
import type { Tenant } from '#core/tenant.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { McpGateway } from './mcp/mcp-gateway.ts';
import type { Expect } from './metric/expectations.ts';
import type { SourceGateway } from './source/source-gateway.ts';

/** What a tool does to the world: nothing, nothing but arithmetic, our own store, or a system we do not own. */
export type Effect = 'read' | 'compute' | 'write' | 'external';

/** What the runtime lends to a tool. A tool reaches nothing else. */
export interface ToolContext {
  readonly tenant: Tenant;
  readonly db: TenantDatabase;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** For an external effect: the same for every attempt at it, and for no other effect. */
  readonly idempotencyKey?: string;
  /** The way to MCP servers, in processes that have one. */
  readonly mcp?: McpGateway;
  /** The way to the sources that the tenant connected; absent where nothing may be asked of them. */
  readonly sources?: SourceGateway | undefined;
  /** What is to be expected of a series, from a process that remembers it; absent: it is computed each time. */
  readonly expect?: Expect | undefined;
}

/** One effect on the world, as data: what it takes, what it answers, and which values of the answer are evidence. */
export interface Tool<Input = unknown, Output = unknown> {
  /** Unique; what a model, the registry and the store call it. */
  readonly name: string;
  /** Raised when the same input may give another answer; stored with each evidence. */
  readonly version: string;
  readonly description: string;
  /** What somebody else says of the tool; fenced where a model is told of it. */
  readonly foreignDescription?: string;
  readonly effect: Effect;
  /** True when an external effect with the same idempotency key happens once, however often it is asked for. */
  readonly isIdempotent?: boolean;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  run(input: Input, context: ToolContext): Promise<Output>;
  /** The values of an answer that a later claim may refer to, by stable names. Absent: the answer is no evidence. */
  cells?(output: Output, tenant: Tenant): Cells;
}

/** A tool whose types a list cannot state; whoever runs it goes through its schemas. */
// biome-ignore lint/suspicious/noExplicitAny: a list of tools of different shapes; `input` and `output` check at run time.
export type AnyTool = Tool<any, any>;

/** Checks the definition's types against its schemas and freezes it. */
export function defineTool<Input, Output>(tool: Tool<Input, Output>): Tool<Input, Output> {
  return Object.freeze(tool);
}

/** The answer of a tool, and the stored evidence that holds its cells (null when it has none). */
export interface ToolResult<Output> {
  readonly output: Output;
  readonly evidenceId: string | null;
}

/** Runs a tool for the current step: checks input and output, journals it, stores its cells as evidence. */
export type UseTool = <Input, Output>(tool: Tool<Input, Output>, input: Input) => Promise<ToolResult<Output>>;
