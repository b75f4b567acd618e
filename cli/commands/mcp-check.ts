import { Command } from 'commander';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { StoredMcpServer } from '#storage/core/mcp-server.repository.ts';
import type { JudgedTool } from '#tools/mcp/judge-tools.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { lookAtTools, mcpScope, ownMcpServer } from '../mcp-scope.ts';
import { type CheckedServer, showServerChecks } from '../output/mcp-view.ts';
import { problemOf } from './mcp-add.ts';
import { listServerLines } from './mcp-list.ts';

const checkInput = z.object({ name: z.string().optional(), tenant: z.string().optional() });

/** `steward mcp check`: whether servers answer, and whether their tools are as they were approved. */
export function mcpCheckCommand(cli: Cli): Command {
  const command = new Command('check')
    .description('whether servers answer, and whether their tools are as they were approved')
    .argument('[name]', 'one server; all when left out')
    .option('--tenant <slug>', "this tenant's");
  withExamples(command, ['mcp check', 'mcp check files']);
  return answering(command, cli, { input: checkInput, run: check });
}

async function check({ name, tenant }: z.output<typeof checkInput>, cli: Cli): Promise<Answer> {
  const servers: readonly StoredMcpServer[] =
    name === undefined
      ? await listServerLines(tenant, cli)
      : [await ownMcpServer(name, await mcpScope(tenant, cli), cli)];
  const checks = await Promise.all(servers.map((server) => checkServer(server, cli)));
  const isGood = checks.every(({ verdict }) => verdict === 'works');
  return {
    data: checks,
    exitCode: isGood ? ExitCode.ok : ExitCode.no,
    show: (terminal) => showServerChecks(checks, terminal),
  };
}

async function checkServer(server: StoredMcpServer, cli: Cli): Promise<CheckedServer> {
  const begun = performance.now();
  const scope = { slug: null, tenantId: server.tenantId };
  try {
    const { judged } = await lookAtTools(server, scope, cli);
    const seconds = (performance.now() - begun) / 1000;
    const problem = drift(judged);
    return { server: server.name, verdict: problem === null ? 'works' : 'changed', seconds, problem };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { server: server.name, verdict: 'fails', seconds: null, problem: problemOf(error) };
  }
}

/** Approved tools that are something else by now, in words; null when none is. */
function drift(judged: readonly JudgedTool[]): string | null {
  const changed = judged
    .filter(({ state }) => state === 'changed' || state === 'gone')
    .map(({ name, state, changes }) => `${name} (${state === 'gone' ? 'gone' : changes.join(', ')})`);
  return changed.length === 0 ? null : `Not as approved: ${changed.join('; ')}.`;
}
