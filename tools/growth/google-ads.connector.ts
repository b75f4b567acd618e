import { type Connector, count, money } from '../connector.ts';

/** Campaigns by day. A conversion counts on the day of its click, and comes back to it for weeks. */
export const googleAds: Connector = {
  source: 'google_ads',
  // The window of conversions that accounts have unless somebody changed it.
  changingDays: 30,
  lateDays: 2,
  windowDays: 28,
  backfillDays: 400,
  tables: [
    {
      dataset: 'google_ads',
      tool: 'get_performance',
      question: ({ account, from, to }) => ({
        ...{ account, from, to },
        level: 'campaign',
        by: ['date'],
        metrics: ['impressions', 'clicks', 'cost', 'conversions', 'conversion_value'],
      }),
      day: 'date',
      dims: { campaign: 'campaign' },
      fixedDims: { platform: 'google_ads' },
      measures: {
        impressions: count('impressions'),
        clicks: count('clicks'),
        spend: money('cost'),
        conversions: count('conversions'),
        conversion_value: money('conversion_value'),
      },
      // Most conversions come within a week of the click; until then every day would look like a fall.
      maturing: { measures: ['conversions', 'conversion_value'], days: 7 },
    },
  ],
};
