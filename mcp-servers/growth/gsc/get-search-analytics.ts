import { z } from 'zod';
import { defineSourceTool } from '../../mcp-server.ts';
import { periodInput, resolvePeriod, todayOf } from '../../period.ts';
import { PACIFIC } from '../pacific-day.ts';
import { askGsc, chooseSite, gscUrl, siteInput } from './gsc-client.ts';
import { searchAnalytics, searchPage } from './search-table.ts';

const PAGE_ROWS = 25_000;
/** The most that the provider counts back. */
const DIMENSIONS = ['date', 'query', 'page', 'country', 'device', 'searchAppearance'] as const;

const condition = z.strictObject({
  dimension: z.enum(['query', 'page', 'country', 'device', 'searchAppearance']),
  operator: z
    .enum(['equals', 'notEquals', 'contains', 'notContains', 'includingRegex', 'excludingRegex'])
    .default('equals'),
  expression: z.string().min(1).describe('Countries are three letters in lower case, devices in upper case.'),
});

export const getSearchAnalytics = defineSourceTool({
  name: 'get_search_analytics',
  title: 'Google searches of the shop',
  description:
    'Clicks, impressions, click-through rate and average position in Google Search by query, page, country, device, date or search appearance. Only final days unless data_state is "all". Rows come by clicks, the most first; rare queries are left out by the provider, so queries do not add up to the total of the site. At most 16 months back, days of California.',
  input: z.object({
    ...siteInput,
    ...periodInput,
    dimensions: z.array(z.enum(DIMENSIONS)).max(5).default(['query']),
    search_type: z.enum(['web', 'image', 'video', 'news', 'discover', 'googleNews']).default('web'),
    data_state: z
      .enum(['final', 'all'])
      .default('final')
      .describe('"all" also counts days that will still change.'),
    aggregation: z.enum(['auto', 'byPage', 'byProperty']).default('auto'),
    filters: z.array(condition).max(10).default([]).describe('All have to hold.'),
    row_limit: z.number().int().min(1).max(1_000_000).optional().describe('The first rows only.'),
  }),

  async run(input, at, context) {
    const { access, account } = await chooseSite(input, context);
    const today = todayOf(PACIFIC, context.now());
    const period = resolvePeriod(input, today);
    const startRow = Number(at ?? 0);
    const wanted = input.row_limit ?? Number.POSITIVE_INFINITY;
    const rowLimit = Math.min(PAGE_ROWS, wanted - startRow);
    const body = {
      startDate: period.from,
      endDate: period.to,
      dimensions: input.dimensions,
      type: input.search_type,
      dataState: input.data_state,
      aggregationType: input.aggregation,
      ...(input.filters.length === 0
        ? {}
        : { dimensionFilterGroups: [{ groupType: 'and', filters: input.filters }] }),
      rowLimit,
      startRow,
    };
    const url = gscUrl(['sites', account.externalId, 'searchAnalytics', 'query'], context);
    const found = await askGsc({ method: 'POST', url, body }, { access, schema: searchAnalytics }, context);
    const read = startRow + found.rows.length;
    // The provider does not say how many there are: a page that is not full is the last.
    const isLast = found.rows.length < rowLimit || read >= wanted;
    const frame = { account, period, today, dimensions: input.dimensions, state: input.data_state };
    return searchPage(found, frame, isLast ? null : String(read));
  },
});
