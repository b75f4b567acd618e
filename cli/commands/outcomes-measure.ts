import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { formatNumber } from '../output/format.ts';
import { toolContext } from '../tool-context.ts';

const input = z.object({
  tenant: z.string(),
  upTo: z.iso.date('must be a day like 2026-01-31').optional(),
});

/** `steward outcomes measure`: judges what is due. */
export function measureCommand(cli: Cli): Command {
  const command = new Command('measure')
    .description('judge every measurement whose time is over, and learn from it')
    .addOption(tenantOption())
    .option(
      '--up-to <day>',
      'what is due on this day, YYYY-MM-DD; today in the tenant’s time zone when left out',
    );
  withExamples(command, ['outcomes measure --tenant merch']);
  return answering(command, cli, { input, run: measure });
}

async function measure({ tenant: slug, upTo }: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const { measureOutcomes } = await import('#tools/insight/measure-outcomes.tool.ts');
  const scope = await cli.enter(slug);
  const found = await measureOutcomes.run(upTo === undefined ? {} : { upTo }, await toolContext(cli, scope));
  return {
    data: found,
    show({ out }) {
      const count = formatNumber(found.judged.length, scope.tenant);
      out.write(found.judged.length === 0 ? 'No measurement is over.\n' : `Judged ${count}.\n`);
      if (found.judged.length > 0) out.write(`\nNext: steward outcomes list --tenant ${slug}\n`);
    },
  };
}
