import { Command, Option } from 'commander';
import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { addDays, dayInZone } from '#core/time.ts';
import type { PullInput } from '#graphs/growth/pull-task.ts';
import { source } from '#tools/source/source.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { showPulled } from '../output/source-view.ts';
import { type PullRun, pullSources } from '../pull-sources.ts';
import { withLiveLine } from '../with-live-line.ts';

const day = z.iso.date('must be a day like 2026-01-31').optional();
const input = z.object({
  source: z.enum(source.options, `must be one of ${source.options.join(', ')}`).optional(),
  tenant: z.string(),
  account: z.string().optional(),
  from: day,
  to: day,
  days: z.coerce.number('must be a whole number').int().min(1, 'must be 1 at least').optional(),
  backfill: z.boolean().default(false),
  detect: z.boolean().default(false),
});
type Input = z.output<typeof input>;

/** `steward sources pull`. */
export function sourcesPullCommand(cli: Cli): Command {
  const command = new Command('pull')
    .description('bring the days that are missing or still change, as the nightly run does')
    .argument('[source]', 'only this source; all that are connected when left out')
    .addOption(tenantOption())
    .option('--account <id>', 'only this account')
    .option('--from <day>', 'days from this one on, YYYY-MM-DD, whatever is stored of them')
    .option('--to <day>', 'the last of these days; yesterday when left out')
    .addOption(new Option('--days <count>', 'the last so many days').conflicts(['from', 'to']))
    .addOption(
      new Option(
        '--backfill',
        'as far back as the source is asked; goes on where it was interrupted',
      ).conflicts(['from', 'to', 'days']),
    )
    .option('--detect', 'find what is not as expected in what was brought');
  command.addHelpText('after', '\nEnds with 4 when a source could not be read; the others are done.');
  withExamples(command, [
    'sources pull --tenant merch',
    'sources pull ga4 --tenant merch --backfill',
    'sources pull meta_ads --tenant merch --from 2026-01-01 --to 2026-01-31',
  ]);
  return answering(command, cli, { input, run });
}

async function run(asked: Input, cli: Cli): Promise<Answer> {
  const scope = await cli.enter(asked.tenant);
  const wanted = { ...pullInputOf(asked, cli, scope), detect: asked.detect };
  await refuseUnconnected(asked, scope);
  const pulled = await withLiveLine(cli, (line) => pullSources(cli, scope, { input: wanted, line }));
  const exitCode = exitCodeOf(pulled);
  return {
    data: pulled,
    show(terminal) {
      const { out } = terminal;
      const { result, error, run: number } = pulled;
      if (result === null) out.write(`Run ${number} failed. ${error}\n`);
      else if (result.pulled.length === 0) out.write(nothingConnected(asked.tenant));
      else {
        showPulled(result.pulled, terminal);
        out.write(
          `\n${result.userActions.map((action) => `To do: ${action}\n`).join('')}${nextOf(asked, pulled)}`,
        );
      }
    },
    ...(exitCode === ExitCode.ok ? {} : { exitCode }),
  };
}

/** What the options come to; without any, what the night would do. */
function pullInputOf(asked: Input, cli: Cli, { tenant }: TenantScope): Omit<PullInput, 'detect'> {
  const sources = asked.source === undefined ? null : [asked.source];
  const chosen = { sources, account: asked.account ?? null };
  if (asked.backfill) return { ...chosen, wish: { kind: 'backfill' } };
  const today = dayInZone(cli.now(), tenant.timezone);
  const from = asked.days === undefined ? asked.from : addDays(today, -asked.days);
  const { to = today } = asked;
  if (from === undefined) {
    if (asked.to !== undefined) throw new InvalidInputError('--to needs --from.');
    return { ...chosen, wish: { kind: 'nightly' } };
  }
  if (from > to) throw new InvalidInputError('--from must not be after --to.');
  return { ...chosen, wish: { kind: 'days', from, to } };
}

/** Who names a source or an account wants that one; without it nothing would be said. */
async function refuseUnconnected({ source: wanted, account }: Input, scope: TenantScope): Promise<void> {
  if (wanted === undefined && account === undefined) return;
  const { listPullAccounts } = await import('#tools/source/pull-accounts.ts');
  const known = await listPullAccounts(scope);
  const found = known.some(
    (each) => (wanted ?? each.source) === each.source && (account ?? each.account) === each.account,
  );
  if (found) return;
  const name = [wanted, account].filter((part) => part !== undefined).join(' ');
  throw new NotFoundError(
    'connected source',
    name,
    `To connect one: steward integrations connect ${wanted ?? 'ga4'} --tenant ${scope.tenant.slug}`,
  );
}

function exitCodeOf({ result }: PullRun): ExitCode {
  if (result === null) return ExitCode.no;
  const isWhole = result.pulled.every(({ outcome }) => outcome === 'complete');
  return isWhole ? ExitCode.ok : ExitCode.externalService;
}

function nextOf({ tenant, detect }: Input, { result }: PullRun): string {
  if (detect) return `Next: steward incidents list --tenant ${tenant}\n`;
  const isNew = result?.pulled.some(({ daysChanged }) => daysChanged > 0) ?? false;
  return isNew ? `Next: steward detect --tenant ${tenant}\n` : 'Nothing is new.\n';
}

function nothingConnected(slug: string): string {
  return `No source is connected. To connect one: steward integrations connect ga4 --tenant ${slug}\n`;
}
