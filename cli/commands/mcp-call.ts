import { Command } from 'commander';
import { z } from 'zod';
import { RefusedError } from '#core/errors.ts';
import type { McpResult } from '#tools/mcp/mcp-result.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { plain } from '../output/plain-text.ts';

const callInput = z.object({
  name: z.string(),
  tool: z.string(),
  tenant: z.string(),
  args: z
    .string()
    .default('{}')
    .transform((text, context) => {
      const parsed = z.record(z.string(), z.unknown()).safeParse(readJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue('must be a JSON object, for example \'{"path": "/srv/reports"}\'');
      return z.NEVER;
    }),
  yes: z.boolean().default(false),
});

/** `steward mcp call`: calls an approved tool by hand. */
export function mcpCallCommand(cli: Cli): Command {
  const command = new Command('call')
    .description('call an approved tool by hand; one that may change something only with --yes')
    .argument('<name>', 'the server')
    .argument('<tool>', 'the tool')
    .addOption(tenantOption())
    .option('--args <json>', 'its arguments, as a JSON object')
    .option('--yes', 'also when the tool may change something there');
  withExamples(command, ['mcp call files list_directory --tenant merch --args \'{"path": "/srv/reports"}\'']);
  return answering(command, cli, { input: callInput, run: call });
}

async function call(input: z.output<typeof callInput>, cli: Cli): Promise<Answer> {
  const { name: server, tool, args, yes } = input;
  const scope = await cli.enter(input.tenant);
  if (!yes) await requireReadOnly(scope, { server, tool });
  const given = { server, tool, tenantId: scope.tenant.id, arguments: args, signal: cli.signal };
  const result = await cli.gateway().call(given);
  return { data: result, show: ({ out }) => void out.write(`${textOf(result)}\n`) };
}

/** A tool that was not approved at all is refused by the gateway, which says what to do. */
async function requireReadOnly({ db }: TenantScope, wanted: { server: string; tool: string }): Promise<void> {
  const { listUsableMcpTools } = await import('#storage/core/mcp-tool-pin.repository.ts');
  const pin = (await listUsableMcpTools(db)).find(
    ({ server, tool }) => server === wanted.server && tool === wanted.tool,
  );
  if (pin === undefined || pin.annotations.readOnlyHint === true) return;
  throw new RefusedError(
    `The tool "${wanted.tool}" may change something, as far as "${wanted.server}" says: --yes calls it all the same.`,
  );
}

function textOf({ structured, text, omitted }: McpResult): string {
  const lines = structured === null ? text.split('\n') : JSON.stringify(structured, null, 2).split('\n');
  const left = omitted === 0 ? [] : [`(${omitted} parts that are no text are left out)`];
  return [...lines.map(plain), ...left].join('\n');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
