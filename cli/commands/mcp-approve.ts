import { Command } from 'commander';
import { z } from 'zod';
import { NotFoundError, RefusedError } from '#core/errors.ts';
import type { StoredMcpServer } from '#storage/core/mcp-server.repository.ts';
import type { McpToolPin } from '#storage/core/mcp-tool-pin.repository.ts';
import type { JudgedTool } from '#tools/mcp/judge-tools.ts';
import { type ListedTool, printOf } from '#tools/mcp/listed-tool.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { lookAtTools, mcpScope, ownMcpServer } from '../mcp-scope.ts';
import { currentOperator } from '../operator.ts';
import { showTools } from '../output/mcp-view.ts';

const approveInput = z.object({
  name: z.string(),
  tools: z.array(z.string()).default([]),
  tenant: z.string().optional(),
});

/** `steward mcp approve`: from now on these tools may be used, as they describe themselves now. */
export function mcpApproveCommand(cli: Cli): Command {
  const command = new Command('approve')
    .description('let tools be used as they describe themselves now; a later change stops their use')
    .argument('<name>', 'the server')
    .argument('[tools...]', 'names, or name@fingerprint as "mcp tools" shows it; all when left out')
    .option('--tenant <slug>', 'a server of this tenant');
  withExamples(command, [
    'mcp approve files read_file list_directory',
    'mcp approve crm find_customer@1a2b3c4d5e6f',
  ]);
  return answering(command, cli, { input: approveInput, run: approve });
}

async function approve({ name, tools, tenant }: z.output<typeof approveInput>, cli: Cli): Promise<Answer> {
  const scope = await mcpScope(tenant, cli);
  const server = await ownMcpServer(name, scope, cli);
  const { listed, pins, judged } = await lookAtTools(server, scope, cli);
  const chosen = choose(judged, tools, name);
  const wanted = listed.filter((tool) => chosen.some((each) => each.name === tool.name));
  await pin(server, { wanted, pins }, cli);
  const approved = chosen.map((each): JudgedTool => ({ ...each, state: 'approved', changes: [] }));
  return {
    data: { server: name, approved },
    show(terminal) {
      terminal.out.write(`Approved of the MCP server ${name}, as it is written here:\n\n`);
      showTools(approved, terminal);
    },
  };
}

/** The tools that are meant; what was looked at under a fingerprint must still be the same. */
function choose(
  judged: readonly JudgedTool[],
  wanted: readonly string[],
  server: string,
): readonly JudgedTool[] {
  const there = judged.filter(({ state }) => state !== 'gone');
  const chosen = wanted.length === 0 ? there : wanted.map((each) => find(there, each, server));
  const unusable = chosen.find(({ state }) => state === 'unusable');
  if (unusable === undefined) return chosen;
  throw new RefusedError(`The schemas of "${unusable.name}" cannot be understood, so it cannot be used.`);
}

function find(there: readonly JudgedTool[], wanted: string, server: string): JudgedTool {
  const [name = '', fingerprint] = wanted.split('@');
  const found = there.find((tool) => tool.name === name);
  if (found === undefined) {
    throw new NotFoundError('tool', name, `"steward mcp tools ${server}" shows those that are.`);
  }
  if (fingerprint === undefined || found.fingerprint === fingerprint) return found;
  throw new RefusedError(
    `The tool "${name}" is not what you looked at: "steward mcp tools ${server}" shows it as it is now.`,
  );
}

/** Approves, and notes who did it and what was approved before. */
async function pin(
  server: StoredMcpServer,
  { wanted, pins }: { readonly wanted: readonly ListedTool[]; readonly pins: readonly McpToolPin[] },
  cli: Cli,
): Promise<void> {
  const [{ putMcpToolPin }, { insertAuditEntry }] = await Promise.all([
    import('#storage/core/mcp-tool-pin.repository.ts'),
    import('#storage/core/audit.repository.ts'),
  ]);
  const operator = currentOperator();
  const { owner } = await cli.store();
  await owner.transaction(async (tx) => {
    for (const tool of wanted) {
      const before = pins.find((each) => each.tool === tool.name)?.definition ?? null;
      const print = { tool: tool.name, ...printOf(tool), definition: tool, approvedBy: operator.actorId };
      await putMcpToolPin(tx, server, print);
      await insertAuditEntry(tx, null, {
        ...operator,
        ...{ action: 'mcp.approve', resourceKind: 'mcp_tool', resourceId: `${server.id} ${tool.name}` },
        ...{ before, after: tool },
      });
    }
  });
}
