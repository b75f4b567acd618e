import { expect, it } from 'vitest';
import { serveTools, testAccount } from '../../testing.ts';
import { metaAdsServer } from '../meta-ads.server.ts';

const serve = (body: unknown, currency = 'NOK') =>
  serveTools(metaAdsServer, [testAccount('act_1', { currency })], () => ({ body }));

it('answers budgets in the currency of the account; one that is not set is unknown', async () => {
  const data = [
    { id: '1', name: 'Prospecting', effective_status: 'ACTIVE', daily_budget: '15000', lifetime_budget: '0' },
  ];
  const { answer, provider } = await serve({ data });

  const { rows } = await answer('get_campaigns', { account_id: 'act_1' });

  expect(rows).toMatchObject([{ id: '1', status: 'ACTIVE', daily_budget: 150, lifetime_budget: null }]);
  expect(provider.requests[0]?.path).toBe('/v26.0/act_1/campaigns');
});

it('counts budgets of currencies without small units whole', async () => {
  const { answer } = await serve({ data: [{ id: '1', daily_budget: '15000' }] }, 'JPY');

  const { rows } = await answer('list_entities');

  expect(rows).toMatchObject([{ daily_budget: 15000 }]);
});

it('finds one campaign through its account, whatever else Meta sends', async () => {
  const { answer, provider } = await serve({ data: [{ id: '1' }, { id: '2', name: 'Two' }] });

  const { rows } = await answer('get_campaign_info', { campaign_id: '2' });

  expect(rows).toMatchObject([{ id: '2', name: 'Two' }]);
  expect(provider.requests[0]?.path).toBe('/v26.0/act_1/campaigns');
  expect(provider.requests[0]?.query.get('filtering')).toBe(
    '[{"field":"campaign.id","operator":"IN","value":["2"]}]',
  );
});

it('finds things by a part of their name', async () => {
  const { answer } = await serve({
    data: [
      { id: '1', name: 'Spring sale' },
      { id: '2', name: 'Brand' },
    ],
  });

  const { rows } = await answer('search', { query: 'spring' });

  expect(rows.map(({ id }) => id)).toEqual(['1']);
});

it('tells the state and the bill of an account', async () => {
  const { answer } = await serve({
    name: 'Shop',
    account_status: 1,
    currency: 'NOK',
    timezone_name: 'Europe/Oslo',
    amount_spent: '1234500',
  });

  const { rows } = await answer('get_account_info');

  expect(rows).toEqual([
    {
      account: 'act_1',
      name: 'Shop',
      status: 'active',
      currency: 'NOK',
      timezone: 'Europe/Oslo',
      business: null,
      spent: 12345,
      balance: null,
      spend_cap: null,
    },
  ]);
});

it.each([
  ['search_interests', { query: 'vinyl' }, { type: 'adinterest', q: 'vinyl' }],
  ['search_geo_locations', { query: 'Oslo', location_types: ['city'] }, { type: 'adgeolocation' }],
  ['search_behaviors', {}, { type: 'adTargetingCategory', class: 'behaviors' }],
  [
    'search_demographics',
    { demographic_class: 'life_events' },
    { type: 'adTargetingCategory', class: 'life_events' },
  ],
  [
    'validate_interests',
    { interest_list: ['Vinyl'] },
    { type: 'adinterestvalid', interest_list: '["Vinyl"]' },
  ],
  ['get_interest_suggestions', { interest_list: ['Vinyl'] }, { type: 'adinterestsuggestion' }],
])('answers %s from the search for targeting', async (name, input, query) => {
  const data = [
    { id: '6003', name: 'Vinyl', path: ['Hobbies', 'Music'], audience_size_lower_bound: 5100000 },
  ];
  const { answer, provider } = await serve({ data });

  const { rows } = await answer(name, input);

  expect(rows).toMatchObject([
    { id: '6003', path: 'Hobbies > Music', audience_from: 5100000, audience_to: null },
  ]);
  expect(Object.fromEntries(provider.requests[0]?.query ?? [])).toMatchObject(query);
});
