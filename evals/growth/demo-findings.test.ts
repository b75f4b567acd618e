import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { openFakeGa4 } from '#mcp-servers/growth/fakes/fake-ga4.ts';
import { openFakePagespeed } from '#mcp-servers/growth/fakes/fake-pagespeed.ts';
import { openFakeSearchConsole } from '#mcp-servers/growth/fakes/fake-search-console.ts';
import { ask } from '#mcp-servers/growth/fakes/testing-ask.ts';
import { ga4Report, pagespeedAnswer, searchAnswer } from '#mcp-servers/growth/fakes/testing-shapes.ts';
import {
  CANNIBALISED_QUERY,
  LOSING_PATH,
  NEAR_PAGE_ONE,
  PLANTED_FINDINGS,
  SLOW_PATH,
  UNINDEXED_PATH,
  WEAK_SNIPPET_QUERY,
} from './demo-provider-truth.ts';
import { buildDemoProviders } from './demo-providers.ts';
import { generateDemoShop } from './demo-shop.ts';

const LAST_DAY = '2026-11-20';
const FROM = addDays(LAST_DAY, -89);
const { shop } = buildDemoProviders(generateDemoShop({ seed: 7, lastDay: LAST_DAY }));

let fakes: {
  readonly ga4: Awaited<ReturnType<typeof openFakeGa4>>;
  readonly gsc: Awaited<ReturnType<typeof openFakeSearchConsole>>;
  readonly pagespeed: Awaited<ReturnType<typeof openFakePagespeed>>;
};
beforeAll(async () => {
  fakes = {
    ga4: await openFakeGa4([shop]),
    gsc: await openFakeSearchConsole([shop]),
    pagespeed: await openFakePagespeed([shop]),
  };
});
afterAll(async () => {
  for (const fake of Object.values(fakes)) await fake.close();
});

/** Numbers of a report, by the value of its one dimension. */
async function ga4(
  dimension: string,
  metrics: readonly string[],
): Promise<Readonly<Record<string, readonly number[]>>> {
  const { body } = await ask(`${fakes.ga4.url}/v1beta/properties/${shop.accounts.ga4}:runReport`, {
    body: {
      dateRanges: [{ startDate: FROM, endDate: LAST_DAY }],
      dimensions: [{ name: dimension }],
      metrics: metrics.map((name) => ({ name })),
    },
  });
  const { rows = [] } = ga4Report.parse(body);
  return Object.fromEntries(
    rows.map(({ dimensionValues, metricValues }) => [
      dimensionValues?.[0]?.value ?? '',
      metricValues.map(({ value }) => Number(value)),
    ]),
  );
}

async function gsc(dimensions: readonly string[], query: string) {
  const dimensionFilterGroups = [
    { filters: [{ dimension: 'query', operator: 'equals', expression: query }] },
  ];
  const { body } = await ask(
    `${fakes.gsc.url}/webmasters/v3/sites/${encodeURIComponent(shop.accounts.gsc)}/searchAnalytics/query`,
    {
      body: { startDate: FROM, endDate: addDays(LAST_DAY, -3), dimensions, dimensionFilterGroups },
    },
  );
  return searchAnswer.parse(body).rows ?? [];
}

describe('GA4 shows', () => {
  it('that phones lose people between checkout and order', async () => {
    const { mobile = [], desktop = [] } = await ga4('deviceCategory', ['checkouts', 'transactions']);

    const [onPhones, onDesktops] = [mobile, desktop].map(([checkouts = 0, orders = 0]) => orders / checkouts);
    expect(onPhones).toBeLessThan((onDesktops ?? 0) * 0.7);
  });

  it('a landing page that loses its visitors', async () => {
    const pages = await ga4('landingPage', ['sessions', 'bounceRate', 'transactions']);

    const [sessions = 0, bounceRate = 0, orders = 0] = pages[LOSING_PATH] ?? [];
    const usual = pages['/c/garden/'] ?? [];
    expect(sessions).toBeGreaterThan(2000);
    expect(bounceRate).toBeGreaterThan((usual[1] ?? 0) * 1.4);
    expect(orders / sessions).toBeLessThan(((usual[2] ?? 0) / (usual[0] ?? 1)) * 0.3);
  });

  it('a product that is looked at, and not bought', async () => {
    const items = await ga4('itemName', ['purchaseToViewRate']);

    const ranked = Object.entries(items).toSorted(([, [left = 0]], [, [right = 0]]) => left - right);
    expect(ranked[0]?.[0]).toBe('Merino throw');
    expect(ranked[0]?.[1][0]).toBeLessThan((ranked[1]?.[1][0] ?? 0) / 2);
  });
});

describe('Search Console shows', () => {
  it.each(NEAR_PAGE_ONE)('%s just below the first page, with many impressions', async (query) => {
    const [row] = await gsc(['query'], query);

    expect(row?.position).toBeGreaterThan(11);
    expect(row?.position).toBeLessThan(20);
    expect(row?.impressions).toBeGreaterThan(50_000);
  });

  it('two pages that share one query', async () => {
    const rows = await gsc(['page'], CANNIBALISED_QUERY);

    expect(rows).toHaveLength(2);
    for (const { impressions } of rows) expect(impressions).toBeGreaterThan(20_000);
  });

  it('a good place that is hardly clicked', async () => {
    const [row] = await gsc(['query'], WEAK_SNIPPET_QUERY);

    expect(row?.position).toBeLessThan(4);
    expect(row?.ctr).toBeLessThan(0.01);
  });

  it('a page that is kept out of the index', async () => {
    const { body } = await ask(`${fakes.gsc.url}/v1/urlInspection/index:inspect`, {
      body: { siteUrl: shop.accounts.gsc, inspectionUrl: new URL(UNINDEXED_PATH, shop.url).href },
    });

    expect(body).toMatchObject({
      inspectionResult: { indexStatusResult: { indexingState: 'BLOCKED_BY_META_TAG' } },
    });
  });
});

it('PageSpeed shows a slow product page with a heavy picture', async () => {
  const url = encodeURIComponent(new URL(SLOW_PATH, shop.url).href);

  const { body } = await ask(
    `${fakes.pagespeed.url}/pagespeedonline/v5/runPagespeed?url=${url}&strategy=mobile`,
  );

  const { loadingExperience, lighthouseResult } = pagespeedAnswer.parse(body);
  expect(loadingExperience.metrics?.LARGEST_CONTENTFUL_PAINT_MS).toMatchObject({
    percentile: 5000,
    category: 'SLOW',
  });
  expect(lighthouseResult.audits['image-delivery-insight']).toMatchObject({
    details: { items: [{ totalBytes: 400_000 }] },
  });
});

it('the truth names each planted thing once, and each contradiction from both sides', () => {
  const byId = new Map(PLANTED_FINDINGS.map((finding) => [finding.id, finding]));

  expect(byId.size).toBe(PLANTED_FINDINGS.length);
  const pairs = PLANTED_FINDINGS.filter(({ contradicts }) => contradicts !== null);
  expect(pairs).toHaveLength(2);
  for (const { id, contradicts } of pairs) expect(byId.get(contradicts ?? '')?.contradicts).toBe(id);
});
