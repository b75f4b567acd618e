import { z } from 'zod';
import { sha256 } from '#core/canonical-json.ts';
import { ConfigurationError } from '#core/errors.ts';
import { listUsableMcpTools, type McpToolPin } from '#storage/core/mcp-tool-pin.repository.ts';
import type { Database } from '#storage/database.ts';
import { type AnyTool, defineTool, type Effect, type Tool } from '../tool.ts';
import { type ForeignSchema, isPattern, withoutKeywords } from './foreign-schema.ts';
import { fingerprintOf, listedTool, wordsOf } from './listed-tool.ts';
import { type McpResult, mcpResult } from './mcp-result.ts';

/** By which a tool of an MCP server is told from ours. */
const PREFIX = 'mcp_';
/** What models take as a name. */
const NAME_LENGTH = 64;
const HASH_LENGTH = 8;

type ForeignInput = Record<string, unknown>;

/** The approved tools that a tenant may use, as definitions like any other. Runs inside the tenant. */
export async function listForeignTools(db: Database): Promise<AnyTool[]> {
  return (await listUsableMcpTools(db)).map(foreignTool);
}

/** The approved tool that a definition was once made of, as it is approved now. Runs inside the tenant. */
export async function findForeignTool(
  db: Database,
  { name, version }: { readonly name: string; readonly version?: string },
): Promise<AnyTool | undefined> {
  if (!name.startsWith(PREFIX)) return undefined;
  const tools = await listForeignTools(db);
  return tools.find((tool) => tool.name === name && (version === undefined || tool.version === version));
}

/** A definition of an approved tool, so that agents and graphs use it like any other. What is not known to only read has an effect on somebody else's system. */
export function foreignTool(pin: McpToolPin): Tool<ForeignInput, McpResult> {
  const { server, tool, annotations, definition } = pin;
  const effect: Effect = annotations.readOnlyHint === true ? 'read' : 'external';
  const listed = listedTool.parse(definition);
  return defineTool<ForeignInput, McpResult>({
    name: foreignToolName(server, tool),
    // Another description is another tool.
    version: fingerprintOf(pin),
    description: `A tool of "${server}", which somebody else runs.`,
    foreignDescription: wordsOf(listed),
    effect,
    isIdempotent: annotations.idempotentHint === true,
    input: inputOf(listed.inputSchema),
    output: mcpResult,
    run(given, { mcp, tenant, signal, idempotencyKey }) {
      if (mcp === undefined) throw new ConfigurationError('This process has no gateway to MCP servers.');
      return mcp.call({ server, tool, tenantId: tenant.id, arguments: given, signal, idempotencyKey });
    },
  });
}

/** A name that models take; what does not fit into one is told apart by a hash. */
export function foreignToolName(server: string, tool: string): string {
  const wanted = `${PREFIX}${server}_${tool}`;
  const clean = wanted.replaceAll(/[^\w-]/g, '_');
  if (clean === wanted && clean.length <= NAME_LENGTH) return clean;
  return `${clean.slice(0, NAME_LENGTH - HASH_LENGTH - 1)}_${sha256(wanted).slice(0, HASH_LENGTH)}`;
}

/** Words stand in the description, where they are fenced. */
const WORDS = ['description', 'title', 'examples', 'default', '$comment'];

/** The gateway checks arguments by the schema itself; this is for whoever has to write them. */
function inputOf(schema: ForeignSchema): z.ZodType<ForeignInput> {
  const open = z.record(z.string(), z.json());
  try {
    const plain = withoutKeywords(
      schema,
      (keyword, within) => isPattern(keyword, within) || WORDS.includes(keyword),
    );
    return z.fromJSONSchema(plain).pipe(open);
  } catch {
    // Not every JSON Schema can be said in ours.
    return open;
  }
}
