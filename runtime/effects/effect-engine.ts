import type { Database } from '#storage/database.ts';
import { findForeignTool } from '#tools/mcp/foreign-tool.ts';
import { all as codeTools } from '#tools/registry.gen.ts';
import type { AnyTool } from '#tools/tool.ts';
import type { Engine } from '../environment.ts';

/** What whoever sees to effects and questions of runs is lent. */
export interface EffectEngine extends Pick<Engine, 'store' | 'queue' | 'log' | 'now' | 'mcp'> {
  /** The tools of this version of the code, unless others are given. */
  readonly tools?: readonly AnyTool[] | undefined;
}

/** The tool of that name, and of that version when one is wanted: ours, or one of an MCP server that the tenant may use. */
export async function findTool(
  db: Database,
  { tools = codeTools }: Pick<EffectEngine, 'tools'>,
  { name, version }: { readonly name: string; readonly version?: string },
): Promise<AnyTool | undefined> {
  const own = tools.find((tool) => tool.name === name && (version === undefined || tool.version === version));
  return own ?? findForeignTool(db, { name, ...(version === undefined ? {} : { version }) });
}
