import { Command } from 'commander';
import { z } from 'zod';
import { outcomeStatus } from '#storage/insight/outcome.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { renderOutcome, renderOutcomes } from '../output/outcome-view.ts';
import { measureCommand } from './outcomes-measure.ts';
import { previewCommand } from './outcomes-preview.ts';
import { startCommand } from './outcomes-start.ts';

const STATUSES = outcomeStatus.options.join(', ');

/** `steward outcomes`: what implemented recommendations were measured to bring. */
export function outcomesCommand(cli: Cli): Command {
  const outcomes = new Command('outcomes').description('what implemented advice was measured to bring');
  withExamples(outcomes, [
    'outcomes list --tenant merch',
    'outcomes show 1a2b3c4d --tenant merch',
    'outcomes measure --tenant merch',
  ]);
  return outcomes
    .addCommand(listCommand(cli))
    .addCommand(showCommand(cli))
    .addCommand(previewCommand(cli))
    .addCommand(startCommand(cli))
    .addCommand(measureCommand(cli));
}

const listInput = z.object({
  tenant: z.string(),
  status: z.enum(outcomeStatus.options, `must be one of ${STATUSES}`).optional(),
});

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('all measurements: those that run first, then the latest verdicts')
    .addOption(tenantOption())
    .option('--status <status>', `only ${STATUSES}`);
  withExamples(command, ['outcomes list --tenant merch', 'outcomes list --tenant merch --status won --json']);
  return answering(command, cli, { input: listInput, run: list });
}

async function list({ tenant: slug, status }: z.output<typeof listInput>, cli: Cli): Promise<Answer> {
  const { listOutcomes } = await import('#storage/insight/outcome-read.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const found = await listOutcomes(db, { statuses: status === undefined ? null : [status] });
  return {
    data: found,
    show({ out }) {
      if (found.length === 0) {
        out.write(status === undefined ? noneYet(slug) : `No outcome is ${status}.\n`);
        return;
      }
      out.write(renderOutcomes(found, tenant, out));
      out.write(`\nNext: steward outcomes show <id> --tenant ${slug}\n`);
    },
  };
}

function noneYet(slug: string): string {
  return `Nothing is measured. Begin with an implemented recommendation: steward outcomes start --help\nThey are listed by: steward recommendations list --status implemented --tenant ${slug}\n`;
}

const showInput = z.object({ tenant: z.string(), outcome: z.string() });

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('one measurement: what was promised, what could be seen, what was found and how')
    .argument('<outcome>', 'the beginning of its id, or of that of its recommendation')
    .addOption(tenantOption());
  withExamples(command, ['outcomes show 1a2b3c4d --tenant merch']);
  return answering(command, cli, { input: showInput, run: show });
}

async function show({ tenant: slug, outcome }: z.output<typeof showInput>, cli: Cli): Promise<Answer> {
  const { getOutcome } = await import('#storage/insight/outcome-read.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const found = await getOutcome(db, outcome);
  return { data: found, show: ({ out }) => out.write(renderOutcome(found, tenant, out)) };
}
