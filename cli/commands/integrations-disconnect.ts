import { Command } from 'commander';
import { z } from 'zod';
import { CONNECTIONS } from '#tools/source/connections.ts';
import { connectableSource } from '#tools/source/source.ts';
import type { Answer, Cli } from '../cli.ts';
import { composeVault } from '../compose-vault.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { currentOperator } from '../operator.ts';

const disconnectInput = z.object({
  source: z.enum(connectableSource.options, `must be one of ${connectableSource.options.join(', ')}`),
  tenant: z.string(),
});

/** `steward integrations disconnect` */
export function disconnectCommand(cli: Cli): Command {
  const command = new Command('disconnect')
    .description('withdraw the consent where that is possible, and forget its secrets and accounts')
    .argument('<source>', connectableSource.options.join(', '))
    .addOption(tenantOption());
  command.addHelpText(
    'after',
    '\nA provider withdraws all that one person gave to this application. So a consent of somebody on whom another\nconnection may rest is only forgotten here.',
  );
  withExamples(command, ['integrations disconnect ga4 --tenant merch']);
  return answering(command, cli, { input: disconnectInput, run: leave });
}

async function leave({ source, tenant: slug }: z.output<typeof disconnectInput>, cli: Cli): Promise<Answer> {
  const { disconnect } = await import('#tools/source/disconnect.ts');
  const { tenant } = await cli.enter(slug);
  const { settings } = await composeVault(cli);
  const outcome = await disconnect(settings, { tenantId: tenant.id, slug, source }, currentOperator());
  return {
    data: { tenant: slug, source, ...outcome },
    show({ out }) {
      out.write(`${CONNECTIONS[source].title} of ${slug} is disconnected; its secrets are gone from here.\n`);
      if (outcome.atProvider === 'withdrawn') out.write('The consent was withdrawn at the provider.\n');
      else out.write(`The consent was not withdrawn at the provider: ${outcome.reason}\n`);
    },
  };
}
