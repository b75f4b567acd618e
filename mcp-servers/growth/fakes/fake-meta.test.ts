import { afterEach, expect, it } from 'vitest';
import type { MetaOptions } from './fake-meta.ts';
import { ask } from './testing-ask.ts';
import { DAY, openTestMeta, WEEK } from './testing-meta.ts';
import { metaInsights } from './testing-shapes.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openFake(options: MetaOptions = {}) {
  const meta = await openTestMeta(options);
  opened.push(meta.fake);
  return meta;
}

it('answers the documented question: every number as text, one purchase under three names, windows marked', async () => {
  const { insights } = await openFake();

  const rows = await insights({
    level: 'campaign',
    time_increment: '1',
    fields:
      'campaign_id,campaign_name,spend,impressions,reach,frequency,clicks,inline_link_clicks,actions,action_values,purchase_roas,account_currency',
    action_attribution_windows: '["7d_click","1d_view"]',
    limit: '500',
  });

  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    campaign_id: '3001',
    campaign_name: 'Prospecting',
    account_currency: 'NOK',
    spend: '82.46',
    impressions: '2000',
    clicks: '100',
    reach: '1904',
    frequency: '1.050420',
    date_start: '2026-10-28',
    date_stop: '2026-10-28',
  });
  const purchases = rows[0]?.actions
    ?.filter(({ value }) => value === '6')
    .map(({ action_type }) => action_type);
  expect(purchases).toEqual(['purchase', 'offsite_conversion.fb_pixel_purchase', 'omni_purchase']);
  expect(rows[0]?.actions?.find(({ action_type }) => action_type === 'link_click')).toEqual({
    action_type: 'link_click',
    value: '97',
    '7d_click': '97',
  });
});

it('reaches fewer new people the more it shows: frequency grows with the days', async () => {
  const { insights } = await openFake();
  const fields = { level: 'account', fields: 'frequency' };

  const [day, week] = [await insights(fields), await insights({ ...fields, ...WEEK })];

  expect(Number(week[0]?.frequency)).toBeGreaterThan(Number(day[0]?.frequency));
});

it.each([
  ['account', 1],
  ['campaign', 1],
  ['adset', 1],
  ['ad', 2],
])('has rows by %s', async (level, count) => {
  const { insights } = await openFake();

  const rows = await insights({ level, fields: 'impressions' });

  expect(rows.map(({ impressions }) => Number(impressions)).reduce((sum, value) => sum + value, 0)).toBe(
    2000,
  );
  expect(rows).toHaveLength(count);
});

it.each([
  ['1', 7],
  ['3', 3],
  ['all_days', 1],
  ['monthly', 1],
])('cuts a week by %s', async (time_increment, count) => {
  const { insights } = await openFake();

  const rows = await insights({ ...WEEK, level: 'account', time_increment, fields: 'impressions' });

  expect(rows).toHaveLength(count);
  expect([rows[0]?.date_start, rows.at(-1)?.date_stop]).toEqual(['2026-10-22', '2026-10-28']);
});

it('breaks down by people, places and placements', async () => {
  const { insights } = await openFake();
  const by = async (breakdowns: string) =>
    (await insights({ fields: 'clicks', breakdowns })).map(
      ({ date_start: _start, date_stop: _stop, clicks: _clicks, ...row }) => row,
    );

  expect(await by('age,gender')).toEqual([
    { age: '25-34', gender: 'female' },
    { age: '35-44', gender: 'male' },
  ]);
  expect(await by('country')).toEqual([{ country: 'NO' }]);
  expect(await by('["publisher_platform","platform_position"]')).toEqual([
    { publisher_platform: 'facebook', platform_position: 'feed' },
    { publisher_platform: 'instagram', platform_position: 'reels' },
  ]);
});

it('has no reach by breakdown beyond 13 months', async () => {
  const { at } = await openFake({ now: () => new Date('2028-01-01T12:00:00Z') });

  const [plain, broken] = [
    await at('act_1/insights', { ...DAY, fields: 'reach' }),
    await at('act_1/insights', { ...DAY, fields: 'reach', breakdowns: 'country' }),
  ];

  expect(metaInsights.parse(plain.body).data[0]).toHaveProperty('reach');
  expect(metaInsights.parse(broken.body).data[0]).not.toHaveProperty('reach');
});

it.each([
  [{ breakdowns: 'platform_position' }, 'platform_position must be used with publisher_platform'],
  [{ breakdowns: 'age,country' }, 'is invalid'],
  [{ fields: 'spent' }, 'spent is not valid for fields param'],
  [{ level: 'galaxy' }, 'level'],
  [{ time_range: '{"since":"2020-01-01","until":"2026-10-28"}' }, '37 months'],
])('refuses %j as a bad request', async (parameters, text) => {
  const { at } = await openFake();

  const answer = await at('act_1/insights', { ...DAY, ...parameters });

  expect(answer).toMatchObject({
    status: 400,
    body: { error: { code: 100, message: expect.stringContaining(text) } },
  });
});

it('asks for the rows of one object', async () => {
  const { insights } = await openFake();

  const [ofAd, filtered] = [
    await insights({ fields: 'ad_id,impressions' }, '310012/insights'),
    await insights({
      level: 'ad',
      fields: 'ad_id',
      filtering: '[{"field":"ad.id","operator":"IN","value":["310011"]}]',
    }),
  ];

  expect(ofAd).toMatchObject([{ ad_id: '310012', impressions: '1000' }]);
  expect(filtered).toMatchObject([{ ad_id: '310011' }]);
});

it('lists campaigns, ad sets, ads, creatives and audiences with the fields that were asked for', async () => {
  const { at } = await openFake();
  const list = async (edge: string, fields: string) => (await at(`act_1/${edge}`, { fields })).body;

  expect(await list('campaigns', 'name,objective')).toMatchObject({
    data: [{ id: '3001', name: 'Prospecting', objective: 'OUTCOME_SALES' }],
  });
  expect(await list('adsets', 'campaign_id')).toMatchObject({ data: [{ id: '31001', campaign_id: '3001' }] });
  expect(await list('ads', 'adset_id')).toMatchObject({
    data: [{ id: '310011' }, { id: '310012', adset_id: '31001' }],
  });
  expect(await list('adcreatives', 'title')).toMatchObject({
    data: [{ id: 'cr310011', title: 'Picture' }, { title: 'Reel' }],
  });
  expect(await list('customaudiences', 'subtype')).toMatchObject({ data: [{ subtype: 'LOOKALIKE' }] });
  expect((await at('3001', { fields: 'daily_budget' })).body).toEqual({ id: '3001', daily_budget: '6000' });
  expect((await at('me/adaccounts', { fields: 'currency' })).body).toMatchObject({
    data: [{ id: 'act_1', currency: 'NOK' }, { id: 'act_2' }],
  });
  expect((await at('search', { type: 'adinterest', q: 'garden' })).body).toMatchObject({
    data: [{ name: 'Gardening' }],
  });
});

it('puts the token into the address of the next page, as Meta does', async () => {
  const { at } = await openFake();

  const { body } = await at('act_1/insights', { ...WEEK, time_increment: '1', limit: '2' });

  const { next = '', cursors } = metaInsights.parse(body).paging ?? {};
  expect(new URL(next).searchParams.get('access_token')).toBe('fake-token-demo');
  expect(new URL(next).searchParams.get('after')).toBe(cursors?.after);
});

it('counts calls of an account, tells them in headers, and refuses with 400 when they are used up', async () => {
  const { at } = await openFake({ callsPerWindow: 2 });

  const answers = [await at('act_1'), await at('act_1'), await at('act_1'), await at('act_2')];

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 200]);
  expect(answers[2]?.body).toMatchObject({ error: { code: 80000, error_subcode: 2446079 } });
  const usage = answers.map(({ headers }) => JSON.parse(headers.get('x-business-use-case-usage') ?? '{}'));
  expect(usage[0]).toMatchObject({
    1: [{ type: 'ads_insights', call_count: 50, estimated_time_to_regain_access: 0 }],
  });
  expect(usage[2]).toMatchObject({ 1: [{ call_count: 100, estimated_time_to_regain_access: 5 }] });
});

it('refuses versions that are over and objects that are not there', async () => {
  const { fake, at } = await openFake();

  const [old, missing] = [await ask(`${fake.url}/v21.0/act_1`), await at('987')];

  expect(old.body).toMatchObject({ error: { code: 2635 } });
  expect(missing.body).toMatchObject({ error: { code: 100, error_subcode: 33 } });
});
