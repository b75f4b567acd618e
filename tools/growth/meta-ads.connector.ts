import { type Connector, count, money } from '../connector.ts';

/** Campaigns by day, with purchases as Meta ascribes them: within seven days of a click or a day of a view. */
export const metaAds: Connector = {
  source: 'meta_ads',
  // Attribution goes on for 28 days.
  changingDays: 28,
  lateDays: 2,
  windowDays: 28,
  backfillDays: 400,
  tables: [
    {
      dataset: 'meta_ads',
      tool: 'get_insights',
      question: ({ account, from, to }) => ({
        ...{ account, from, to },
        level: 'campaign',
        by: 'day',
        metrics: ['spend', 'impressions', 'clicks', 'purchases', 'purchase_value'],
        attribution_windows: ['7d_click', '1d_view'],
      }),
      day: 'date',
      dims: { campaign: 'campaign_name' },
      fixedDims: { platform: 'meta_ads' },
      counted: ['purchases', 'purchase_value'],
      measures: {
        impressions: count('impressions'),
        clicks: count('clicks'),
        spend: money('spend'),
        conversions: count('purchases'),
        conversion_value: money('purchase_value'),
      },
      maturing: { measures: ['conversions', 'conversion_value'], days: 7 },
    },
  ],
};
