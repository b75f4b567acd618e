import { type Connector, count, difference, money } from '../connector.ts';

const VISITS = {
  sessions: count('sessions'),
  // GA4 calls what did not bounce engaged.
  bounces: difference('sessions', 'engagedSessions'),
  users: count('totalUsers'),
  new_users: count('newUsers'),
  pageviews: count('screenPageViews'),
  time_on_site: count('userEngagementDuration'),
  transactions: count('ecommercePurchases'),
  revenue: money('purchaseRevenue'),
};
const ITEMS = { units: count('itemsPurchased'), revenue: money('itemRevenue') };

/** Yesterday is still being counted, and would look like a fall. */
const STILL_COUNTED_DAYS = 1;

/** Visits and what was sold. A user who came in two ways on a day is in two facts: users do not add up exactly. */
export const ga4: Connector = {
  source: 'ga4',
  // A day is counted for up to 48 hours after it ended, and corrected on the third.
  changingDays: 3,
  lateDays: 3,
  windowDays: 14,
  backfillDays: 400,
  tables: [
    {
      dataset: 'ga4',
      tool: 'run_report',
      question: ({ account, from, to }) => ({
        ...{ account, from, to },
        dimensions: [
          'date',
          'sessionDefaultChannelGroup',
          'sessionSource',
          'sessionCampaignName',
          'deviceCategory',
          'country',
        ],
        metrics: [
          'sessions',
          'engagedSessions',
          'totalUsers',
          'newUsers',
          'screenPageViews',
          'userEngagementDuration',
          'ecommercePurchases',
          'purchaseRevenue',
        ],
      }),
      day: 'date',
      dims: {
        channel: 'sessionDefaultChannelGroup',
        source: 'sessionSource',
        campaign: 'sessionCampaignName',
        device: 'deviceCategory',
        country: 'country',
      },
      measures: VISITS,
      maturing: { measures: Object.keys(VISITS), days: STILL_COUNTED_DAYS },
    },
    {
      dataset: 'ga4_items',
      tool: 'run_report',
      question: ({ account, from, to }) => ({
        ...{ account, from, to },
        dimensions: ['date', 'itemCategory', 'itemName'],
        metrics: ['itemsPurchased', 'itemRevenue'],
        // Products that were only looked at are many, and nothing was sold of them.
        metric_filter: [{ field: 'itemsPurchased', is: 'above', value: 0 }],
      }),
      day: 'date',
      dims: { category: 'itemCategory', product: 'itemName' },
      measures: ITEMS,
      maturing: { measures: Object.keys(ITEMS), days: STILL_COUNTED_DAYS },
    },
  ],
};
