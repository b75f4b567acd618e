import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

/** A program that speaks MCP on its standard input and output. */
export interface StdioProgram {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole of its environment, but for what finds programs. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A real client of a server in another process, which ends with the client. */
export function connectStdio({ command, args, env }: StdioProgram): Promise<Client> {
  const given = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return connect(
    new StdioClientTransport({ command, args: [...args], env: Object.fromEntries(given), stderr: 'pipe' }),
  );
}

/** A real client of a server that listens. */
export function connectHttp(url: string): Promise<Client> {
  return connect(new StreamableHTTPClientTransport(new URL(url)) as Transport);
}

async function connect(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return client;
}
