import type { Tenant } from '#core/tenant.ts';
import { addDays } from '#core/time.ts';
import type { FoundIncident } from '#tools/metric/found-incident.ts';
import type { TenantScope } from './cli.ts';
import { formatChange, formatDay, formatDays, formatMoney, formatNumber, UNKNOWN } from './output/format.ts';
import { stylePriority } from './output/priority-style.ts';
import { type Column, renderTable } from './output/table.ts';
import type { Terminal } from './output/terminal.ts';

/** An incident that detection would have raised. */
export interface PreviewedIncident {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly metric: string;
  readonly source: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly changeFraction: number | null;
  readonly impactAmount: number | null;
  readonly priority: FoundIncident['lead']['priority']['level'];
  /** How many series show it. */
  readonly series: number;
}

/** What would have fired over some days, had detection run each day as it is set up now. */
export interface Preview {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly series: number;
  readonly incidents: readonly PreviewedIncident[];
}

/**
 * Finds, in the stored series, what would have fired in the last days, and stores nothing. What is expected of a day rests on
 * the days before it alone, so that looking back finds what a look on that day would have found. Null when no series is stored.
 */
export async function previewDetection({ db, tenant }: TenantScope, days: number): Promise<Preview | null> {
  const [{ listSeriesWithPoints }, { examineStored }] = await Promise.all([
    import('#storage/metric/series.repository.ts'),
    import('#tools/metric/detect-stored.ts'),
  ]);
  const stored = await listSeriesWithPoints(db, { monitoredOnly: true });
  const lastDay = stored
    .flatMap(({ points }) => points.at(-1)?.day ?? [])
    .reduce((latest, day) => (day > latest ? day : latest), '');
  if (lastDay === '') return null;
  const firstDay = addDays(lastDay, 1 - days);
  const incidents = (await examineStored(stored, lastDay, { db, tenant }))
    .filter(({ lead }) => lead.stretch.lastDay >= firstDay)
    .map(describe)
    .sort((first, second) => (first.firstDay < second.firstDay ? -1 : 1));
  return { firstDay, lastDay, series: stored.length, incidents };
}

function describe({ lead, members }: FoundIncident): PreviewedIncident {
  const { stretch, subject, impact, priority } = lead;
  const { metric, source, dims } = subject.series;
  return {
    ...{ firstDay: stretch.firstDay, lastDay: stretch.lastDay, metric, source, dims },
    changeFraction: stretch.changeFraction,
    impactAmount: impact?.amount ?? null,
    priority: priority.level,
    series: members.length,
  };
}

/** Shows what would have fired. */
export function showPreview(preview: Preview, tenant: Tenant, { out }: Terminal): void {
  const { firstDay, lastDay, series, incidents } = preview;
  const columns: readonly Column<PreviewedIncident>[] = [
    { title: 'DAYS', value: (each) => formatDays(each.firstDay, each.lastDay, tenant) },
    {
      title: 'PRIORITY',
      value: ({ priority }) => priority,
      style: (text, { priority }, paint) => stylePriority(text, priority, paint),
    },
    { title: 'METRIC', value: ({ metric }) => metric, least: 10 },
    { title: 'OF', value: ({ dims }) => Object.values(dims).join(', ') || 'total', least: 8, dispensable: 2 },
    { title: 'CHANGE', value: (each) => formatChange(each.changeFraction, tenant), align: 'right' },
    { title: 'IMPACT', value: (each) => moneyOf(each.impactAmount, tenant), align: 'right' },
    { title: 'SEEN IN', value: (each) => `${each.series} series`, align: 'right', dispensable: 1 },
  ];
  if (incidents.length > 0) out.write(`${renderTable(incidents, columns, out)}\n`);
  out.write(
    `${formatNumber(incidents.length, tenant)} incidents would have fired on ${formatNumber(series, tenant)} series` +
      ` from ${formatDay(firstDay, tenant)} to ${formatDay(lastDay, tenant)}. Nothing was stored.\n`,
  );
}

function moneyOf(amount: number | null, tenant: Tenant): string {
  return amount === null ? UNKNOWN : formatMoney(amount, tenant);
}
