import type { Tenant } from '#core/tenant.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { AnomalyRecord } from '#storage/metric/anomaly-record.ts';
import type { MetricDefinition } from '#tools/metric.ts';
import type { DescribedIncident } from '../described-incident.ts';
import type { IncidentPicture } from '../incident-picture.ts';
import { formatChange, formatDays, formatMoney, formatValue, UNKNOWN } from '../output/format.ts';
import { whatOf, whereOf } from '../output/incident-view.ts';
import type { ReportText } from '../output/report-view.ts';
import { textIn } from '../recommendation-text.ts';
import { incidentSvg } from './incident-svg.ts';
import { type Markup, markup } from './markup.ts';
import { WORDS } from './page-words.ts';

/** Everything that a page about an incident says. */
export interface IncidentPage {
  readonly described: DescribedIncident;
  /** Null when the data of its days are gone. */
  readonly picture: IncidentPicture | null;
  /** What a run concluded, in words; null until one did. */
  readonly report: ReportText | null;
  readonly recommendations: readonly Recommendation[];
  definitionOf(metric: string): MetricDefinition;
}

const STYLE = `
  :root { color-scheme: light dark; --ink: #1f2933; --dim: #66727f; --line: #d5dce4; --paper: #fff; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9aa7b4; --line: #2d3742; --paper: #12181f; } }
  body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { line-height: 1.25; } svg { width: 100%; height: auto; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt, footer { color: var(--dim); } dd { margin: 0; }
  table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
  .number { text-align: right; font-variant-numeric: tabular-nums; }
`;

/** A page about one incident that needs nothing beside it: no script, no font, no picture from elsewhere. */
export function incidentPage(page: IncidentPage, tenant: Tenant): string {
  const { described, picture, report, recommendations } = page;
  const words = WORDS[tenant.locale];
  const title = report?.title ?? `${whatOf(described)}, ${whereOf(described)}`;
  const { incident } = described;
  const paragraphs =
    report === null ? [words.nothing] : [report.summary, report.meaning, report.noAdvice ?? ''];
  const body = markup`<h1>${title}</h1>
<dl>
<dt>${words.days}</dt><dd>${formatDays(incident.firstDay, incident.lastDay, tenant)}</dd>
<dt>${words.impact}</dt><dd>${incident.impactAmount === null ? UNKNOWN : formatMoney(incident.impactAmount, tenant)}</dd>
<dt>${words.priority}</dt><dd>${incident.severity}</dd>
</dl>
${paragraphs.filter((text) => text !== '').map((text) => markup`<p>${text}</p>`)}
${picture === null ? '' : incidentSvg(picture, tenant)}
${anomalyTable(incident.anomalies, page, tenant)}
${adviceList(recommendations, tenant)}
<footer>${words.made} ${tenant.name}: ${incident.key}.</footer>`;
  return markup`<!doctype html>
<html lang="${tenant.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${{ markup: STYLE }}</style></head>
<body>
${body}
</body>
</html>
`.markup;
}

function anomalyTable(
  anomalies: readonly AnomalyRecord[],
  { definitionOf }: IncidentPage,
  tenant: Tenant,
): Markup {
  const words = WORDS[tenant.locale];
  const rows = anomalies.map((anomaly) => {
    const { name, unit } = definitionOf(anomaly.metric);
    const where = Object.values(anomaly.dims).join(', ');
    return markup`<tr><td>${name[tenant.locale]}</td><td>${where === '' ? words.total : where}</td>
<td class="number">${formatValue(anomaly.actual, unit, tenant)}</td><td class="number">${formatValue(anomaly.expected, unit, tenant)}</td>
<td class="number">${formatChange(anomaly.changeFraction, tenant)}</td></tr>`;
  });
  return markup`<table><thead><tr><th>${words.metric}</th><th>${words.of}</th><th class="number">${words.actual}</th>
<th class="number">${words.expected}</th><th class="number">${words.change}</th></tr></thead><tbody>
${rows}
</tbody></table>`;
}

function adviceList(recommendations: readonly Recommendation[], { locale }: Tenant): Markup {
  const texts = recommendations.flatMap((each) => textIn(each, locale) ?? []);
  if (texts.length === 0) return markup``;
  const items = texts.map(({ h1, impact }) => markup`<li><strong>${h1}</strong><br>${impact}</li>`);
  return markup`<h2>${WORDS[locale].advice}</h2><ol>${items}</ol>`;
}
