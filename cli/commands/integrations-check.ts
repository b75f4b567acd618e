import { Command } from 'commander';
import { z } from 'zod';
import { connectableSource } from '#tools/source/source.ts';
import type { Answer, Cli } from '../cli.ts';
import { composeVault } from '../compose-vault.ts';
import { answering, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { type CheckLine, type IntegrationLine, showAccountChecks } from '../output/integration-view.ts';
import { listLines } from './integrations-list.ts';

const checkInput = z.object({ tenant: z.string().optional() });

/** `steward integrations check` */
export function checkCommand(cli: Cli): Command {
  const command = new Command('check')
    .description('ask for each chosen account once, and say what works')
    .option('--tenant <slug>', 'only of this tenant');
  command.addHelpText(
    'after',
    '\nEnds with 4 when an account cannot be reached or a source has to be connected again.',
  );
  withExamples(command, ['integrations check', 'integrations check --tenant merch --json']);
  return answering(command, cli, { input: checkInput, run: check });
}

async function check({ tenant }: z.output<typeof checkInput>, cli: Cli): Promise<Answer> {
  const connected = (await listLines(cli, tenant)).filter(({ status }) => status !== 'disconnected');
  const lines = await checkAll(cli, connected);
  const works = lines.every(({ verdict }) => verdict === 'works');
  return {
    data: lines,
    show(terminal) {
      if (lines.length === 0) terminal.out.write('Nothing is connected, so there is nothing to check.\n');
      else showAccountChecks(lines, terminal);
    },
    ...(works ? {} : { exitCode: ExitCode.externalService }),
  };
}

async function checkAll(cli: Cli, connected: readonly IntegrationLine[]): Promise<CheckLine[]> {
  const { checkAccounts } = await import('#tools/source/check-accounts.ts');
  const vault = await composeVault(cli);
  const checking = { ...vault.accounts, vault: vault.accesses, signal: cli.signal };
  const lines: CheckLine[] = [];
  for (const { tenantId, tenant, source } of connected) {
    const known = connectableSource.safeParse(source);
    if (!known.success) continue;
    const checked = await checkAccounts(checking, tenantId, known.data);
    lines.push(...checked.map((each) => ({ tenant, source, ...each })));
  }
  return lines;
}
