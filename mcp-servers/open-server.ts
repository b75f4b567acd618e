import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { redactText } from '#core/secrets.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { answerCall, type ServedSource } from './answer-call.ts';
import { listTools } from './list-tools.ts';
import { resolveCall } from './tool-input.ts';
import { answerResult, failureResult } from './tool-result.ts';

/** How a server object shows itself. */
export interface ServerLook {
  /** Whether the aliases stand in the list of tools; they answer either way. */
  readonly withAliases: boolean;
}

/**
 * A server object for one client. The SDK's `registerTool` lists every name that it answers and says in its own words
 * what is wrong with arguments; aliases are not to be listed, and a wrong argument is a failure like any other here.
 */
export function openServer(served: ServedSource, look: ServerLook = { withAliases: false }): Server {
  const { name, title, version, instructions } = served.definition;
  const server = new Server(
    { name: `steward-${name}`, title, version },
    { capabilities: { tools: {} }, instructions },
  );
  const tools = listTools(served.definition, look.withAliases);
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }, { signal }) =>
    handleCall(served, { name: params.name, given: params.arguments ?? {} }, signal),
  );
  return server;
}

interface Wanted {
  readonly name: string;
  readonly given: Record<string, unknown>;
}

async function handleCall(
  served: ServedSource,
  { name, given }: Wanted,
  signal: AbortSignal,
): Promise<CallToolResult> {
  try {
    const call = resolveCall(served.definition, name, given);
    if (call === undefined) throw new McpError(ErrorCode.InvalidParams, 'There is no tool of that name.');
    return answerResult(await answerCall(served, call, signal));
  } catch (error) {
    if (error instanceof SourceError) return failureResult(error);
    throw error instanceof McpError || signal.aborted ? error : broken(served, name, error);
  }
}

/** What a bug says may be anything, so it stays in the log. */
function broken({ definition, log }: ServedSource, tool: string, error: unknown): McpError {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.error({ server: definition.name, tool, detail: redactText(detail) }, 'a tool of a source broke');
  return new McpError(ErrorCode.InternalError, 'The server failed; its log says why.');
}
