import { Command } from 'commander';
import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { type DescribedIncident, describeIncidents } from '../described-incident.ts';
import { ExitCode } from '../exit-code.ts';
import { renderRecommendations } from '../output/recommendation-table.ts';
import { type ReactiveRun, runReactive } from '../run-reactive.ts';
import { withLiveLine } from '../with-live-line.ts';

/** `steward run`: lets the agents work. */
export function runCommand(cli: Cli): Command {
  const run = new Command('run').description('let the agents work');
  withExamples(run, ['run reactive --tenant merch', 'run reactive --tenant merch --incident inc-1a2b3c4d']);
  return run.addCommand(reactiveCommand(cli));
}

const input = z.object({
  tenant: z.string(),
  incident: z.string().optional(),
  limit: z.coerce.number('must be a whole number').int().positive('must be 1 at least'),
});

function reactiveCommand(cli: Cli): Command {
  const command = new Command('reactive')
    .description('explain incidents that nobody looked at yet, the most pressing first, and advise')
    .addOption(tenantOption())
    .option('--incident <key>', 'this one, whether or not somebody looked at it')
    .option('--limit <count>', 'how many at most', '20');
  withExamples(command, [
    'run reactive --tenant merch',
    'run reactive --tenant merch --limit 3',
    'run reactive --tenant merch --incident inc-1a2b3c4d',
  ]);
  return answering(command, cli, { input, run: react });
}

async function react({ tenant: slug, incident, limit }: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const scope = await cli.enter(slug);
  const { chosen, waiting } = await choose(scope, incident, limit);
  if (chosen.length === 0) return nothingToDo(slug);
  const runs = await withLiveLine(cli, (line) =>
    runReactive(cli, scope, { incidents: chosen, line, detail: 'steps' }),
  );
  const recommendations = await openRecommendations(scope, chosen);
  const isFailed = runs.some(({ status }) => status !== 'completed');
  return {
    data: { runs, recommendations },
    show({ out }) {
      out.write(`\n${summary(runs, recommendations)}\n\n`);
      if (recommendations.length > 0)
        out.write(`${renderRecommendations(recommendations, scope.tenant, out)}\n`);
      if (waiting > chosen.length)
        out.write(`${waiting - chosen.length} more incidents wait: run it again.\n`);
      out.write(`Next: steward recommendations show <id> --tenant ${slug}\n`);
      out.write(`      steward evidence verify --tenant ${slug}\n`);
    },
    ...(isFailed ? { exitCode: ExitCode.no } : {}),
  };
}

async function choose(
  scope: TenantScope,
  key: string | undefined,
  limit: number,
): Promise<{ chosen: readonly DescribedIncident[]; waiting: number }> {
  const all = await describeIncidents(scope);
  if (key === undefined) {
    const waiting = all.filter(({ incident }) => incident.status === 'detected');
    return { chosen: waiting.slice(0, limit), waiting: waiting.length };
  }
  const chosen = all.filter(({ incident }) => incident.key === key);
  if (chosen.length === 0) {
    throw new NotFoundError(
      'incident',
      key,
      `"steward incidents list --tenant ${scope.tenant.slug}" shows them.`,
    );
  }
  return { chosen, waiting: chosen.length };
}

function nothingToDo(slug: string): Answer {
  return {
    data: { runs: [], recommendations: [] },
    show: ({ out }) =>
      out.write(`No incident waits. To look for new ones: steward detect --tenant ${slug}\n`),
  };
}

async function openRecommendations(
  { db }: TenantScope,
  incidents: readonly DescribedIncident[],
): Promise<Recommendation[]> {
  const { listRecommendations } = await import('#storage/insight/recommendation-read.repository.ts');
  const keys = new Set(incidents.map(({ incident }) => incident.key));
  const open = await listRecommendations(db, { statuses: ['active', 'accepted'] });
  return open.filter(({ incidentKey }) => incidentKey !== null && keys.has(incidentKey));
}

function summary(runs: readonly ReactiveRun[], recommendations: readonly Recommendation[]): string {
  const failed = runs.filter(({ status }) => status !== 'completed').length;
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  return `Looked at ${runs.length} incidents${failures}; ${recommendations.length} recommendations are open for them.`;
}
