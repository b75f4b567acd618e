import { z } from 'zod';
import type { SourceAnswer, SourceColumn } from '#tools/source/source-answer.ts';
import { defineSourceTool, type SourcePage } from '../../mcp-server.ts';
import { todayOf } from '../../period.ts';
import { askGa4, chooseProperty, dataUrl } from './ga4-client.ts';
import { ga4Report } from './ga4-report.ts';
import { accountInput, periodsOf, reportInput, reportRequest } from './ga4-report-input.ts';
import { pageOf } from './ga4-table.ts';

const MOST_REPORTS = 5;
const ROWS_OF_EACH = 2_000;

const batch = z.object({ reports: z.array(ga4Report).default([]) });

export const runReports = defineSourceTool({
  name: 'run_reports',
  title: 'Several reports of Google Analytics',
  description:
    'Up to five reports of one GA4 property with one request. The column "report" says which one a row belongs to (0 is the first); columns that a report does not have are null in its rows. Each report gives its first 2000 rows; ask run_report for a longer one.',
  input: z.object({
    ...accountInput,
    reports: z.array(z.strictObject(reportInput)).min(1).max(MOST_REPORTS),
  }),

  async run(input, _at, context) {
    const { access, account } = await chooseProperty(input, context);
    const today = todayOf(account.timezone, context.now());
    const periods = input.reports.map((wish) => periodsOf(wish, today));
    const requests = input.reports.map((wish, index) =>
      reportRequest(wish, periods[index] ?? [], { limit: ROWS_OF_EACH, offset: 0 }),
    );
    const url = dataUrl(account.externalId, ':batchRunReports', context);
    const { reports } = await askGa4(
      { method: 'POST', url, body: { requests } },
      { access, schema: batch },
      context,
    );
    const pages = reports.map((report, index) => ({
      ...pageOf(report, { account, periods: periods[index] ?? [], today }, null),
      rowCount: report.rowCount,
    }));
    return together(pages);
  },
});

/** Pages of one account as one table. */
function together(pages: readonly (SourcePage & { readonly rowCount: number })[]): SourcePage {
  const columns = unionOfColumns(pages);
  const first = pages[0];
  const has = (flag: 'sampled' | 'thresholded' | 'otherRow'): boolean =>
    pages.some(({ quality }) => quality[flag]);
  return {
    rows: pages.flatMap(({ rows }, report) =>
      rows.map((row) => widen({ report: String(report), ...row }, columns)),
    ),
    columns,
    coverage: {
      from: edge(pages, 'from').at(0) ?? null,
      to: edge(pages, 'to').at(-1) ?? null,
      completeUntil: null,
      timezone: first?.coverage.timezone ?? null,
      currency: first?.coverage.currency ?? null,
    },
    quality: {
      sampled: has('sampled'),
      thresholded: has('thresholded'),
      otherRow: has('otherRow'),
      partialDays: [...new Set(pages.flatMap(({ quality }) => quality.partialDays))].sort(),
      attributionWindow: null,
      notes: pages.flatMap(notesOf),
    },
    quota: pages.at(-1)?.quota ?? null,
    account: first?.account ?? null,
    apiVersion: first?.apiVersion ?? '',
    next: null,
  };
}

function unionOfColumns(pages: readonly SourcePage[]): SourceColumn[] {
  const report: SourceColumn = { name: 'report', kind: 'dimension', unit: null };
  const all = [report, ...pages.flatMap(({ columns }) => columns)];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

function widen(
  row: SourceAnswer['rows'][number],
  columns: readonly SourceColumn[],
): SourceAnswer['rows'][number] {
  return Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]));
}

function edge(pages: readonly SourcePage[], side: 'from' | 'to'): string[] {
  return pages.flatMap(({ coverage }) => coverage[side] ?? []).sort();
}

function notesOf(page: SourcePage & { readonly rowCount: number }, report: number): string[] {
  const isCut = page.rowCount > page.rows.length;
  return [
    ...(isCut
      ? [`Report ${report} has ${page.rowCount} rows, of which the first ${page.rows.length} are here.`]
      : []),
    ...page.quality.notes.map((note) => `Report ${report}: ${note}`),
  ];
}
