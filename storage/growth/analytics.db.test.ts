import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { insertRow } from '../testing-rows.ts';
import { addDefinitions, addGrowthRows } from './testing.ts';

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  shop = await store.createTenant('shop');
  await addDefinitions(store.owner);
  await addGrowthRows(store.pool, shop.tenantId);
});
afterAll(() => store.close());

const ask = async (text: string, values: unknown[] = []) => (await shop.run({ text, values })).rows;

describe('the analytics tables', () => {
  it('groups acquisition by source and medium, in percent, and leaves unknown measures null', async () => {
    const rows = await ask(
      `select date, source, medium, campaign, sessions, users, new_users, engaged_sessions, engagement_rate, bounce_rate
       from growth.analytics_statsgaacquisition where shop_id = $1 order by sessions desc`,
      [shop.tenantId],
    );

    expect(rows).toEqual([
      {
        date: '2026-03-01',
        source: 'google',
        medium: 'organic',
        campaign: '(not set)',
        sessions: 300,
        users: 200,
        new_users: null,
        engaged_sessions: null,
        engagement_rate: null,
        bounce_rate: 40,
      },
      {
        date: '2026-03-01',
        source: 'news',
        medium: 'email',
        campaign: 'spring',
        sessions: 50,
        users: null,
        new_users: null,
        engaged_sessions: 10,
        engagement_rate: 20,
        bounce_rate: null,
      },
    ]);
  });

  it('sums organic sessions per day as the SEO team does', async () => {
    expect(
      await ask(
        `select date, sum(sessions) as sessions from growth.analytics_statsgaacquisition
                 where shop_id = $1 and medium = 'organic' group by date`,
        [shop.tenantId],
      ),
    ).toEqual([{ date: '2026-03-01', sessions: 300 }]);
  });

  it('shows products with null for what was never measured', async () => {
    expect(
      await ask(
        `select item_name, item_category, views, add_to_carts, checkouts, purchases, item_revenue
                 from growth.analytics_statsgaproductperformance where shop_id = $1`,
        [shop.tenantId],
      ),
    ).toEqual([
      {
        item_name: 'Mug',
        item_category: 'Kitchen',
        views: 90,
        add_to_carts: 9,
        checkouts: null,
        purchases: 3,
        item_revenue: 60,
      },
    ]);
  });

  it('shows orders of the order system, with conversion in percent of that day’s sessions', async () => {
    expect(
      await ask(
        `select date, transactions, revenue, avg_order_value, conversion_rate, source
                 from growth.analytics_statsordersanalytics where shop_id = $1 order by date`,
        [shop.tenantId],
      ),
    ).toEqual([
      {
        date: '2026-03-01',
        transactions: 7,
        revenue: 700,
        avg_order_value: 100,
        conversion_rate: 2,
        source: 'orders',
      },
      {
        date: '2026-03-02',
        transactions: 2,
        revenue: 100,
        avg_order_value: 50,
        conversion_rate: null,
        source: 'orders',
      },
    ]);
  });

  it('compares ads by platform', async () => {
    const rows = await ask(
      `select platform, campaign, impressions, clicks, spend, conversions, revenue, ctr, cpc, roas
       from growth.analytics_statsadscampaignperformance where shop_id = $1 order by spend desc`,
      [shop.tenantId],
    );

    expect(rows).toEqual([
      {
        platform: 'google_ads',
        campaign: 'brand',
        impressions: 1000,
        clicks: 50,
        spend: 100,
        conversions: 5,
        revenue: 400,
        ctr: 5,
        cpc: 2,
        roas: 4,
      },
      {
        platform: 'meta_ads',
        campaign: '(not set)',
        impressions: 0,
        clicks: 0,
        spend: 10,
        conversions: null,
        revenue: null,
        ctr: null,
        cpc: null,
        roas: null,
      },
    ]);
  });
});

it('takes the orders of web analytics for a shop without an order system', async () => {
  const web = await store.createTenant('web');
  const fact = {
    dataset: 'sessions',
    day: '2026-03-01',
    currency: 'USD',
    timezone: 'UTC',
    tenant_id: web.tenantId,
  };
  await insertRow(store.pool, 'metric.fact', {
    ...fact,
    dims: {},
    measures: { sessions: 200, transactions: 4, revenue: 80 },
  });

  const { rows } = await web.run({
    text: 'select transactions, revenue, conversion_rate, source from growth.analytics_statsordersanalytics',
    values: [],
  });

  expect(rows).toEqual([{ transactions: 4, revenue: 80, conversion_rate: 2, source: 'sessions' }]);
});
