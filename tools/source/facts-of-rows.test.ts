import { describe, expect, it } from 'vitest';
import { ga4 } from '../growth/ga4.connector.ts';
import { googleAds } from '../growth/google-ads.connector.ts';
import { gsc } from '../growth/gsc.connector.ts';
import { metaAds } from '../growth/meta-ads.connector.ts';
import { factsOfRows } from './facts-of-rows.ts';
import { TEST_TABLE } from './testing-connector.ts';

const place = { account: '101', from: '2026-03-01', to: '2026-03-02' };
const ours = { place, isForeignMoney: false };
const DAY = '2026-03-01';

describe('rows of any table', () => {
  it('that no fact tells apart are added up, and thousandths of thousandths do not matter', () => {
    const rows = [0.1, 0.2, 0.7].map((purchaseRevenue) => ({
      ...{ date: DAY, channelGroup: 'Direct', sessions: 1, purchaseRevenue },
    }));

    const facts = factsOfRows(TEST_TABLE, rows, ours);

    expect(facts).toEqual([
      {
        dataset: 'ga4',
        day: DAY,
        dims: { account: '101', channel: 'Direct' },
        measures: { sessions: 3, revenue: 1 },
      },
    ]);
    expect(factsOfRows(TEST_TABLE, rows.toReversed(), ours)).toEqual(facts);
  });

  it('leave a number that is unknown out, and a dimension without value not set', () => {
    const row = { date: DAY, channelGroup: null, sessions: 5, purchaseRevenue: null };

    const [fact] = factsOfRows(TEST_TABLE, [row], ours);

    expect(fact).toMatchObject({ dims: { channel: '(not set)' }, measures: { sessions: 5 } });
    expect(fact?.measures).not.toHaveProperty('revenue');
  });

  it('give no money where it is in another currency, and no fact without a number', () => {
    const row = { date: DAY, channelGroup: 'Direct', sessions: 5, purchaseRevenue: 9 };

    const facts = factsOfRows(TEST_TABLE, [row, { ...row, date: '2026-03-02', sessions: null }], {
      ...{ place, isForeignMoney: true },
    });

    expect(facts.map(({ measures }) => measures)).toEqual([{ sessions: 5 }]);
  });

  it('are refused when they say no day', () => {
    expect(() => factsOfRows(TEST_TABLE, [{ date: '(other)', sessions: 1 }], ours)).toThrow('says no day');
  });
});

it('GA4: what was not engaged bounced', () => {
  const row = {
    ...{
      date: DAY,
      sessionDefaultChannelGroup: 'Direct',
      sessionSource: '(direct)',
      sessionCampaignName: '',
    },
    ...{
      deviceCategory: 'mobile',
      country: 'Poland',
      sessions: 10,
      engagedSessions: 7,
      totalUsers: 9,
      newUsers: 4,
    },
    ...{ screenPageViews: 31, userEngagementDuration: 512, ecommercePurchases: 1, purchaseRevenue: 129.99 },
  };

  const [fact] = factsOfRows(ga4.tables[0], [row], ours);

  expect(fact?.dims).toEqual({
    ...{ account: '101', channel: 'Direct', source: '(direct)', campaign: '(not set)' },
    ...{ device: 'mobile', country: 'Poland' },
  });
  expect(fact?.measures).toEqual({
    ...{ sessions: 10, bounces: 3, users: 9, new_users: 4, pageviews: 31, time_on_site: 512 },
    ...{ transactions: 1, revenue: 129.99 },
  });
});

it('Search Console: positions add up by their impressions', () => {
  const row = {
    date: DAY,
    country: 'pol',
    device: 'MOBILE',
    clicks: 3,
    impressions: 40,
    ctr: 0.075,
    position: 7.25,
  };

  const [fact] = factsOfRows(gsc.tables[0], [row], ours);

  expect(fact).toMatchObject({
    dims: { country: 'pol', device: 'mobile' },
    measures: { search_clicks: 3, search_impressions: 40, search_positions: 290 },
  });
});

it('Google Ads: campaigns of one name are one', () => {
  const row = {
    date: DAY,
    campaign: 'Brand',
    impressions: 10,
    clicks: 2,
    cost: 1.5,
    conversions: 0.5,
    conversion_value: 20,
  };

  const facts = factsOfRows(
    googleAds.tables[0],
    [
      { ...row, campaign_id: '1' },
      { ...row, campaign_id: '2' },
    ],
    ours,
  );

  expect(facts).toMatchObject([
    {
      dims: { platform: 'google_ads', campaign: 'Brand' },
      measures: { impressions: 20, clicks: 4, spend: 3, conversions: 1, conversion_value: 40 },
    },
  ]);
});

describe('Meta leaves out what it did not count:', () => {
  const row = { date: DAY, campaign_name: 'Spring', spend: 5, impressions: 100, clicks: 3 };
  const [table] = metaAds.tables;

  it('none, when it counts purchases at all', () => {
    const bought = { ...row, campaign_name: 'Summer', purchases: 2, purchase_value: 80 };

    const facts = factsOfRows(table, [{ ...row, purchases: null, purchase_value: null }, bought], ours);

    expect(facts.map(({ measures }) => measures.conversions)).toEqual([0, 2]);
  });

  it('unknown, when it never does', () => {
    const [fact] = factsOfRows(table, [{ ...row, purchases: null, purchase_value: null }], ours);

    expect(fact?.measures).toEqual({ spend: 5, impressions: 100, clicks: 3 });
  });
});
