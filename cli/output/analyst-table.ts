import type { Tenant } from '#core/tenant.ts';
import type { AnalystRun } from '../run-analysts.ts';
import { formatConfidence, formatMoney, UNKNOWN } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

/** What analysts reported, one line each. */
export function renderAnalystRuns(
  runs: readonly AnalystRun[],
  { locale }: Pick<Tenant, 'locale'>,
  out: Output,
): string {
  const columns: readonly Column<AnalystRun>[] = [
    { title: 'ANALYST', value: ({ analyst }) => analyst },
    {
      title: 'STATUS',
      value: ({ report }) => report?.status ?? 'failed',
      style: (text, { report }, paint) => (isInOrder(report) ? text : paint.yellow(text)),
    },
    { title: 'FOUND', value: ({ report }) => String(report?.findings ?? UNKNOWN), align: 'right' },
    {
      title: 'AT STAKE',
      value: ({ report }) => moneyOf(report, locale),
      ...{ align: 'right', dispensable: 1 },
    },
    {
      title: 'SURE',
      value: ({ report }) =>
        report === null || report.status === 'unavailable'
          ? UNKNOWN
          : formatConfidence(report.confidence, { locale }),
      ...{ align: 'right', dispensable: 2 },
    },
    { title: 'WHAT WEIGHS MOST', value: ({ report, error }) => report?.keyFinding ?? error ?? '', least: 24 },
  ];
  return renderTable(runs, columns, out);
}

function isInOrder(report: AnalystRun['report']): boolean {
  return report !== null && report.status === 'ok';
}

function moneyOf(report: AnalystRun['report'], locale: Tenant['locale']): string {
  if (report === null || report.money === null || report.currency === null) return UNKNOWN;
  return formatMoney(report.money, { locale, currency: report.currency });
}
