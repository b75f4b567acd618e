import { Command } from 'commander';
import { z } from 'zod';
import type { Language } from '#core/tenant.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { StepInTree } from '#storage/runtime/step.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { formatDuration, formatInstant, formatNumber, UNKNOWN } from '../output/format.ts';
import { renderRecord } from '../output/record.ts';
import { showRunTree } from '../output/run-tree.ts';
import { type Column, renderTable } from '../output/table.ts';
import type { Paint } from '../output/terminal.ts';

/** `steward runs`: what ran, and who did which step of it. */
export function runsCommand(cli: Cli): Command {
  const runs = new Command('runs').description(
    'what ran: every step, who did it, how long it took, what it cost',
  );
  withExamples(runs, ['runs list --tenant merch', 'runs show 3 --tenant merch']);
  return runs.addCommand(listCommand(cli)).addCommand(showCommand(cli));
}

const listInput = z.object({
  tenant: z.string(),
  graph: z.string().optional(),
  limit: z.coerce.number('must be a whole number').int().positive(),
});

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('the latest runs')
    .addOption(tenantOption())
    .option('--graph <name>', 'only runs of this graph')
    .option('--limit <count>', 'how many at most', '20');
  withExamples(command, [
    'runs list --tenant merch',
    'runs list --tenant merch --graph growth_reactive --json',
  ]);
  return answering(command, cli, { input: listInput, run: listRuns });
}

async function listRuns(
  { tenant: slug, graph, limit }: z.output<typeof listInput>,
  cli: Cli,
): Promise<Answer> {
  const { listExecutions } = await import('#storage/runtime/execution.repository.ts');
  const { tenant, db } = await cli.enter(slug);
  const runs = await listExecutions(db, { graph, limit });
  const columns: readonly Column<Execution>[] = [
    { title: 'RUN', value: ({ number }) => String(number), align: 'right' },
    { title: 'GRAPH', value: (run) => run.graph },
    { title: 'STATUS', value: ({ status }) => status, style: styleStatus },
    {
      title: 'STARTED',
      value: ({ startedAt }) => formatInstant(startedAt, tenant.locale, tenant.timezone),
    },
    { title: 'TIME', value: tookText, align: 'right' },
    { title: 'BY', value: ({ trigger }) => trigger, dispensable: 1 },
    {
      title: 'STEPS',
      value: ({ metrics }) => String(metrics.steps ?? UNKNOWN),
      align: 'right',
      dispensable: 3,
    },
    { title: 'INPUT', value: ({ input }) => JSON.stringify(input), least: 10, dispensable: 2 },
  ];
  return {
    data: runs,
    show({ out }) {
      if (runs.length === 0) out.write(`Nothing ran yet. Next: steward run reactive --tenant ${slug}\n`);
      else out.write(renderTable(runs, columns, out));
    },
  };
}

const showInput = z.object({ tenant: z.string(), run: z.string() });

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('one run as a tree of its steps')
    .argument('<run>', 'number or id of the run')
    .addOption(tenantOption());
  withExamples(command, ['runs show 3 --tenant merch']);
  return answering(command, cli, { input: showInput, run: showRun });
}

async function showRun(
  { tenant: slug, run: reference }: z.output<typeof showInput>,
  cli: Cli,
): Promise<Answer> {
  const [{ getExecution }, { listSteps }] = await Promise.all([
    import('#storage/runtime/execution.repository.ts'),
    import('#storage/runtime/step.repository.ts'),
  ]);
  const { tenant, db } = await cli.enter(slug);
  const run = await getExecution(db, reference);
  const steps: StepInTree[] = await listSteps(db, run.id);
  return {
    data: { ...run, steps },
    show(terminal) {
      const { out } = terminal;
      const work = {
        agents: `${run.metrics.byModel ?? UNKNOWN} by model, ${run.metrics.byPlaybook ?? UNKNOWN} by playbook`,
        tokens: `${run.metrics.tokensIn ?? UNKNOWN} in, ${run.metrics.tokensOut ?? UNKNOWN} out`,
        cost: costText(run, tenant.locale),
      };
      const record = {
        run: `${run.number} (${run.id})`,
        graph: `${run.graph}, version ${run.graphVersion}`,
        status: run.status,
        error: run.error,
        started: `${formatInstant(run.startedAt, tenant.locale, tenant.timezone)}, by ${run.trigger}`,
        time: tookText(run),
        input: JSON.stringify(run.input),
        ...(steps.length === 0 ? {} : work),
      };
      out.write(renderRecord(record, out));
      if (steps.length === 0) return;
      out.write('\n');
      showRunTree(steps, terminal);
    },
  };
}

function tookText({ startedAt, endedAt }: Execution): string {
  return endedAt === null ? UNKNOWN : formatDuration(endedAt.getTime() - startedAt.getTime());
}

function costText({ metrics }: Execution, locale: Language): string {
  const cost = metrics.costUsd;
  return typeof cost === 'number' ? `${formatNumber(cost, { locale }, 4)} USD` : 'unknown';
}

function styleStatus(text: string, { status }: Execution, paint: Paint): string {
  if (status === 'failed') return paint.red(text);
  return status === 'completed' ? paint.green(text) : paint.yellow(text);
}
