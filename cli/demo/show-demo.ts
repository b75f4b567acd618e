import type { IncidentScore } from '#evals/growth/demo-truth.ts';
import type { IncidentReport } from '#storage/insight/insight-read.repository.ts';
import type { DescribedIncident } from '../described-incident.ts';
import { formatDay, formatNumber } from '../output/format.ts';
import { renderIncidents } from '../output/incident-view.ts';
import { prose } from '../output/prose.ts';
import { renderRecommendations } from '../output/recommendation-table.ts';
import { type RecommendationCase, renderRecommendation } from '../output/recommendation-view.ts';
import { renderReport } from '../output/report-view.ts';
import type { Terminal } from '../output/terminal.ts';
import { shortId } from '../recommendation-text.ts';
import { scoreLine } from './demo-score.ts';
import type { PreparedDemo } from './prepare-demo.ts';

/** Everything that the demo has to show. */
export interface DemoResult extends PreparedDemo {
  readonly incidents: readonly DescribedIncident[];
  readonly recommendations: readonly RecommendationCase[];
  /** What is explained and calls for no action. */
  readonly reports: readonly IncidentReport[];
  readonly score: IncidentScore;
  /** Incidents that this start had looked at. */
  readonly lookedAt: number;
  readonly seconds: number;
}

/** So many recommendations are shown in full; the others as a list. */
const IN_FULL = 2;

/** The demo's result: the incidents, the advice with its evidence, the score, and what to type next. */
export function showDemo(demo: DemoResult, { out }: Terminal): void {
  const { paint } = out;
  const { tenant } = demo.scope;
  const manner = { ...tenant, lang: tenant.locale };
  const title = (text: string): void => out.write(`\n${paint.bold(paint.underline(text))}\n\n`);
  out.write(
    `${introduction(demo)
      .map((line) => `${prose(line, out, 0)}\n`)
      .join('')}`,
  );
  title('What happened');
  out.write(renderIncidents(demo.incidents, tenant, out));
  out.write(`\n${prose(scoreLine(demo.score), out, 0)}\n`);
  const full = demo.recommendations.slice(0, IN_FULL);
  const others = demo.recommendations.slice(IN_FULL).map(({ recommendation }) => recommendation);
  if (full.length > 0) title('What to do first');
  out.write(full.map((found) => renderRecommendation(found, manner, out)).join('\n'));
  if (others.length > 0) {
    title('And then');
    out.write(renderRecommendations(others, tenant, out));
  }
  if (demo.reports.length > 0) {
    title('Explained, and no reason to act');
    out.write(demo.reports.map((report) => renderReport(report, tenant.locale, out)).join('\n'));
  }
  title('What to type next');
  for (const line of nextSteps(demo)) out.write(`  ${line}\n`);
}

function introduction({ scope, state, addedDays, lookedAt, seconds }: DemoResult): string[] {
  const { tenant } = scope;
  const upTo = formatDay(state.lastDay, tenant);
  const took = `${formatNumber(seconds, tenant, 1)} s`;
  if (addedDays === 0 && lookedAt === 0) {
    return [
      `Nothing new: ${tenant.name} is played up to ${upTo} and every incident was looked at (${took}).`,
    ];
  }
  const shop = `tenant "${tenant.slug}", ${tenant.currency}, ${tenant.timezone}`;
  return [
    `${tenant.name} is a made-up shop (${shop}) with six planted incidents.`,
    `${addedDays} days added up to ${upTo}, ${lookedAt} incidents looked at, in ${took}.`,
  ];
}

function nextSteps({ scope, incidents, recommendations }: DemoResult): string[] {
  const tenant = `--tenant ${scope.tenant.slug}`;
  const first = recommendations[0]?.recommendation.id;
  const incident = incidents[0]?.incident;
  return [
    ...(first === undefined ? [] : [`steward recommendations show ${shortId(first)} ${tenant} --lang pl`]),
    ...(first === undefined ? [] : [`steward recommendations accept ${shortId(first)} ${tenant}`]),
    `steward evidence verify ${tenant}`,
    ...(incident === undefined ? [] : [`steward metrics show ${incident.lead.metric} ${tenant}`]),
    ...(incident === undefined ? [] : [`steward incidents show ${incident.key} ${tenant}`]),
    `steward runs list ${tenant}`,
    'steward tenants create --help    # then bring your own numbers',
  ];
}
