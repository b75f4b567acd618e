import type { ToolContext } from '#tools/tool.ts';
import type { Cli, TenantScope } from './cli.ts';

/** What a tool is lent when the command line calls it without a run. */
export async function toolContext(cli: Cli, { tenant, db }: TenantScope): Promise<ToolContext> {
  return { tenant, db, now: cli.now, signal: cli.signal, log: await cli.log(), mcp: cli.gateway() };
}
