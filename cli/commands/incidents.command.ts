import { Command } from 'commander';
import { z } from 'zod';
import { anomalyStatus } from '#storage/metric/anomaly-record.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { describeIncidents } from '../described-incident.ts';
import { renderIncidents } from '../output/incident-view.ts';
import { judgeCommand } from './incidents-judge.ts';
import { showCommand } from './incidents-show.ts';

const STATUSES = anomalyStatus.options;

/** `steward incidents`: what was not as expected, grouped into events. */
export function incidentsCommand(cli: Cli): Command {
  const incidents = new Command('incidents').description('what was not as expected, grouped into events');
  withExamples(incidents, ['incidents list --tenant merch', 'incidents show inc-1a2b3c4d --tenant merch']);
  return incidents.addCommand(listCommand(cli)).addCommand(showCommand(cli)).addCommand(judgeCommand(cli));
}

const listInput = z.object({
  tenant: z.string(),
  status: z.enum(STATUSES, `must be one of ${STATUSES.join(', ')}`).optional(),
});

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('all incidents, the most pressing first')
    .addOption(tenantOption())
    .option('--status <status>', `only ${STATUSES.join(', ')}`);
  withExamples(command, [
    'incidents list --tenant merch',
    'incidents list --tenant merch --status detected --json',
  ]);
  return answering(command, cli, { input: listInput, run: listIncidents });
}

async function listIncidents(
  { tenant: slug, status }: z.output<typeof listInput>,
  cli: Cli,
): Promise<Answer> {
  const scope = await cli.enter(slug);
  const all = await describeIncidents(scope);
  const incidents = all.filter(({ incident }) => status === undefined || incident.status === status);
  return {
    data: incidents.map(({ incident, cause }) => ({ ...incident, cause })),
    show({ out }) {
      if (incidents.length === 0) {
        out.write(`No incidents. To look for some: steward detect --tenant ${slug}\n`);
        return;
      }
      out.write(renderIncidents(incidents, scope.tenant, out));
      const waiting = incidents.filter(({ incident }) => incident.status === 'detected').length;
      if (waiting > 0)
        out.write(`\nNobody looked at ${waiting} yet. Next: steward run reactive --tenant ${slug}\n`);
    },
  };
}
