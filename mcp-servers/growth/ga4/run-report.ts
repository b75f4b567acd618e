import { z } from 'zod';
import { defineSourceTool } from '../../mcp-server.ts';
import { todayOf } from '../../period.ts';
import { askGa4, chooseProperty, dataUrl } from './ga4-client.ts';
import { ga4Report } from './ga4-report.ts';
import { accountInput, periodsOf, reportInput, reportRequest } from './ga4-report-input.ts';
import { pageOf } from './ga4-table.ts';

/** What the provider gives by itself; it would give up to 250,000. */
const PAGE_ROWS = 10_000;

export const runReport = defineSourceTool({
  name: 'run_report',
  title: 'Report of Google Analytics',
  description:
    'Sessions, users, orders, revenue and other metrics of a GA4 property by up to nine dimensions, for one to four stretches of days. Names are those of the GA4 Data API; get_metadata lists them. Absent rows are not zero unless keep_empty_rows was set.',
  input: z.object({
    ...accountInput,
    ...reportInput,
    limit: z.number().int().min(1).max(250_000).optional().describe('The first rows only.'),
  }),

  async run(input, at, context) {
    const { access, account } = await chooseProperty(input, context);
    const today = todayOf(account.timezone, context.now());
    const periods = periodsOf(input, today);
    const offset = Number(at ?? 0);
    const wanted = input.limit ?? Number.POSITIVE_INFINITY;
    const window = { offset, limit: Math.min(PAGE_ROWS, wanted - offset) };
    const url = dataUrl(account.externalId, ':runReport', context);
    const body = reportRequest(input, periods, window);
    const report = await askGa4({ method: 'POST', url, body }, { access, schema: ga4Report }, context);
    const read = offset + report.rows.length;
    const isLast = report.rows.length === 0 || read >= Math.min(report.rowCount, wanted);
    return pageOf(report, { account, periods, today }, isLast ? null : String(read));
  },
});
