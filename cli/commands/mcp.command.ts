import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { withExamples } from '../define-command.ts';
import { mcpServeCommand } from './mcp-serve.ts';

/** `steward mcp`: sources spoken as MCP. */
export function mcpCommand(cli: Cli): Command {
  const mcp = new Command('mcp').description('sources of numbers, spoken as MCP');
  withExamples(mcp, ['mcp serve ga4 --tenant merch --stdio']);
  return mcp.addCommand(mcpServeCommand(cli));
}
