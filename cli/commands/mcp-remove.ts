import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { mcpScope, ownMcpServer } from '../mcp-scope.ts';
import { currentOperator } from '../operator.ts';

const removeInput = z.object({ name: z.string(), tenant: z.string().optional() });

/** `steward mcp remove`: forgets a server and what was approved of it. */
export function mcpRemoveCommand(cli: Cli): Command {
  const command = new Command('remove')
    .description('forget a server and what was approved of it')
    .argument('<name>', 'the server')
    .option('--tenant <slug>', 'a server of this tenant');
  withExamples(command, ['mcp remove files', 'mcp remove crm --tenant merch']);
  return answering(command, cli, { input: removeInput, run: remove });
}

async function remove({ name, tenant }: z.output<typeof removeInput>, cli: Cli): Promise<Answer> {
  const [{ deleteMcpServer }, { insertAuditEntry }] = await Promise.all([
    import('#storage/core/mcp-server.repository.ts'),
    import('#storage/core/audit.repository.ts'),
  ]);
  const scope = await mcpScope(tenant, cli);
  const server = await ownMcpServer(name, scope, cli);
  const { owner } = await cli.store();
  await owner.transaction(async (tx) => {
    await deleteMcpServer(tx, server.id);
    await insertAuditEntry(tx, null, {
      ...currentOperator(),
      ...{ action: 'mcp.remove', resourceKind: 'mcp_server', resourceId: server.id },
      ...{ before: { tenant: scope.slug, ...server }, after: null },
    });
  });
  return {
    data: { removed: name },
    show: ({ out }) => void out.write(`The MCP server ${name} is forgotten, with what was approved of it.\n`),
  };
}
