import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { type IntegrationLine, showIntegrations } from '../output/integration-view.ts';

const listInput = z.object({ tenant: z.string().optional() });

/** `steward integrations list` */
export function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('what is connected, with whose consent, and whether it still works')
    .option('--tenant <slug>', 'only of this tenant');
  withExamples(command, ['integrations list', 'integrations list --tenant merch --json']);
  return answering(command, cli, { input: listInput, run: list });
}

async function list({ tenant }: z.output<typeof listInput>, cli: Cli): Promise<Answer> {
  const lines = await listLines(cli, tenant);
  return { data: lines, show: (terminal) => showIntegrations(lines, terminal) };
}

/** What all tenants have connected, or one. */
export async function listLines(cli: Cli, slug: string | undefined): Promise<IntegrationLine[]> {
  const [{ listIntegrations }, { listAccounts }] = await Promise.all([
    import('#storage/core/integration.repository.ts'),
    import('#storage/core/integration-account.repository.ts'),
  ]);
  const tenantId = slug === undefined ? null : (await cli.enter(slug)).tenant.id;
  const { owner } = await cli.store();
  const lines: IntegrationLine[] = [];
  for (const integration of await listIntegrations(owner, tenantId)) {
    lines.push({ ...integration, accounts: await listAccounts(owner, integration.tenantId, integration.id) });
  }
  return lines;
}
