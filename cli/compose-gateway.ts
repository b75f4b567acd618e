import { readFile } from 'node:fs/promises';
import type { McpGateway } from '#tools/mcp/mcp-gateway.ts';
import type { OwnServer } from '#tools/mcp/stored-servers.ts';
import type { Cli } from './cli.ts';

/** The gateway to MCP servers of this process; nothing is loaded before somebody asks it for something. */
export function composeGateway(
  cli: Pick<Cli, 'store' | 'log' | 'variable'>,
  own: readonly OwnServer[] = [],
): McpGateway {
  let opening: Promise<McpGateway> | undefined;
  const opened = (): Promise<McpGateway> => {
    opening ??= open(cli, own);
    return opening;
  };
  return {
    listTools: async (place) => (await opened()).listTools(place),
    call: async (call) => (await opened()).call(call),
    async close() {
      const gateway = await opening?.catch(() => undefined);
      await gateway?.close();
    },
  };
}

async function open(
  { store, log, variable }: Pick<Cli, 'store' | 'log' | 'variable'>,
  own: readonly OwnServer[],
): Promise<McpGateway> {
  const [{ openGateway }, { storedServers }] = await Promise.all([
    import('#tools/mcp/gateway.ts'),
    import('#tools/mcp/stored-servers.ts'),
  ]);
  return openGateway({
    servers: storedServers(await store(), own),
    secrets: { variable, readFile: (path) => readFile(path, 'utf8') },
    log: await log(),
  });
}
