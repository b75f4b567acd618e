import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { FAKE_DEVELOPER_TOKEN, openFakeGoogleAds } from '#mcp-servers/growth/fakes/fake-google-ads.ts';
import { openFakeMeta } from '#mcp-servers/growth/fakes/fake-meta.ts';
import { ask } from '#mcp-servers/growth/fakes/testing-ask.ts';
import { adsBatches, metaInsights } from '#mcp-servers/growth/fakes/testing-shapes.ts';
import {
  CONTRADICTED_CAMPAIGN,
  CONTRADICTED_TERM,
  TIRED_AD,
  WASTED_TERM,
  WASTEFUL_AD_SET,
  WASTEFUL_CAMPAIGN,
} from './demo-provider-truth.ts';
import { buildDemoProviders } from './demo-providers.ts';
import { generateDemoShop } from './demo-shop.ts';

const LAST_DAY = '2026-11-20';
const FROM = addDays(LAST_DAY, -89);
const { shop } = buildDemoProviders(generateDemoShop({ seed: 7, lastDay: LAST_DAY }));

let fakes: {
  readonly ads: Awaited<ReturnType<typeof openFakeGoogleAds>>;
  readonly meta: Awaited<ReturnType<typeof openFakeMeta>>;
};
beforeAll(async () => {
  fakes = { ads: await openFakeGoogleAds([shop]), meta: await openFakeMeta([shop]) };
});
afterAll(async () => {
  for (const fake of Object.values(fakes)) await fake.close();
});

async function ads(query: string) {
  const { body } = await ask(
    `${fakes.ads.url}/v25/customers/${shop.accounts.googleAds}/googleAds:searchStream`,
    {
      headers: {
        'developer-token': FAKE_DEVELOPER_TOKEN,
        'login-customer-id': shop.accounts.googleAdsManager ?? '',
      },
      body: { query: `${query} AND segments.date BETWEEN '${FROM}' AND '${LAST_DAY}'` },
    },
  );
  return adsBatches.parse(body).flatMap(({ results = [] }) =>
    results.map(({ metrics }) => ({
      cost: Number(metrics?.costMicros) / 1e6,
      conversions: metrics?.conversions,
      value: metrics?.conversionsValue ?? 0,
    })),
  );
}

async function meta(level: string, parameters: Readonly<Record<string, string>>) {
  const query = new URLSearchParams({
    level,
    limit: '500',
    time_range: JSON.stringify({ since: FROM, until: LAST_DAY }),
    ...parameters,
  });
  return metaInsights.parse(
    (await ask(`${fakes.meta.url}/v26.0/${shop.accounts.metaAds}/insights?${query}`)).body,
  ).data;
}

describe('Google Ads shows', () => {
  const metrics = 'metrics.cost_micros, metrics.conversions, metrics.conversions_value';

  it('a campaign that spends and brings nothing', async () => {
    const [row] = await ads(`SELECT ${metrics} FROM campaign WHERE campaign.name = '${WASTEFUL_CAMPAIGN}'`);

    expect(row?.cost).toBeGreaterThan(4000);
    expect(row?.conversions).toBe(0);
  });

  it.each([WASTED_TERM, CONTRADICTED_TERM])(
    'a search term that costs and brings nothing: %s',
    async (term) => {
      const [row] = await ads(
        `SELECT ${metrics} FROM search_term_view WHERE search_term_view.search_term = '${term}'`,
      );

      expect(row?.cost).toBeGreaterThan(1000);
      expect(row?.conversions).toBe(0);
    },
  );

  it('a campaign that beats its target, lacks budget, and wastes a quarter of it', async () => {
    const [all] = await ads(
      `SELECT ${metrics} FROM campaign WHERE campaign.name = '${CONTRADICTED_CAMPAIGN}' AND metrics.search_budget_lost_impression_share > 0.3`,
    );
    const [wasted] = await ads(
      `SELECT ${metrics} FROM search_term_view WHERE search_term_view.search_term = '${CONTRADICTED_TERM}'`,
    );

    const target =
      shop.ads.campaigns.find(({ name }) => name === CONTRADICTED_CAMPAIGN)?.bidding.targetRoas ?? Number.NaN;
    expect((all?.value ?? 0) / (all?.cost ?? 1)).toBeGreaterThan(target * 1.3);
    expect((wasted?.cost ?? 0) / (all?.cost ?? 1)).toBeGreaterThan(0.25);
  });
});

describe('Meta shows', () => {
  it('an ad that is clicked ever less while the same people see it ever more', async () => {
    const rows = (await meta('ad', { time_increment: '30', fields: 'ad_name,ctr,frequency' })).filter(
      (row) => row.ad_name === TIRED_AD,
    );

    const [rates, frequencies] = [
      rows.map(({ ctr }) => Number(ctr)),
      rows.map(({ frequency }) => Number(frequency)),
    ];
    expect(rows).toHaveLength(3);
    expect(rates.at(-1)).toBeLessThan((rates[0] ?? 0) * 0.7);
    expect(frequencies.at(-1)).toBeGreaterThan((frequencies[0] ?? 0) * 1.2);
  });

  it('an ad set that spends and sells nothing', async () => {
    const rows = await meta('adset', { fields: 'adset_name,spend,actions' });

    const wasteful = rows.find((row) => row.adset_name === WASTEFUL_AD_SET);
    expect(Number(wasteful?.spend)).toBeGreaterThan(1000);
    expect(wasteful?.actions?.some(({ action_type }) => action_type === 'purchase')).toBe(false);
  });
});
