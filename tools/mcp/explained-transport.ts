import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { McpServerError } from './mcp-error.ts';

/** A transport that knows why it closed. */
export interface ExplainedTransport extends Transport {
  /** Undefined while it is open, and when we closed it. */
  failure(): McpServerError | undefined;
  /** What the server was given and may repeat. */
  secrets(): readonly string[];
}
