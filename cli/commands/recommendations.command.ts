import { Command } from 'commander';
import { z } from 'zod';
import { language } from '#core/tenant.ts';
import {
  type RecommendationStatus,
  recommendationSource,
} from '#storage/insight/recommendation-read.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { renderRecommendations } from '../output/recommendation-table.ts';
import { renderRecommendation } from '../output/recommendation-view.ts';
import { PRIORITIES, priorityOption } from '../priority-option.ts';
import { rankRecommendations } from '../rank-recommendations.ts';
import { findCase } from '../recommendation-case.ts';
import { decisionCommands } from './recommendation-decisions.ts';

const OPEN: readonly RecommendationStatus[] = ['active', 'accepted'];
const STATUSES = [
  'draft',
  'active',
  'accepted',
  'dismissed',
  'implemented',
  'expired',
  'quarantined',
] as const;

const SOURCES = recommendationSource.options.join(', ');

/** `steward recommendations`: what people are asked to do, and what they decided. */
export function recommendationsCommand(cli: Cli): Command {
  const recommendations = new Command('recommendations')
    .alias('rec')
    .description('what to do, why, and what came of it');
  withExamples(recommendations, [
    'recommendations list --tenant merch',
    'recommendations show 1a2b3c4d --tenant merch --lang pl',
    'recommendations accept 1a2b3c4d --tenant merch',
  ]);
  recommendations.addCommand(listCommand(cli)).addCommand(showCommand(cli));
  for (const command of decisionCommands(cli)) recommendations.addCommand(command);
  return recommendations;
}

const listInput = z.object({
  tenant: z.string(),
  status: z.enum(STATUSES, `must be one of ${STATUSES.join(', ')}`).optional(),
  incident: z.string().optional(),
  source: z.enum(recommendationSource.options, `must be one of ${SOURCES}`).optional(),
  priority: priorityOption.optional(),
  all: z.boolean().default(false),
});

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('open recommendations, the most pressing first')
    .addOption(tenantOption())
    .option('--status <status>', `only ${STATUSES.join(', ')}`)
    .option('--incident <key>', 'only those of one incident')
    .option('--source <kind>', `only ${SOURCES}: from incidents, or from reports of analysts`)
    .option('--priority <priority>', `only ${PRIORITIES}`)
    .option('--all', 'whatever their status is');
  withExamples(command, [
    'recommendations list --tenant merch',
    'recommendations list --tenant merch --source mcp_report --priority HIGH',
    'recommendations list --tenant merch --all --json',
  ]);
  return answering(command, cli, { input: listInput, run: list });
}

async function list(
  { tenant: slug, status, incident, source, priority, all }: z.output<typeof listInput>,
  cli: Cli,
): Promise<Answer> {
  const [{ listRecommendations }, { readAdviceRecords }, { findReconnectNotice }] = await Promise.all([
    import('#storage/insight/recommendation-read.repository.ts'),
    import('#tools/insight/advice-records.ts'),
    import('../integrations/reconnect-notice.ts'),
  ]);
  const scope = await cli.enter(slug);
  const { tenant, db } = scope;
  const notice = await findReconnectNotice(scope);
  // One document is all that programs read; the notice does not change its shape.
  if (cli.flags.json && notice !== undefined) cli.terminal.notes.write(`${notice}\n`);
  const usual = all ? undefined : OPEN;
  const stored = await listRecommendations(db, {
    statuses: status === undefined ? usual : [status],
    incidentKey: incident,
    sourceKind: source,
    priorities: priority === undefined ? undefined : [priority],
  });
  const ranked = rankRecommendations(stored, await readAdviceRecords(db, cli.now()));
  // How sure people read that it is has been held against what became of advice like it.
  const found = ranked.map((each) => ({ ...each.recommendation, confidence: each.calibratedConfidence }));
  return {
    data: ranked.map(({ recommendation, ...known }) => ({ ...recommendation, ...known })),
    show({ out }) {
      if (notice !== undefined) out.write(`${out.paint.yellow(`! ${notice}`)}\n\n`);
      if (found.length === 0) {
        out.write(`No recommendations. To get some: steward run daily --tenant ${slug}\n`);
        return;
      }
      out.write(renderRecommendations(found, tenant, out));
      out.write(`\nNext: steward recommendations show <id> --tenant ${slug}\n`);
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
    .description('one recommendation in full, with the evidence of every figure')
    .argument('<id>', 'its id, or the beginning of it')
    .addOption(tenantOption())
    .option('--lang <language>', 'en or pl; the tenant’s language when left out');
  withExamples(command, [
    'recommendations show 1a2b3c4d --tenant merch',
    'recommendations show 1a2b3c4d --tenant merch --lang pl',
  ]);
  return answering(command, cli, { input: showInput, run: show });
}

async function show({ tenant: slug, id, lang }: z.output<typeof showInput>, cli: Cli): Promise<Answer> {
  const { tenant, db } = await cli.enter(slug);
  const found = await findCase(db, id);
  const spoken = lang ?? tenant.locale;
  return {
    data: found,
    show: ({ out }) =>
      out.write(
        renderRecommendation(found, { locale: spoken, currency: tenant.currency, lang: spoken }, out),
      ),
  };
}
