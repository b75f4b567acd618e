import { type Connector, count, weighted } from '../connector.ts';

/** Searches by country and device, which add up to the whole site; queries do not, since rare ones are withheld. */
export const gsc: Connector = {
  source: 'gsc',
  timezone: 'America/Los_Angeles',
  // Only final days are asked for, and those do not change.
  changingDays: 0,
  // Three days as a rule; when the provider is late, more.
  lateDays: 10,
  windowDays: 28,
  // 16 months are kept.
  backfillDays: 480,
  tables: [
    {
      dataset: 'gsc',
      tool: 'get_search_analytics',
      question: ({ account, from, to }) => ({
        ...{ account, from, to },
        dimensions: ['date', 'country', 'device'],
        data_state: 'final',
      }),
      // Devices are written as the other sources write them.
      reshape: (rows) =>
        rows.map((row) => ({
          ...row,
          device: row.device === null ? null : String(row.device).toLowerCase(),
        })),
      day: 'date',
      dims: { country: 'country', device: 'device' },
      measures: {
        search_clicks: count('clicks'),
        search_impressions: count('impressions'),
        search_positions: weighted('position', 'impressions'),
      },
    },
  ],
};
