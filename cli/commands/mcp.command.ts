import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { withExamples } from '../define-command.ts';
import { mcpAddCommand } from './mcp-add.ts';
import { mcpApproveCommand } from './mcp-approve.ts';
import { mcpCallCommand } from './mcp-call.ts';
import { mcpCheckCommand } from './mcp-check.ts';
import { mcpListCommand } from './mcp-list.ts';
import { mcpRemoveCommand } from './mcp-remove.ts';
import { mcpServeCommand } from './mcp-serve.ts';
import { mcpToolsCommand } from './mcp-tools.ts';

/** `steward mcp`: our sources for other programs, and servers of others for us. */
export function mcpCommand(cli: Cli): Command {
  const mcp = new Command('mcp').description(
    'our sources as MCP servers, and servers of others that may be used',
  );
  withExamples(mcp, [
    'mcp serve ga4 --tenant merch --stdio',
    'mcp add files -- npx -y @modelcontextprotocol/server-filesystem /srv/reports',
    'mcp approve files read_file',
    'mcp check',
  ]);
  return mcp
    .addCommand(mcpServeCommand(cli))
    .addCommand(mcpAddCommand(cli))
    .addCommand(mcpListCommand(cli))
    .addCommand(mcpToolsCommand(cli))
    .addCommand(mcpApproveCommand(cli))
    .addCommand(mcpCheckCommand(cli))
    .addCommand(mcpCallCommand(cli))
    .addCommand(mcpRemoveCommand(cli));
}
