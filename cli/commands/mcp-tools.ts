import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { lookAtTools, mcpScope, ownMcpServer } from '../mcp-scope.ts';
import { showTools, tenantWords } from '../output/mcp-view.ts';

const toolsInput = z.object({ name: z.string(), tenant: z.string().optional() });

/** `steward mcp tools`: what a server offers now, beside what was approved. */
export function mcpToolsCommand(cli: Cli): Command {
  const command = new Command('tools')
    .description('what a server offers now, and what of it is approved')
    .argument('<name>', 'the server')
    .option('--tenant <slug>', 'a server of this tenant');
  withExamples(command, ['mcp tools files', 'mcp tools crm --tenant merch --json']);
  return answering(command, cli, { input: toolsInput, run: tools });
}

async function tools({ name, tenant }: z.output<typeof toolsInput>, cli: Cli): Promise<Answer> {
  const scope = await mcpScope(tenant, cli);
  const server = await ownMcpServer(name, scope, cli);
  const { listed, judged } = await lookAtTools(server, scope, cli);
  const open = judged.find(({ state }) => state === 'new' || state === 'changed');
  return {
    data: judged.map((tool) => ({
      ...tool,
      definition: listed.find(({ name: each }) => each === tool.name) ?? null,
    })),
    show(terminal) {
      showTools(judged, terminal);
      if (open === undefined) return;
      const wanted = `${open.name}@${open.fingerprint}`;
      terminal.out.write(`\nNext: steward mcp approve ${name}${tenantWords(scope)} ${wanted}\n`);
    },
  };
}
