import { Command } from 'commander';
import { z } from 'zod';
import { language } from '#core/tenant.ts';
import { source } from '#tools/source/source.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { renderInsights } from '../output/insight-table.ts';
import { renderInsight } from '../output/insight-view.ts';

const SOURCES = source.options.join(', ');
const STATUSES = ['waiting', 'processed', 'all'] as const;

/** `steward insights`: what analysts reported. */
export function insightsCommand(cli: Cli): Command {
  const insights = new Command('insights').description('what analysts reported about the sources');
  withExamples(insights, [
    'insights list --tenant merch',
    'insights list --tenant merch --source ga4 --status waiting',
    'insights show 1a2b3c4d --tenant merch --lang pl',
  ]);
  return insights.addCommand(listCommand(cli)).addCommand(showCommand(cli));
}

const listInput = z.object({
  tenant: z.string(),
  source: z.enum(source.options, `must be one of ${SOURCES}`).optional(),
  status: z.enum(STATUSES, `must be one of ${STATUSES.join(', ')}`),
  limit: z.coerce.number('must be a whole number').int().positive('must be 1 at least'),
});

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('reports, the latest first')
    .addOption(tenantOption())
    .option('--source <source>', `only ${SOURCES}`)
    .option('--status <status>', `${STATUSES.join(', ')}: taken up by the proactive track or not`, 'all')
    .option('--limit <count>', 'how many at most', '20');
  withExamples(command, [
    'insights list --tenant merch',
    'insights list --tenant merch --source gsc --status processed --limit 50 --json',
  ]);
  return answering(command, cli, { input: listInput, run: list });
}

const PROCESSED = { waiting: false, processed: true, all: undefined } as const;

async function list(
  { tenant: slug, source: of, status, limit }: z.output<typeof listInput>,
  cli: Cli,
): Promise<Answer> {
  const { listAnalystInsights } = await import('#storage/insight/report-read.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const found = await listAnalystInsights(db, { source: of, isProcessed: PROCESSED[status], limit });
  return {
    data: found,
    show({ out }) {
      if (found.length === 0) {
        out.write(`No report is like that. To get some: steward analysts run --tenant ${slug}\n`);
        return;
      }
      out.write(renderInsights(found, tenant, out));
      if (found.length === limit) out.write(`\nThe latest ${limit}; --limit shows more.\n`);
      out.write(`\nNext: steward insights show <id> --tenant ${slug}\n`);
    },
  };
}

const showInput = z.object({
  tenant: z.string(),
  id: z.string(),
  lang: z.enum(language.options, 'must be en or pl').optional(),
});

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('one report: how its source was, what was found, what is missing and why')
    .argument('<id>', 'its id, or the beginning of it')
    .addOption(tenantOption())
    .option('--lang <language>', 'en or pl; the tenant’s language when left out');
  withExamples(command, [
    'insights show 1a2b3c4d --tenant merch',
    'insights show 1a2b3c4d --tenant merch --json',
  ]);
  return answering(command, cli, { input: showInput, run: show });
}

async function show({ tenant: slug, id, lang }: z.output<typeof showInput>, cli: Cli): Promise<Answer> {
  const { getAnalystInsight } = await import('#storage/insight/report-read.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const found = await getAnalystInsight(db, id);
  return {
    data: found,
    show: ({ out }) => out.write(renderInsight(found, { tenant, lang: lang ?? tenant.locale, out })),
  };
}
