import type { Tenant } from '#core/tenant.ts';
import type { MetricDefinition } from '#tools/metric.ts';
import { formatDays, formatNumber, formatValue, UNKNOWN } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

/** A metric of which the tenant has data. */
export interface MetricLine extends Pick<MetricDefinition, 'unit' | 'better' | 'description' | 'dimensions'> {
  readonly metric: string;
  readonly source: string;
  readonly name: string;
  readonly days: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly lastValue: number | null;
}

/** The metrics of a tenant as a table. */
export function showMetricList(lines: readonly MetricLine[], tenant: Tenant, { out }: Terminal): void {
  if (lines.length === 0) {
    out.write(`Nothing is watched yet. Import data, then: steward detect --tenant ${tenant.slug}\n`);
    return;
  }
  const columns: readonly Column<MetricLine>[] = [
    { title: 'METRIC', value: ({ metric }) => metric },
    { title: 'NAME', value: ({ name }) => name, least: 12 },
    { title: 'SOURCE', value: ({ source }) => source, least: 8 },
    {
      title: 'LAST',
      value: ({ lastValue, unit }) => formatValue(lastValue, unit, tenant),
      align: 'right',
    },
    { title: 'DAYS', value: ({ days }) => formatNumber(days, tenant), align: 'right' },
    { title: 'FROM – TO', value: (line) => spanOf(line, tenant), dispensable: 1 },
    { title: 'BROKEN BY', value: ({ dimensions }) => dimensions.join(', '), least: 12, dispensable: 2 },
  ];
  out.write(renderTable(lines, columns, out));
}

function spanOf({ firstDay, lastDay }: MetricLine, tenant: Tenant): string {
  return firstDay === null || lastDay === null ? UNKNOWN : formatDays(firstDay, lastDay, tenant);
}
