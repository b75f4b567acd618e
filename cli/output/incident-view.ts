import type { Tenant } from '#core/tenant.ts';
import type { AnomalyRecord } from '#storage/metric/anomaly-record.ts';
import type { MetricDefinition } from '#tools/metric.ts';
import type { DescribedIncident } from '../described-incident.ts';
import {
  formatChange,
  formatConfidence,
  formatDays,
  formatDaysOfYear,
  formatMoney,
  formatPercent,
  formatValue,
  UNKNOWN,
} from './format.ts';
import { stylePriority } from './priority-style.ts';
import { renderRecord } from './record.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

/** Incidents as a table, one line each. */
export function renderIncidents(
  incidents: readonly DescribedIncident[],
  tenant: Tenant,
  out: Output,
): string {
  const columns: readonly Column<DescribedIncident>[] = [
    { title: 'INCIDENT', value: ({ incident }) => incident.key },
    {
      title: 'PRIORITY',
      value: ({ incident }) => incident.severity,
      style: (text, { incident }, paint) => stylePriority(text, incident.severity, paint),
    },
    { title: 'WHAT', value: whatOf, least: 14 },
    { title: 'WHERE', value: whereOf, least: 10 },
    daysColumn(incidents, tenant),
    { title: 'METRIC', value: ({ incident }) => incident.lead.metric, least: 8, dispensable: 2 },
    {
      title: 'CHANGE',
      value: ({ incident }) => formatChange(incident.lead.changeFraction, tenant),
      align: 'right',
      dispensable: 1,
    },
    { title: 'IMPACT', value: ({ incident }) => moneyOf(incident.impactAmount, tenant), align: 'right' },
    { title: 'STATUS', value: ({ incident }) => incident.status.replace('_', ' '), dispensable: 3 },
  ];
  return renderTable(incidents, columns, out);
}

/** The days; when all are of one year, it stands in the title alone. */
function daysColumn(incidents: readonly DescribedIncident[], tenant: Tenant): Column<DescribedIncident> {
  const years = new Set(
    incidents.flatMap(({ incident }) => [incident.firstDay, incident.lastDay]).map(yearOf),
  );
  const [year] = years;
  if (years.size !== 1 || year === undefined) {
    return {
      title: 'DAYS',
      value: ({ incident }) => formatDays(incident.firstDay, incident.lastDay, tenant),
    };
  }
  return {
    title: `DAYS OF ${year}`,
    value: ({ incident }) => formatDaysOfYear(incident.firstDay, incident.lastDay, tenant),
  };
}

function yearOf(day: string): string {
  return day.slice(0, 4);
}

/** What an incident is shown with. */
export interface IncidentFrame {
  readonly tenant: Tenant;
  readonly out: Output;
  unitOf(metric: string): MetricDefinition['unit'];
}

/** One incident: what is known, and the anomalies that it consists of. */
export function renderIncident(described: DescribedIncident, { tenant, out, unitOf }: IncidentFrame): string {
  const { incident, cause } = described;
  const record = renderRecord(
    {
      incident: incident.key,
      priority: incident.severity,
      status: incident.status.replace('_', ' '),
      cause:
        cause === null
          ? 'not looked at yet'
          : `${whatOf(described)}, ${formatConfidence(cause.confidence, tenant)} sure`,
      where: whereOf(described),
      share:
        cause?.share == null
          ? null
          : `${formatPercent(cause.share, tenant)} of the change is explained by it`,
      days: formatDays(incident.firstDay, incident.lastDay, tenant),
      impact: moneyOf(incident.impactAmount, tenant),
      'data problem': incident.dataProblem?.replace('_', ' ') ?? null,
    },
    out,
  );
  return `${record}\n${renderTable(incident.anomalies, anomalyColumns(tenant, unitOf), out)}`;
}

function anomalyColumns(tenant: Tenant, unitOf: IncidentFrame['unitOf']): readonly Column<AnomalyRecord>[] {
  return [
    { title: 'METRIC', value: ({ metric }) => metric, least: 8 },
    { title: 'OF', value: ({ dims }) => segmentText(dims), least: 10 },
    {
      title: 'DAYS',
      value: ({ firstDay, lastDay }) => formatDays(firstDay, lastDay, tenant),
      dispensable: 1,
    },
    {
      title: 'ACTUAL',
      value: ({ actual, metric }) => formatValue(actual, unitOf(metric), tenant),
      align: 'right',
    },
    {
      title: 'EXPECTED',
      value: ({ expected, metric }) => formatValue(expected, unitOf(metric), tenant),
      align: 'right',
    },
    { title: 'CHANGE', value: ({ changeFraction }) => formatChange(changeFraction, tenant), align: 'right' },
    {
      title: 'Z',
      value: ({ z }) => formatValue(z, 'z', tenant),
      align: 'right',
      dispensable: 3,
    },
    { title: 'SOURCE', value: ({ source }) => source, dispensable: 2 },
  ];
}

/** What happened, in the words of the cause; until somebody looked, what can be seen. */
export function whatOf({ incident, cause }: DescribedIncident): string {
  if (cause !== null) return cause.kind.replaceAll('_', ' ');
  return incident.dataProblem?.replaceAll('_', ' ') ?? `${incident.lead.metric} ${incident.lead.direction}`;
}

/** Where it happened: the segment that explains it, else what the lead is about. */
export function whereOf({ incident, cause }: DescribedIncident): string {
  if (cause === null) return segmentText(incident.lead.dims);
  return cause.segment === null ? 'everywhere' : `${cause.segment.value} (${cause.segment.dimension})`;
}

function segmentText(dims: AnomalyRecord['dims']): string {
  const parts = Object.entries(dims).map(([dimension, value]) => `${value} (${dimension})`);
  return parts.length === 0 ? 'total' : parts.join(', ');
}

function moneyOf(amount: number | null, tenant: Tenant): string {
  return amount === null ? UNKNOWN : formatMoney(amount, tenant);
}
