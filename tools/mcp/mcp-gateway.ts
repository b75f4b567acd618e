import type { ListedTool } from './listed-tool.ts';
import type { McpResult } from './mcp-result.ts';

/** Which server, for whom. */
export interface McpPlace {
  readonly server: string;
  /** Null: of nobody, for operators who look at a server of the installation. */
  readonly tenantId: string | null;
  readonly signal: AbortSignal;
}

/** A call of one tool of one server for one tenant. */
export interface McpCall extends McpPlace {
  readonly tool: string;
  readonly tenantId: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Told to the server with the call, for those that go by it. */
  readonly idempotencyKey?: string | undefined;
}

/** One supervised client to any MCP server. */
export interface McpGateway {
  /** What the server says of its tools at this moment, approved or not. */
  listTools(place: McpPlace): Promise<readonly ListedTool[]>;
  /**
   * Calls an approved tool. McpServerError: the server did not do it. UnknownOutcomeError: nobody knows whether it did.
   * SourceError: the source behind it did not answer. RefusedError: it is not approved, or not any more.
   */
  call(call: McpCall): Promise<McpResult>;
  /** Ends all connections and their processes. */
  close(): Promise<void>;
}
