import { z } from 'zod';
import { defineSourceTool } from '../../mcp-server.ts';
import { todayOf } from '../../period.ts';
import { askGa4, chooseProperty, dataUrl } from './ga4-client.ts';
import { ga4Report } from './ga4-report.ts';
import { accountInput } from './ga4-report-input.ts';
import { pageOf } from './ga4-table.ts';

const ROWS = 10_000;

export const runRealtimeReport = defineSourceTool({
  name: 'run_realtime_report',
  title: 'Google Analytics now',
  description: 'What happened on the site during the last 30 minutes, for example activeUsers by country.',
  input: z.object({
    ...accountInput,
    dimensions: z.array(z.string().min(1)).max(4).default([]),
    metrics: z.array(z.string().min(1)).min(1).max(4).default(['activeUsers']),
  }),

  async run(input, _at, context) {
    const { access, account } = await chooseProperty(input, context);
    const today = todayOf(account.timezone, context.now());
    const body = {
      dimensions: input.dimensions.map((name) => ({ name })),
      metrics: input.metrics.map((name) => ({ name })),
      limit: String(ROWS),
      returnPropertyQuota: true,
    };
    const url = dataUrl(account.externalId, ':runRealtimeReport', context);
    const report = await askGa4({ method: 'POST', url, body }, { access, schema: ga4Report }, context);
    const page = pageOf(report, { account, periods: [{ from: today, to: today, name: 'now' }], today }, null);
    const notes = [...page.quality.notes, 'The last 30 minutes only, as they were counted so far.'];
    return { ...page, quality: { ...page.quality, notes } };
  },
});
