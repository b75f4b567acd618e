import { afterEach, expect, it } from 'vitest';
import { ask } from './testing-ask.ts';
import { CUSTOMER, HEADERS, MANAGER, openTestAds, TWO_DAYS } from './testing-google-ads.ts';
import { adsBatches } from './testing-shapes.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openFake() {
  const ads = await openTestAds();
  opened.push(ads.fake);
  return ads;
}

it('answers the documented question: whole numbers as text, rates and conversions as numbers', async () => {
  const { rows } = await openFake();

  const found = await rows(
    `SELECT segments.date, campaign.id, campaign.name, campaign.status, metrics.impressions, metrics.clicks, metrics.cost_micros, metrics.conversions, metrics.conversions_value FROM campaign WHERE segments.date BETWEEN '2026-10-28' AND '2026-10-28' PARAMETERS omit_unselected_resource_names=true`,
  );

  expect(found[0]).toEqual({
    campaign: { id: '2001', name: 'Brand NO', status: 'ENABLED' },
    metrics: {
      impressions: '1000',
      clicks: '50',
      costMicros: '41230000',
      conversions: 3,
      conversionsValue: 289.5,
    },
    segments: { date: '2026-10-28' },
  });
  expect(found).toHaveLength(2);
});

it('adds up days that are not asked for one by one', async () => {
  const { rows } = await openFake();

  const found = await rows(
    `SELECT campaign.id, metrics.clicks, metrics.ctr, metrics.average_cpc FROM campaign WHERE ${TWO_DAYS}`,
  );

  expect(found[0]).toEqual({
    campaign: { id: '2001' },
    metrics: { clicks: '100', ctr: 0.05, averageCpc: expect.closeTo(824_600, 3) },
  });
});

it('filters, orders and cuts', async () => {
  const { rows } = await openFake();
  const from = (rest: string) =>
    rows(`SELECT campaign.id, metrics.conversions FROM campaign WHERE ${TWO_DAYS} ${rest}`);

  const [enabled, spending, ordered, like] = [
    await from("AND campaign.status = 'ENABLED'"),
    await from('AND metrics.conversions > 0'),
    await from('ORDER BY metrics.conversions ASC, campaign.id LIMIT 1'),
    await from("AND campaign.name LIKE '%film%' AND campaign.id IN ('2001', '2002')"),
  ];

  expect(
    [enabled, spending, ordered, like].map((found) => found.map(({ campaign }) => campaign?.id)),
  ).toEqual([['2001'], ['2001'], ['2002'], ['2002']]);
});

it.each([
  [
    'ad_group',
    'ad_group.name, campaign.bidding_strategy_type',
    { adGroup: { name: 'Brand' }, campaign: { biddingStrategyType: 'TARGET_ROAS' } },
  ],
  [
    'ad_group_ad',
    'ad_group_ad.ad.name, ad_group_ad.ad.final_urls',
    { adGroupAd: { ad: { name: 'Brand text', finalUrls: ['https://shop.example/'] } } },
  ],
  [
    'keyword_view',
    'ad_group_criterion.keyword.text, ad_group_criterion.quality_info.quality_score',
    { adGroupCriterion: { keyword: { text: 'vinyl player' }, qualityInfo: { qualityScore: 8 } } },
  ],
  [
    'search_term_view',
    'search_term_view.search_term, search_term_view.status',
    { searchTermView: { searchTerm: 'vinyl player', status: 'ADDED' } },
  ],
  [
    'landing_page_view',
    'landing_page_view.unexpanded_final_url',
    { landingPageView: { unexpandedFinalUrl: 'https://shop.example/' } },
  ],
  ['customer', 'customer.currency_code', { customer: { currencyCode: 'NOK' } }],
])('knows %s', async (resource, fields, first) => {
  const { rows } = await openFake();

  const found = await rows(
    `SELECT ${fields}, metrics.clicks FROM ${resource} WHERE ${TWO_DAYS} ORDER BY metrics.conversions DESC`,
  );

  expect(found[0]).toMatchObject(first);
});

it('shows audiences, films, budgets, bids and recommendations', async () => {
  const { rows } = await openFake();

  const [audience, film, budget, recommended] = [
    await rows(
      `SELECT campaign.id, user_list.name, metrics.clicks FROM campaign_audience_view WHERE ${TWO_DAYS}`,
    ),
    await rows(
      `SELECT video.title, metrics.video_quartile_p25_rate, metrics.video_view_rate FROM video WHERE ${TWO_DAYS}`,
    ),
    await rows(
      'SELECT campaign.id, campaign_budget.amount_micros, campaign.target_roas.target_roas FROM campaign',
    ),
    await rows('SELECT recommendation.type, recommendation.campaign FROM recommendation'),
  ];

  expect(audience[1]).toMatchObject({ userList: { name: 'Watchers' } });
  expect(film).toEqual([
    { video: { title: 'Film' }, metrics: { videoQuartileP25Rate: 0.2, videoViewRate: 0.3 } },
  ]);
  expect(budget[0]).toEqual({
    campaign: { id: '2001', targetRoas: { targetRoas: 4 } },
    campaignBudget: { amountMicros: '50000000' },
  });
  expect(recommended).toEqual([
    { recommendation: { type: 'CAMPAIGN_BUDGET', campaign: `customers/${CUSTOMER}/campaigns/2001` } },
  ]);
});

it('answers an array of batches, also when there is nothing', async () => {
  const { fake, raw } = await openFake();
  fake.behave({ batchSize: 3 });

  const [many, none] = [
    adsBatches.parse(
      (await raw(`SELECT segments.date, campaign.id, metrics.clicks FROM campaign WHERE ${TWO_DAYS}`)).body,
    ),
    adsBatches.parse(
      (await raw("SELECT campaign.id, metrics.clicks FROM campaign WHERE segments.date = '2020-01-01'")).body,
    ),
  ];

  expect(many.map(({ results }) => results?.length)).toEqual([3, 1]);
  expect(none).toMatchObject([{ fieldMask: 'campaign.id,metrics.clicks' }]);
  expect(none[0]).not.toHaveProperty('results');
});

it('lists the managers that the user has, and their clients', async () => {
  const { fake, raw } = await openFake();

  const [list, clients] = [
    await ask(`${fake.url}/v25/customers:listAccessibleCustomers`, { headers: HEADERS }),
    await raw('SELECT customer_client.id, customer_client.descriptive_name FROM customer_client', {
      customer: MANAGER,
    }),
  ];

  expect(list.body).toEqual({ resourceNames: [`customers/${MANAGER}`, 'customers/9000000002'] });
  expect(clients.body).toMatchObject([
    { results: [{ customerClient: { id: CUSTOMER, descriptiveName: 'Shop 1' } }] },
  ]);
});
