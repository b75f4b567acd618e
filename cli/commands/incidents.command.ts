import { Command } from 'commander';
import { z } from 'zod';
import { language } from '#core/tenant.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { describeIncident, describeIncidents } from '../described-incident.ts';
import { renderIncident, renderIncidents } from '../output/incident-view.ts';
import { renderRecommendations } from '../output/recommendation-table.ts';
import { renderReport } from '../output/report-view.ts';

const STATUSES = ['detected', 'processed', 'expected', 'false_alarm'] as const;

/** `steward incidents`: what was not as expected, grouped into events. */
export function incidentsCommand(cli: Cli): Command {
  const incidents = new Command('incidents').description('what was not as expected, grouped into events');
  withExamples(incidents, ['incidents list --tenant merch', 'incidents show inc-1a2b3c4d --tenant merch']);
  return incidents.addCommand(listCommand(cli)).addCommand(showCommand(cli));
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

const showInput = z.object({
  tenant: z.string(),
  incident: z.string(),
  lang: z.enum(language.options, 'must be en or pl').optional(),
});

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('one incident: its anomalies, what was concluded, what is recommended')
    .argument('<incident>', 'its key')
    .addOption(tenantOption())
    .option('--lang <language>', 'en or pl; the tenant’s language when left out');
  withExamples(command, ['incidents show inc-1a2b3c4d --tenant merch']);
  return answering(command, cli, { input: showInput, run: showIncident });
}

async function showIncident(
  { tenant: slug, incident: key, lang }: z.output<typeof showInput>,
  cli: Cli,
): Promise<Answer> {
  const [{ getIncident }, { listIncidentReports }, { listRecommendations }, { getMetric }] =
    await Promise.all([
      import('#storage/metric/incident.repository.ts'),
      import('#storage/insight/insight-read.repository.ts'),
      import('#storage/insight/recommendation-read.repository.ts'),
      import('#tools/metric/metric-catalog.ts'),
    ]);
  const { tenant, db } = await cli.enter(slug);
  const incident = await getIncident(db, key);
  const [report] = await listIncidentReports(db, { incidentKey: key });
  const recommendations = await listRecommendations(db, { incidentKey: key });
  const described = describeIncident(incident);
  return {
    data: { ...described, report: report ?? null, recommendations },
    show({ out }) {
      out.write(
        renderIncident(described, {
          tenant,
          out,
          unitOf: (metric) => getMetric(metric).unit,
        }),
      );
      if (report !== undefined) out.write(`\n${renderReport(report, lang ?? tenant.locale, out)}`);
      if (recommendations.length > 0) out.write(`\n${renderRecommendations(recommendations, tenant, out)}`);
      if (incident.status === 'detected') {
        out.write(`\nNext: steward run reactive --incident ${key} --tenant ${slug}\n`);
      }
    },
  };
}
