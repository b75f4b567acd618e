import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { mcpScope } from '../mcp-scope.ts';
import { type McpServerLine, showServers } from '../output/mcp-view.ts';

const listInput = z.object({ tenant: z.string().optional() });

/** `steward mcp list`: the servers that are known. */
export function mcpListCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('the servers of others that are known')
    .option('--tenant <slug>', "only this tenant's, beside the installation's");
  withExamples(command, ['mcp list', 'mcp list --tenant merch --json']);
  return answering(command, cli, { input: listInput, run: list });
}

async function list({ tenant }: z.output<typeof listInput>, cli: Cli): Promise<Answer> {
  const lines = await listServerLines(tenant, cli);
  return { data: lines, show: (terminal) => showServers(lines, terminal) };
}

/** All servers of the installation, and those of one tenant or of all. */
export async function listServerLines(slug: string | undefined, cli: Cli): Promise<McpServerLine[]> {
  const [{ listMcpServers }, { listMcpToolPins }, { listTenants }] = await Promise.all([
    import('#storage/core/mcp-server.repository.ts'),
    import('#storage/core/mcp-tool-pin.repository.ts'),
    import('#storage/core/tenant.repository.ts'),
  ]);
  const { owner } = await cli.store();
  const { tenantId } = await mcpScope(slug, cli);
  const tenants = await listTenants(owner);
  const wanted = (await listMcpServers(owner)).filter(
    (server) => slug === undefined || [null, tenantId].includes(server.tenantId),
  );
  return Promise.all(
    wanted.map(async (server) => ({
      ...server,
      tenant: tenants.find(({ id }) => id === server.tenantId)?.slug ?? null,
      approved: (await listMcpToolPins(owner, server.id)).length,
    })),
  );
}
