import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { sourceAnswer } from '#tools/source/source-answer.ts';
import type { AnySourceTool, McpServerDefinition } from './mcp-server.ts';
import { toolInput } from './tool-input.ts';

/** All that our tools do is read from a system of somebody else, and reading twice does no harm. */
const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true };

/** The tools as a client sees them: the same list in the same order each time. Aliases only if somebody wants them. */
export function listTools({ tools, aliases }: McpServerDefinition, withAliases: boolean): Tool[] {
  const canonical = tools.map((tool) => describe(tool, tool.name, tool.description));
  if (!withAliases) return canonical;
  return [
    ...canonical,
    ...aliases.flatMap((alias) =>
      tools
        .filter(({ name }) => name === alias.tool)
        .map((tool) => describe(tool, alias.name, `The same as ${describeAlias(alias)}.`)),
    ),
  ];
}

function describe(tool: AnySourceTool, name: string, description: string): Tool {
  return {
    name,
    title: tool.title,
    description,
    inputSchema: objectSchema(toolInput(tool)),
    outputSchema: objectSchema(sourceAnswer),
    annotations: { title: tool.title, ...READS },
  };
}

function describeAlias({ tool, arguments: fixed }: McpServerDefinition['aliases'][number]): string {
  const said = Object.entries(fixed).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return said.length === 0 ? tool : `${tool} with ${said.join(', ')}`;
}

/** Draft 7 is what all clients read. Where a format is named, its pattern would only make models read more. */
function objectSchema(schema: z.ZodObject): Tool['inputSchema'] {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override({ jsonSchema }) {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
  });
  return { ...json, type: 'object' } as Tool['inputSchema'];
}
