import { z } from 'zod';
import { SourceError } from '#tools/source/source-error.ts';
import type { AnySourceTool, McpServerDefinition } from './mcp-server.ts';

const byServer = z.object({
  shop_id: z.string().min(1).describe('The shop whose numbers are asked for: its slug or id.'),
  cursor: z
    .string()
    .max(4096)
    .optional()
    .describe('From the answer before, with otherwise the same arguments: gives the rows after it.'),
});

/** What a tool takes over MCP: its own arguments and those that every tool has. Nothing else is accepted. */
export function toolInput(tool: AnySourceTool) {
  return z.strictObject({
    shop_id: byServer.shape.shop_id,
    ...tool.input.shape,
    cursor: byServer.shape.cursor,
  });
}

/** A call as its tool takes it. */
export interface ResolvedCall {
  readonly tool: AnySourceTool;
  readonly shopId: string;
  readonly cursor: string | undefined;
  readonly input: Record<string, unknown>;
}

/** Finds the tool behind a name or an alias and checks the arguments; undefined when nothing is called that. */
export function resolveCall(
  definition: McpServerDefinition,
  name: string,
  given: Readonly<Record<string, unknown>>,
): ResolvedCall | undefined {
  const alias = definition.aliases.find((each) => each.name === name);
  const tool = definition.tools.find((each) => each.name === (alias?.tool ?? name));
  if (tool === undefined) return undefined;
  const renamed = rename(given, { ...definition.synonyms, ...alias?.synonyms }) as Record<string, unknown>;
  const parsed = toolInput(tool).safeParse({ ...renamed, ...alias?.arguments });
  if (!parsed.success) throw badArguments(parsed.error);
  const { shop_id: shopId, cursor } = byServer.parse(parsed.data);
  const { shop_id: _, cursor: __, ...input } = parsed.data;
  return { tool, shopId, cursor, input };
}

function rename(value: unknown, synonyms: McpServerDefinition['synonyms']): unknown {
  if (Array.isArray(value)) return value.map((each) => rename(each, synonyms));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [synonyms[name] ?? name, rename(each, synonyms)]),
  );
}

function badArguments({ issues }: z.ZodError): SourceError {
  const problems = issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  return new SourceError(`The arguments cannot be used. ${problems.join('. ')}.`, {
    kind: 'bad_request',
    userAction: 'Call the tool with arguments as its input schema says.',
  });
}
