import type { Tenant } from '#core/tenant.ts';
import type { AnomalyRecord } from '#storage/metric/anomaly-record.ts';
import type { ExpectedSeries } from '#tools/metric/expected-series.ts';
import { renderChart } from './chart.ts';
import { formatChange, formatDay, formatDays, formatMoney, formatValue, UNKNOWN } from './format.ts';
import { plain } from './plain-text.ts';
import { type Column, renderTable } from './table.ts';
import { type Terminal, USUAL_WIDTH } from './terminal.ts';

/** One metric: what it is, the chart, the anomalies. */
export function showMetric(
  { series, definition, points }: ExpectedSeries,
  anomalies: readonly AnomalyRecord[],
  { tenant, terminal: { out, symbols } }: { tenant: Tenant; terminal: Terminal },
): void {
  const { paint } = out;
  const where = Object.entries(series.dims).map(([dimension, value]) => `${dimension} ${value}`);
  const title = [definition.name[tenant.locale], ...where].map(plain).join(', ');
  out.write(`${paint.bold(title)} ${paint.dim(`(${definition.key}, from ${plain(series.source)})`)}\n\n`);
  const chart = renderChart(
    points.map(({ day, actual, lower, upper }) => ({
      day,
      value: actual,
      lower,
      upper,
      isAnomalous: anomalies.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay),
    })),
    {
      width: out.columns ?? USUAL_WIDTH,
      symbols,
      paint,
      formatValue: (value) => formatValue(value, definition.unit, tenant),
      formatDay: (day) => formatDay(day, tenant),
    },
  );
  out.write(chart === '' ? 'Nothing is known of these days.\n' : chart);
  out.write(
    `\n${symbols.point} a day   ${symbols.band} what was to be expected   ${symbols.anomaly} not as expected\n`,
  );
  if (anomalies.length > 0)
    out.write(`\n${renderTable(anomalies, anomalyColumns(definition.unit, tenant), out)}`);
  else if (points.every(({ status }) => status === 'not_enough_history')) {
    out.write('\nNot enough history for an expectation.\n');
  }
}

/** Columns for anomalies of one metric. */
function anomalyColumns(
  unit: ExpectedSeries['definition']['unit'],
  tenant: Tenant,
): readonly Column<AnomalyRecord>[] {
  return [
    { title: 'DAYS', value: ({ firstDay, lastDay }) => formatDays(firstDay, lastDay, tenant) },
    { title: 'ACTUAL', value: ({ actual }) => formatValue(actual, unit, tenant), align: 'right' },
    { title: 'EXPECTED', value: ({ expected }) => formatValue(expected, unit, tenant), align: 'right' },
    { title: 'CHANGE', value: ({ changeFraction }) => formatChange(changeFraction, tenant), align: 'right' },
    {
      title: 'IMPACT',
      value: ({ impactAmount }) => (impactAmount === null ? UNKNOWN : formatMoney(impactAmount, tenant)),
      align: 'right',
    },
    { title: 'PRIORITY', value: ({ severity }) => severity, dispensable: 1 },
    { title: 'INCIDENT', value: ({ incidentKey }) => incidentKey },
  ];
}
