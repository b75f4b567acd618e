import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { ServedSource } from './answer-call.ts';
import { openServer, type ServerLook } from './open-server.ts';

/** Speaks MCP on this process's standard input and output until the client leaves or `signal` says so. Nothing else may write there. */
export async function serveStdio(served: ServedSource, look: ServerLook, signal: AbortSignal): Promise<void> {
  const server = openServer(served, look);
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
    process.stdin.once('end', () => void server.close());
    signal.addEventListener('abort', () => void server.close(), { once: true });
  });
  await server.connect(new StdioServerTransport());
  await closed;
}
