import { NotFoundError } from '#core/errors.ts';
import { findMcpServer, type StoredMcpServer } from '#storage/core/mcp-server.repository.ts';
import type { McpToolPin } from '#storage/core/mcp-tool-pin.repository.ts';
import type { JudgedTool } from '#tools/mcp/judge-tools.ts';
import type { ListedTool } from '#tools/mcp/listed-tool.ts';
import type { Cli } from './cli.ts';

/** Whose servers a command is about. */
export interface McpScope {
  /** Null: the installation's. */
  readonly slug: string | null;
  readonly tenantId: string | null;
}

export async function mcpScope(slug: string | undefined, cli: Cli): Promise<McpScope> {
  if (slug === undefined) return { slug: null, tenantId: null };
  const { tenant } = await cli.enter(slug);
  return { slug: tenant.slug, tenantId: tenant.id };
}

/** The server of that name of exactly that scope: nobody changes another's by leaving something out. */
export async function ownMcpServer(name: string, scope: McpScope, cli: Cli): Promise<StoredMcpServer> {
  const { owner } = await cli.store();
  const found = await findMcpServer(owner, { name, tenantId: scope.tenantId });
  if (found !== undefined && found.tenantId === scope.tenantId) return found;
  const whose =
    found === undefined
      ? '"steward mcp list" shows those that are; --tenant <slug> names those of a tenant.'
      : "One of that name is the installation's: leave out --tenant to mean it.";
  throw new NotFoundError('MCP server', name, whose);
}

/** What a server says of its tools now, what was approved of them, and both beside each other. */
export interface SeenTools {
  readonly listed: readonly ListedTool[];
  readonly pins: readonly McpToolPin[];
  readonly judged: readonly JudgedTool[];
}

/** Asks a server what its tools are now. */
export async function lookAtTools(
  { id, name }: StoredMcpServer,
  { tenantId }: McpScope,
  cli: Cli,
): Promise<SeenTools> {
  const [{ listMcpToolPins }, { judgeTools }] = await Promise.all([
    import('#storage/core/mcp-tool-pin.repository.ts'),
    import('#tools/mcp/judge-tools.ts'),
  ]);
  const { owner } = await cli.store();
  const pins = await listMcpToolPins(owner, id);
  const listed = await cli.gateway().listTools({ server: name, tenantId, signal: cli.signal });
  return { listed, pins, judged: judgeTools(listed, pins) };
}
