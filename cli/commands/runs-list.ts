import { Command } from 'commander';
import { z } from 'zod';
import { executionStatus } from '#storage/runtime/execution.repository.ts';
import type { RunOverview } from '#storage/runtime/run-overview.repository.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { formatInstant, UNKNOWN } from '../output/format.ts';
import { plain } from '../output/plain-text.ts';
import { standingOf, styleStatus, tookText } from '../output/run-facts.ts';
import { type Column, renderTable } from '../output/table.ts';

const limit = z.coerce.number('must be a whole number').int().positive('must be 1 at least');
const listInput = z.object({
  tenant: z.string(),
  graph: z.string().optional(),
  status: z.enum(executionStatus.options, `must be one of ${executionStatus.options.join(', ')}`).optional(),
  limit,
});

/** `steward runs list` */
export function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('the latest runs')
    .addOption(tenantOption())
    .option('--graph <name>', 'only runs of this graph')
    .option('--status <status>', `only these: ${executionStatus.options.join(', ')}`)
    .option('--limit <count>', 'how many at most', '20');
  withExamples(command, [
    'runs list --tenant merch',
    'runs list --tenant merch --status suspended',
    'runs list --tenant merch --graph growth_reactive --json',
  ]);
  return answering(command, cli, { input: listInput, run: listRuns });
}

async function listRuns(
  { tenant: slug, graph, status, limit }: z.output<typeof listInput>,
  cli: Cli,
): Promise<Answer> {
  const repository = await import('#storage/runtime/run-overview.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const statuses = status === undefined ? undefined : [status];
  const runs = await repository.listRuns(db, { graph, statuses, limit });
  const isChosen = graph !== undefined || status !== undefined;
  return {
    data: runs,
    show({ out }) {
      if (runs.length > 0) out.write(renderTable(runs, listColumns({ tenant, runs }), out));
      else if (isChosen) out.write('No run is like that.\n');
      else out.write(`Nothing ran yet. Next: steward run reactive --tenant ${slug}\n`);
    },
  };
}

function listColumns({
  tenant: { locale, timezone },
  runs,
}: Pick<TenantScope, 'tenant'> & { runs: readonly RunOverview[] }): Column<RunOverview>[] {
  const thread: Column<RunOverview> = {
    title: 'THREAD',
    value: ({ threadId }) => threadId?.slice(0, 8) ?? '',
    dispensable: 4,
  };
  return [
    { title: 'RUN', value: ({ number }) => String(number), align: 'right' },
    { title: 'GRAPH', value: (run) => run.graph },
    { title: 'STATUS', value: standingOf, style: styleStatus },
    {
      title: 'STARTED',
      value: ({ startedAt }) => (startedAt === null ? UNKNOWN : formatInstant(startedAt, locale, timezone)),
    },
    { title: 'TIME', value: tookText, align: 'right' },
    { title: 'BY', value: ({ trigger }) => trigger, dispensable: 1 },
    {
      title: 'STEPS',
      value: ({ metrics }) => String(metrics.steps ?? UNKNOWN),
      align: 'right',
      dispensable: 3,
    },
    ...(runs.some(({ threadId }) => threadId !== null) ? [thread] : []),
    { title: 'INPUT', value: ({ input }) => JSON.stringify(input), least: 10, dispensable: 2 },
  ];
}

const deadInput = z.object({ tenant: z.string(), limit });

/** `steward runs dead` */
export function deadCommand(cli: Cli): Command {
  const command = new Command('dead')
    .description('runs that failed or ran out of budget, and why')
    .addOption(tenantOption())
    .option('--limit <count>', 'how many at most', '20');
  withExamples(command, ['runs dead --tenant merch', 'runs redrive 3 --tenant merch']);
  return answering(command, cli, { input: deadInput, run: listDead });
}

async function listDead({ tenant: slug, limit }: z.output<typeof deadInput>, cli: Cli): Promise<Answer> {
  const { listRuns } = await import('#storage/runtime/run-overview.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const runs = await listRuns(db, { statuses: ['failed', 'exhausted'], limit });
  const { locale, timezone } = tenant;
  const columns: readonly Column<RunOverview>[] = [
    { title: 'RUN', value: ({ number }) => String(number), align: 'right' },
    { title: 'GRAPH', value: ({ graph }) => graph },
    { title: 'STATUS', value: ({ status }) => status, style: styleStatus },
    {
      title: 'ENDED',
      value: ({ endedAt }) => (endedAt === null ? UNKNOWN : formatInstant(endedAt, locale, timezone)),
    },
    { title: 'INPUT', value: ({ input }) => JSON.stringify(input), least: 10, dispensable: 1 },
    { title: 'REASON', value: ({ error }) => plain(error ?? 'a budget was used up'), least: 20 },
  ];
  return {
    data: runs,
    show({ out }) {
      if (runs.length === 0) return out.write('No run is dead.\n');
      out.write(renderTable(runs, columns, out));
      out.write(`\nNext: steward runs show <run> --tenant ${slug}       what it did\n`);
      out.write(`      steward runs redrive <run> --tenant ${slug}    go on where it stopped\n`);
      out.write(`      steward runs retry <run> --tenant ${slug}      start it anew\n`);
    },
  };
}
