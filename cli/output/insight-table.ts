import { z } from 'zod';
import { analystReport } from '#agents/growth/analyst-report.ts';
import type { Tenant } from '#core/tenant.ts';
import type { StoredReport } from '#storage/insight/report-read.repository.ts';
import { shortId } from '../recommendation-text.ts';
import { formatConfidence, formatInstant, formatMoney, UNKNOWN } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

const outline = z.looseObject({
  report: analystReport.pick({ agentMetadata: true, status: true, summary: true, insights: true }),
});
type Outline = z.output<typeof outline>['report'];

interface Listed {
  readonly stored: StoredReport;
  /** Null when it was written by another version and cannot be read. */
  readonly report: Outline | null;
}

/** Reports of analysts as a table, one line each. */
export function renderInsights(reports: readonly StoredReport[], tenant: Tenant, out: Output): string {
  const rows = reports.map((stored) => ({
    stored,
    report: outline.safeParse(stored.content).data?.report ?? null,
  }));
  return renderTable(rows, columnsFor(tenant), out);
}

/** The name of the analyst within its source. */
export function analystOf({ reportKey, source }: Pick<StoredReport, 'reportKey' | 'source'>): string {
  return (reportKey.split(':')[0] ?? reportKey).replace(`${source}/`, '');
}

function columnsFor(tenant: Tenant): readonly Column<Listed>[] {
  const { locale } = tenant;
  return [
    { title: 'ID', value: ({ stored }) => shortId(stored.id) },
    { title: 'SOURCE', value: ({ stored }) => stored.source },
    { title: 'ANALYST', value: ({ stored }) => analystOf(stored), least: 16 },
    {
      title: 'STATUS',
      value: ({ report }) => report?.status ?? 'unreadable',
      style: (text, { report }, paint) => (report?.status === 'ok' ? text : paint.yellow(text)),
    },
    { title: 'URGENCY', value: (row) => told(row, ({ summary }) => summary.urgency) },
    {
      title: 'SURE',
      value: (row) => told(row, ({ summary }) => formatConfidence(summary.confidence, tenant)),
      align: 'right',
    },
    { title: 'FOUND', value: (row) => told(row, ({ insights }) => String(insights.length)), align: 'right' },
    { title: 'AT STAKE', value: (row) => moneyOf(row, tenant), align: 'right' },
    { title: 'TAKEN UP', value: ({ stored }) => (stored.status === 'processed' ? 'yes' : 'waits') },
    {
      title: 'WHEN',
      value: ({ stored }) => formatInstant(stored.updatedAt, locale, tenant.timezone),
      dispensable: 1,
    },
  ];
}

/** Of a source that gave nothing, nothing is known. */
function told({ report }: Listed, tell: (report: Outline) => string): string {
  return report === null || report.status === 'unavailable' ? UNKNOWN : tell(report);
}

function moneyOf({ report }: Listed, { locale, currency }: Tenant): string {
  const money = report?.summary.businessImpact.money;
  if (money == null || typeof money.value !== 'number') return UNKNOWN;
  return formatMoney(money.value, { locale, currency: money.currency ?? currency });
}
