import { Command } from 'commander';
import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import { language, type Tenant } from '#core/tenant.ts';
import type { IncidentReport } from '#storage/insight/insight-read.repository.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { type DescribedIncident, describeIncident } from '../described-incident.ts';
import { gatherPicture, type IncidentPicture } from '../incident-picture.ts';
import { renderPicture } from '../output/incident-chart.ts';
import { renderIncident } from '../output/incident-view.ts';
import { plain } from '../output/plain-text.ts';
import { renderRecommendations } from '../output/recommendation-table.ts';
import { renderReport, reportText } from '../output/report-view.ts';
import type { Terminal } from '../output/terminal.ts';
import { writeNewFile } from '../write-new-file.ts';

const input = z.object({
  tenant: z.string(),
  incident: z.string(),
  lang: z.enum(language.options, 'must be en or pl').optional(),
  svg: z.string().optional(),
  html: z.string().optional(),
});
type Input = z.output<typeof input>;

/** `steward incidents show`: one incident, drawn and in words. */
export function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('one incident: its picture, its anomalies, what was concluded, what is recommended')
    .argument('<incident>', 'its key')
    .addOption(tenantOption())
    .option('--lang <language>', 'en or pl; the tenant’s language when left out')
    .option('--svg <file>', 'also write the picture to a file')
    .option('--html <file>', 'also write all of it to a page that can be sent to somebody');
  withExamples(command, [
    'incidents show inc-1a2b3c4d --tenant merch',
    'incidents show inc-1a2b3c4d --tenant merch --html incident.html',
  ]);
  return answering(command, cli, { input, run: showIncident });
}

interface ShownIncident {
  readonly described: DescribedIncident;
  readonly picture: IncidentPicture | null;
  readonly report: IncidentReport | null;
  readonly recommendations: readonly Recommendation[];
}

async function showIncident(asked: Input, cli: Cli): Promise<Answer> {
  const scope = await cli.enter(asked.tenant);
  const tenant = { ...scope.tenant, locale: asked.lang ?? scope.tenant.locale };
  const shown = await gather(asked.incident, cli, scope);
  const files = await writeFiles(shown, tenant, asked);
  const { getMetric } = await import('#tools/metric/metric-catalog.ts');
  const { described, picture, report, recommendations } = shown;
  return {
    data: { ...described, picture, report, recommendations, files },
    show(terminal) {
      const { out } = terminal;
      const frame = { tenant, out, unitOf: (metric: string) => getMetric(metric).unit };
      out.write(renderIncident(described, frame));
      if (picture !== null) out.write(`\n${renderPicture(picture, tenant, terminal)}`);
      if (report !== null) out.write(`\n${renderReport(report, tenant.locale, out)}`);
      if (recommendations.length > 0) out.write(`\n${renderRecommendations(recommendations, tenant, out)}`);
      sayNext(described, files, { tenant, terminal });
    },
  };
}

async function gather(key: string, cli: Cli, scope: TenantScope): Promise<ShownIncident> {
  const [{ getIncident }, { listIncidentReports }, { listRecommendations }] = await Promise.all([
    import('#storage/metric/incident.repository.ts'),
    import('#storage/insight/insight-read.repository.ts'),
    import('#storage/insight/recommendation-read.repository.ts'),
  ]);
  const { db } = scope;
  const described = describeIncident(await getIncident(db, key));
  const [report] = await listIncidentReports(db, { incidentKey: key });
  return {
    described,
    picture: await gatherPicture(cli, scope, described),
    report: report ?? null,
    recommendations: await listRecommendations(db, { incidentKey: key }),
  };
}

/** Writes what was asked for and names the files. */
async function writeFiles(shown: ShownIncident, tenant: Tenant, { svg, html }: Input): Promise<string[]> {
  const { described, picture, report, recommendations } = shown;
  if (svg !== undefined) {
    if (picture === null) throw new NotFoundError('data of the days of', described.incident.key);
    const { incidentSvg } = await import('../page/incident-svg.ts');
    await writeNewFile(svg, `${incidentSvg(picture, tenant).markup}\n`);
  }
  if (html !== undefined) {
    const [{ incidentPage }, { getMetric }] = await Promise.all([
      import('../page/incident-page.ts'),
      import('#tools/metric/metric-catalog.ts'),
    ]);
    const words = report === null ? null : reportText(report, tenant.locale);
    const page = { described, picture, report: words, recommendations, definitionOf: getMetric };
    await writeNewFile(html, incidentPage(page, tenant));
  }
  return [svg, html].filter((file) => file !== undefined);
}

interface Shown {
  readonly tenant: Tenant;
  readonly terminal: Terminal;
}

function sayNext(
  { incident }: DescribedIncident,
  files: readonly string[],
  { tenant, terminal }: Shown,
): void {
  const { out } = terminal;
  for (const file of files) out.write(`\nWritten to ${plain(file)}.\n`);
  if (incident.status !== 'detected') return;
  out.write(`\nNext: steward run reactive --incident ${incident.key} --tenant ${tenant.slug}\n`);
}
