import type { Tenant } from '#core/tenant.ts';
import type { ImportReport } from '#tools/import-report.ts';
import { formatDays, formatExactMoney, formatNumber, type Manner } from './format.ts';
import { plain } from './plain-text.ts';
import { renderRecord } from './record.ts';
import { type Column, renderTable } from './table.ts';
import type { Terminal } from './terminal.ts';

type Dataset = ImportReport['datasets'][number];
type RowClass = ImportReport['classes'][number];

/** What an import did, and what to do next. */
export function showImportReport(report: ImportReport, tenant: Tenant, { out }: Terminal): void {
  out.write(`${renderRecord(summaryOf(report, tenant), out)}\n`);
  out.write(`${renderTable(report.datasets, datasetColumns(tenant), out)}\n`);
  out.write(renderTable([...report.classes, ...report.notes], classColumns(tenant), out));
  for (const { line, column, reason } of report.listedBadRows) {
    out.write(
      `  left out: line ${line}${column === null ? '' : `, column ${plain(column)}`}: ${plain(reason)}\n`,
    );
  }
  const isUnchanged = report.datasets.every(({ days, unchangedDays }) => days === unchangedDays);
  if (isUnchanged) out.write('\nNothing changed: the store held all of it already.\n');
  else out.write(`\nNext: steward detect --tenant ${tenant.slug}\n`);
}

function summaryOf(report: ImportReport, tenant: Tenant): Record<string, string | null> {
  const left = report.badRows > 0 ? `, ${formatNumber(report.badRows, tenant)} left out` : '';
  const rate = formatNumber(report.rowsPerSecond, tenant, 0);
  return {
    file: report.fileName,
    rows: `${formatNumber(report.rows, tenant)}${left}`,
    days: `${formatDays(report.firstDay, report.lastDay, tenant)} (${report.timezone})`,
    time: `${formatNumber(report.seconds, tenant, 1)} s, ${rate} rows/s`,
    run: String(report.run),
  };
}

function datasetColumns(manner: Manner): readonly Column<Dataset>[] {
  const count = (value: number): string => formatNumber(value, manner);
  return [
    { title: 'DATASET', value: ({ dataset }) => dataset },
    { title: 'FACTS', value: ({ facts }) => count(facts), align: 'right' },
    { title: 'DAYS', value: ({ days }) => count(days), align: 'right' },
    { title: 'NEW', value: ({ newDays }) => count(newDays), align: 'right' },
    { title: 'REPLACED', value: ({ replacedDays }) => count(replacedDays), align: 'right' },
    { title: 'SAME', value: ({ unchangedDays }) => count(unchangedDays), align: 'right' },
    { title: 'TOTALS', value: ({ totals }) => totalsOf(totals, manner), least: 20 },
  ];
}

function totalsOf(totals: Dataset['totals'], manner: Manner): string {
  return Object.entries(totals)
    .map(([measure, total]) => `${measure} ${formatNumber(total, manner)}`)
    .join(', ');
}

function classColumns(manner: Manner): readonly Column<RowClass>[] {
  return [
    { title: 'ROWS', value: ({ name }) => name, least: 20 },
    { title: 'COUNT', value: ({ rows }) => formatNumber(rows, manner), align: 'right' },
    {
      title: 'AMOUNT',
      value: ({ amount }) => (amount === null ? '' : formatExactMoney(amount, manner)),
      align: 'right',
    },
  ];
}
