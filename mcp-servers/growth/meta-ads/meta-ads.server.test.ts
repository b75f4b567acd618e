import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  connectClient,
  openProvider,
  type PlannedAnswer,
  type ReceivedRequest,
  serveTools,
  testAccount,
  testServed,
} from '../../testing.ts';
import { metaAdsServer } from '../meta-ads.server.ts';

const ROW = {
  campaign_id: '120200001',
  campaign_name: 'Prospecting',
  account_currency: 'NOK',
  spend: '512.34',
  impressions: '40211',
  reach: '30112',
  clicks: '611',
  inline_link_clicks: '402',
  actions: [
    { action_type: 'link_click', value: '402' },
    { action_type: 'purchase', value: '9', '7d_click': '8', '1d_view': '1' },
    { action_type: 'offsite_conversion.fb_pixel_purchase', value: '9' },
    { action_type: 'omni_purchase', value: '9' },
  ],
  action_values: [{ action_type: 'purchase', value: '7420.5' }],
  date_start: '2026-10-01',
  date_stop: '2026-10-01',
};
const SECRET_NEXT = 'https://graph.facebook.com/v26.0/act_1/insights?access_token=fake-token-leak&after=TWO';

type Answer = (request: ReceivedRequest, index: number) => PlannedAnswer;

function serve(answer: Answer): ReturnType<typeof serveTools> {
  return serveTools(metaAdsServer, [testAccount('act_1')], answer);
}

describe('get_insights', () => {
  it('answers numbers, and one purchase once however often Meta tells of it', async () => {
    const { answer } = await serve(() => ({ body: { data: [ROW] } }));

    const found = await answer('get_insights', { by: 'day', from: '2026-10-01', to: '2026-10-01' });

    expect(found.rows).toEqual([
      {
        date: '2026-10-01',
        campaign_id: '120200001',
        campaign_name: 'Prospecting',
        spend: 512.34,
        impressions: 40211,
        reach: 30112,
        clicks: 611,
        link_clicks: 402,
        purchases: 9,
        purchase_value: 7420.5,
      },
    ]);
    expect(found.quality.attributionWindow).toBe('7d_click,1d_view');
    expect(found.coverage.currency).toBe('NOK');
  });

  it('says of what was not counted that it is unknown', async () => {
    const { actions: _, action_values: __, ...row } = ROW;
    const { answer } = await serve(() => ({ body: { data: [row] } }));

    const { rows } = await answer('get_insights');

    expect(rows[0]).toMatchObject({ spend: 512.34, purchases: null, purchase_value: null });
  });

  it('names the days that attribution will still change', async () => {
    const { answer } = await serve(() => ({ body: { data: [] } }));

    const { quality } = await answer('get_insights', { from: '2026-10-01', to: '2026-10-07' });

    expect(quality.partialDays).toEqual(['2026-10-06', '2026-10-07']);
  });

  it('asks by the documented address, with the token in the header only', async () => {
    const { answer, provider } = await serve(() => ({ body: { data: [] } }));

    await answer('get_insights', {
      from: '2026-10-01',
      to: '2026-10-28',
      level: 'ad',
      breakdowns: ['platform_position'],
      metrics: ['spend', 'purchases', 'purchase_roas'],
    });

    const [request] = provider.requests;
    expect(request?.path).toBe('/v26.0/act_1/insights');
    expect(Object.fromEntries(request?.query ?? [])).toMatchObject({
      level: 'ad',
      time_range: '{"since":"2026-10-01","until":"2026-10-28"}',
      breakdowns: 'publisher_platform,platform_position',
      action_attribution_windows: '["7d_click","1d_view"]',
      limit: '500',
    });
    expect(request?.query.get('fields')).toContain('spend,actions,purchase_roas');
    expect(request?.headers.authorization).toBe('Bearer token-0');
    expect(String(request?.query)).not.toContain('token-0');
  });

  it('follows pages by their cursor and never keeps the address with the token', async () => {
    const { call, answer, provider } = await serve(({ query }) =>
      query.get('after') === null
        ? { body: { data: [ROW], paging: { cursors: { after: 'TWO' }, next: SECRET_NEXT } } }
        : { body: { data: [ROW], paging: { cursors: { after: 'THREE' } } } },
    );

    const first = await call('get_insights');
    const cursor = first.structuredContent?.cursor;
    const second = await answer('get_insights', { cursor });

    expect(JSON.stringify(first)).not.toContain('fake-token-leak');
    expect(Buffer.from(String(cursor), 'base64url').toString()).not.toContain('fake-token-leak');
    expect(provider.requests[1]?.query.get('after')).toBe('TWO');
    expect(second.cursor).toBeNull();
  });

  it('does not count people behind a breakdown longer back than Meta does', async () => {
    const { answer, provider } = await serve(() => ({ body: { data: [ROW] } }));

    const { rows, quality } = await answer('get_insights', {
      from: '2025-06-01',
      to: '2025-06-07',
      breakdowns: ['age'],
      metrics: ['spend', 'reach'],
    });

    expect(rows[0]).toMatchObject({ spend: 512.34, reach: null });
    expect(provider.requests[0]?.query.get('fields')).not.toContain('reach');
    expect(quality.notes.join()).toContain('13 months');
  });

  it('asks for a campaign through its account', async () => {
    const { answer, provider } = await serve(() => ({ body: { data: [] } }));

    await answer('get_insights', { object_id: '120200001', object_type: 'campaign' });

    expect(provider.requests[0]?.path).toBe('/v26.0/act_1/insights');
    expect(provider.requests[0]?.query.get('filtering')).toBe(
      '[{"field":"campaign.id","operator":"IN","value":["120200001"]}]',
    );
  });

  it('reaches no account that the shop has not chosen', async () => {
    const { failure, provider } = await serve(() => ({ body: { data: [] } }));

    expect((await failure('get_insights', { object_id: 'act_999' })).kind).toBe('permission');
    expect(provider.requests).toEqual([]);
  });

  it('tells how much of the limits is used up', async () => {
    const usage = { '1': [{ type: 'ads_insights', call_count: 95, total_cputime: 20, total_time: 20 }] };
    const headers = {
      'x-business-use-case-usage': JSON.stringify(usage),
      'x-ad-account-usage': '{"acc_id_util_pct":9.67}',
    };
    const { answer } = await serve(() => ({ headers, body: { data: [] } }));

    const { quota } = await answer('get_insights');

    expect(quota).toEqual({
      ads_insights_percent: { consumed: 95, remaining: 5 },
      account_percent: { consumed: 9.67, remaining: 90.33 },
    });
  });

  it('proves that it is the app where the installation has the secret of it', async () => {
    const provider = await openProvider(() => ({ body: { data: [] } }));
    const served = testServed(metaAdsServer, { url: provider.url, accounts: [testAccount('act_1')] });
    const settings = { ...served.settings, metaAppSecret: 'fake-app-secret' };
    const { answer } = await connectClient({ ...served, settings });

    await answer('get_insights');

    const proof = createHmac('sha256', 'fake-app-secret').update('token-0').digest('hex');
    expect(provider.requests[0]?.query.get('appsecret_proof')).toBe(proof);
    provider.close();
  });
});
