import { describe, expect, it } from 'vitest';
import { connectClient, openProvider, serveTools, testAccount, testServed } from '../../testing.ts';
import { googleAdsServer } from '../google-ads.server.ts';

const ROW = {
  campaign: { id: '2001', name: 'Brand NO', status: 'ENABLED' },
  metrics: {
    impressions: '812',
    clicks: '64',
    costMicros: '41230000',
    conversions: 3.5,
    conversionsValue: 2890,
  },
  segments: { date: '2026-10-01' },
};
const ACCOUNTS = [testAccount('1234567890', { loginCustomerId: '987-654-3210' })];

function serve(body: unknown): ReturnType<typeof serveTools> {
  return serveTools(googleAdsServer, ACCOUNTS, () => ({ body }));
}

const queryOf = (body: unknown): string => (body as { query: string }).query;

describe('get_performance', () => {
  it('answers the rows of all batches, money in units and counts as numbers', async () => {
    const { answer } = await serve([{ results: [ROW] }, {}, { results: [ROW] }]);

    const found = await answer('get_performance', { by: ['date'] });

    expect(found.rows).toEqual(
      Array(2).fill({
        date: '2026-10-01',
        campaign_id: '2001',
        campaign: 'Brand NO',
        campaign_status: 'ENABLED',
        campaign_type: null,
        impressions: 812,
        clicks: 64,
        cost: 41.23,
        conversions: 3.5,
        conversion_value: 2890,
      }),
    );
    expect(found.coverage).toMatchObject({ currency: 'NOK', timezone: 'Europe/Oslo' });
    expect(found.columns.find(({ name }) => name === 'cost')?.unit).toBe('currency');
  });

  it('reaches the account through its manager, at the version that we name', async () => {
    const { answer, provider } = await serve([]);

    await answer('get_performance', { account: '123-456-7890' });

    expect(provider.requests[0]?.path).toBe('/v25/customers/1234567890/googleAds:searchStream');
    expect(provider.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer token-0',
      'login-customer-id': '9876543210',
    });
    expect(provider.requests[0]?.headers['developer-token']).toBeUndefined();
  });

  it('sends the developer token of the installation when there is one', async () => {
    const provider = await openProvider(() => ({ body: [] }));
    const served = testServed(googleAdsServer, { url: provider.url, accounts: ACCOUNTS });
    const settings = { ...served.settings, googleDeveloperToken: 'fake-developer-token' };
    const { answer } = await connectClient({ ...served, settings });

    await answer('get_performance');

    expect(provider.requests[0]?.headers['developer-token']).toBe('fake-developer-token');
    provider.close();
  });

  it('asks by a query that code has built', async () => {
    const { answer, provider } = await serve([]);

    await answer('get_performance', {
      level: 'search_term',
      from: '2026-10-01',
      to: '2026-10-28',
      metrics: ['clicks', 'cost'],
      campaign_id: '2001',
    });

    expect(queryOf(provider.requests[0]?.body)).toBe(
      'SELECT campaign.id, campaign.name, ad_group.id, ad_group.name, ad_group.status, search_term_view.search_term, search_term_view.status, metrics.clicks, metrics.cost_micros FROM search_term_view' +
        " WHERE segments.date BETWEEN '2026-10-01' AND '2026-10-28' AND campaign.id = 2001" +
        ' ORDER BY campaign.id, ad_group.id, search_term_view.search_term PARAMETERS omit_unselected_resource_names=true',
    );
  });

  it.each([
    { campaign_id: '1 OR 1=1' },
    { level: "campaign WHERE '1'='1" },
    { metrics: ['metrics.clicks'] },
    { from: "2026-10-01' OR '", to: '2026-10-02' },
    { query: 'SELECT customer.id FROM customer' },
  ])('lets no words of a model into a query: %j', async (input) => {
    const { failure, provider } = await serve([]);

    expect((await failure('get_performance', input)).kind).toBe('bad_request');
    expect(provider.requests).toEqual([]);
  });

  it('refuses a metric that the level does not have', async () => {
    const { failure } = await serve([]);

    const failed = await failure('get_performance', { level: 'keyword', metrics: ['video_views'] });

    expect(failed.message).toContain('video_views');
  });

  it('answers the usual periods of the reference under its names', async () => {
    const { answer, provider } = await serve([]);

    const { coverage } = await answer('get_keyword_performance', {
      customer_id: '1234567890',
      date_range: 'LAST_30_DAYS',
    });

    expect(coverage).toMatchObject({ from: '2026-10-03', to: '2026-11-01' });
    expect(queryOf(provider.requests[0]?.body)).toContain('FROM keyword_view');
  });
});

describe('list_entities', () => {
  it('answers budgets and targets of campaigns', async () => {
    const campaign = { ...ROW.campaign, targetRoas: { targetRoas: 4.2 } };
    const { answer } = await serve([
      { results: [{ campaign, campaignBudget: { amountMicros: '150000000' } }] },
    ]);

    const { rows } = await answer('get_campaigns');

    expect(rows).toMatchObject([
      { campaign_id: '2001', daily_budget: 150, target_roas: 4.2, target_cpa: null },
    ]);
  });

  it('keeps a quote inside its literal', async () => {
    const { answer, provider } = await serve([]);

    await answer('search_campaigns', { query: "x' OR campaign.id > 0 OR campaign.name LIKE '%" });

    expect(queryOf(provider.requests[0]?.body)).toContain(
      "WHERE campaign.name LIKE '%x\\' OR campaign.id > 0 OR campaign.name LIKE \\'[%]%' ORDER BY",
    );
  });
});

it('lists the accounts that the shop chose without asking the provider', async () => {
  const { answer, provider } = await serve([]);

  const { rows } = await answer('list_accounts');

  expect(rows).toMatchObject([{ account: '1234567890', currency: 'NOK', manager: '987-654-3210' }]);
  expect(provider.requests).toEqual([]);
});
