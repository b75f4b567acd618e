import { Command } from 'commander';
import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { type DescribedIncident, describeIncidents } from '../described-incident.ts';
import { ExitCode } from '../exit-code.ts';
import { renderRecommendations } from '../output/recommendation-table.ts';
import { isInOrder, type ReactiveRun, runReactive } from '../run-reactive.ts';
import { listWaitingIncidents } from '../waiting-incidents.ts';
import { withLiveLine } from '../with-live-line.ts';

const input = z.object({
  tenant: z.string(),
  incident: z.string().optional(),
  limit: z.coerce.number('must be a whole number').int().positive('must be 1 at least'),
});

/** `steward run reactive`. */
export function runReactiveCommand(cli: Cli): Command {
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
    runReactive(cli, scope, { incidents: chosen, isFresh: incident !== undefined, line, detail: 'steps' }),
  );
  const recommendations = await openRecommendations(scope, chosen);
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
    ...(runs.every(isInOrder) ? {} : { exitCode: ExitCode.no }),
  };
}

async function choose(
  scope: TenantScope,
  key: string | undefined,
  limit: number,
): Promise<{ chosen: readonly DescribedIncident[]; waiting: number }> {
  if (key === undefined) {
    const waiting = await listWaitingIncidents(scope);
    return { chosen: waiting.slice(0, limit), waiting: waiting.length };
  }
  const chosen = (await describeIncidents(scope)).filter(({ incident }) => incident.key === key);
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
  const failed = runs.filter((run) => !isInOrder(run)).length;
  const waiting = runs.filter(({ status }) => status === 'suspended').length;
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  const waits = waiting === 0 ? '' : `, ${waiting} wait for a person (steward approvals list)`;
  return `Looked at ${runs.length} incidents${failures}${waits}; ${recommendations.length} recommendations are open for them.`;
}
