import { Command } from 'commander';
import { AppError, InvalidInputError } from '#core/errors.ts';
import type { StoredMcpServer } from '#storage/core/mcp-server.repository.ts';
import type { JudgedTool } from '#tools/mcp/judge-tools.ts';
import { McpServerError } from '#tools/mcp/mcp-error.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { ExitCode, exitCodeOf } from '../exit-code.ts';
import { lookAtTools, type McpScope, mcpScope } from '../mcp-scope.ts';
import { currentOperator } from '../operator.ts';
import { showTools, tenantWords } from '../output/mcp-view.ts';
import { plain } from '../output/plain-text.ts';
import { type McpAddInput, mcpAddInput, newServer } from './mcp-add-input.ts';

const gather = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** `steward mcp add`: makes a server known and shows what it offers; nothing of it is used before it is approved. */
export function mcpAddCommand(cli: Cli): Command {
  const command = new Command('add')
    .description('make a server known and look at its tools; nothing is used before it is approved')
    .argument('<name>', 'short name for it')
    .argument('[target...]', 'its address, or after -- the command that starts it')
    .option('--tenant <slug>', 'only for this tenant')
    .option('--env <name>', 'a variable that the command gets (PATH it always gets); again for more', gather)
    .option(
      '--header <NAME=env:VAR>',
      'a header, and the variable or file: with its value; again for more',
      gather,
    )
    .option('--shared', 'one connection for all tenants: only for servers that keep nothing between calls')
    .option('--timeout <seconds>', 'for one call with all its attempts')
    .option('--concurrency <count>', 'calls at once')
    .option('--rpm <count>', 'calls per minute, of each of our processes')
    .option('--max-bytes <count>', 'of one answer');
  withExamples(command, [
    'mcp add files -- npx -y @modelcontextprotocol/server-filesystem /srv/reports',
    'mcp add crm https://crm.example/mcp --header "Authorization=Bearer env:CRM_TOKEN" --rpm 60',
  ]);
  return answering(command, cli, { input: mcpAddInput, run: add });
}

async function add(input: McpAddInput, cli: Cli): Promise<Answer> {
  const scope = await mcpScope(input.tenant, cli);
  const server = await enter(input, scope, cli);
  const { tools, problem, exitCode } = await firstLook(server, scope, cli);
  return {
    data: { server, tools, problem },
    exitCode,
    show(terminal) {
      const { out } = terminal;
      out.write(`The MCP server ${server.name} is known. Nothing of it is used before it is approved.\n\n`);
      if (problem !== null)
        out.write(`${problem}\nNext: steward mcp check ${server.name}${tenantWords(scope)}\n`);
      else {
        showTools(tools, terminal);
        out.write(`\nNext: steward mcp approve ${server.name}${tenantWords(scope)} [tool…]\n`);
      }
    },
  };
}

async function enter(input: McpAddInput, { slug, tenantId }: McpScope, cli: Cli): Promise<StoredMcpServer> {
  const [{ insertMcpServer }, { insertAuditEntry }] = await Promise.all([
    import('#storage/core/mcp-server.repository.ts'),
    import('#storage/core/audit.repository.ts'),
  ]);
  const operator = currentOperator();
  const wanted = { ...newServer(input, process.cwd()), tenantId, addedBy: operator.actorId };
  const { owner } = await cli.store();
  return owner.transaction(async (tx) => {
    const server = await insertMcpServer(tx, wanted);
    if (server === undefined) {
      throw new InvalidInputError(
        `There is an MCP server "${input.name}" already: "steward mcp remove ${input.name}" takes it away.`,
      );
    }
    await insertAuditEntry(tx, null, {
      ...operator,
      ...{ action: 'mcp.add', resourceKind: 'mcp_server', resourceId: server.id, before: null },
      after: { tenant: slug, ...wanted },
    });
    return server;
  });
}

interface FirstLook {
  readonly tools: readonly JudgedTool[];
  readonly problem: string | null;
  readonly exitCode: ExitCode;
}

/** A server that does not answer yet is known all the same: its key may only be on another machine. */
async function firstLook(server: StoredMcpServer, scope: McpScope, cli: Cli): Promise<FirstLook> {
  try {
    const { judged } = await lookAtTools(server, scope, cli);
    return { tools: judged, problem: null, exitCode: ExitCode.ok };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { tools: [], problem: problemOf(error), exitCode: exitCodeOf(error) };
  }
}

/** What went wrong, with what the server itself said of it. */
export function problemOf(error: AppError): string {
  const detail = error instanceof McpServerError ? error.detail : undefined;
  return detail === undefined ? error.message : `${error.message} It says: ${plain(detail)}`;
}
