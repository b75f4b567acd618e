import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFakeGa4 } from './fake-ga4.ts';
import { FAKE_DEVELOPER_TOKEN, openFakeGoogleAds } from './fake-google-ads.ts';
import { openFakeMeta } from './fake-meta.ts';
import { openFakeSearchConsole } from './fake-search-console.ts';
import { ask } from './testing-ask.ts';
import { adsBatches, adsPage, ga4Report, metaInsights, searchAnswer } from './testing-shapes.ts';
import { testShop } from './testing-shop.ts';

const shop = testShop();
const RUNS = { numRuns: 15 };
const range = { from: '2026-10-17', to: '2026-10-26' };

let fakes: {
  readonly ga4: Awaited<ReturnType<typeof openFakeGa4>>;
  readonly gsc: Awaited<ReturnType<typeof openFakeSearchConsole>>;
  readonly ads: Awaited<ReturnType<typeof openFakeGoogleAds>>;
  readonly meta: Awaited<ReturnType<typeof openFakeMeta>>;
};
beforeAll(async () => {
  fakes = {
    ga4: await openFakeGa4([shop], {
      limits: { tokensPerHour: 1e9, tokensPerDay: 1e9, tokensPerProjectPerHour: 1e9 },
    }),
    gsc: await openFakeSearchConsole([shop], { queriesPerMinute: 1e9 }),
    ads: await openFakeGoogleAds([shop], { operationsPerDay: 1e9 }),
    meta: await openFakeMeta([shop]),
  };
});
afterAll(async () => {
  for (const fake of Object.values(fakes)) await fake.close();
});

/** Each page is a list of rows as text; all pages together must be all rows, and none twice. */
async function expectComplete(all: readonly string[], pages: readonly (readonly string[])[], size: number) {
  expect(all.length).toBeGreaterThan(10);
  expect(pages.flat()).toEqual(all);
  expect(new Set(pages.flat()).size).toBe(all.length);
  for (const page of pages.slice(0, -1)) expect(page).toHaveLength(size);
}

it('GA4: pages by limit and offset hold every row once, whatever their size', async () => {
  const pageOf = async (limit: number, offset: number) => {
    const { body } = await ask(`${fakes.ga4.url}/v1beta/properties/${shop.accounts.ga4}:runReport`, {
      body: {
        dateRanges: [{ startDate: range.from, endDate: range.to }],
        dimensions: [{ name: 'date' }, { name: 'sessionDefaultChannelGroup' }, { name: 'deviceCategory' }],
        metrics: [{ name: 'transactions' }],
        limit: String(limit),
        offset: String(offset),
      },
    });
    return (ga4Report.parse(body).rows ?? []).map((row) => JSON.stringify(row));
  };
  const all = await pageOf(10_000, 0);

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 45 }), async (size) => {
      const pages: string[][] = [];
      for (let offset = 0; offset < all.length; offset += size) pages.push(await pageOf(size, offset));
      await expectComplete(all, pages, size);
    }),
    RUNS,
  );
});

it('Search Console: pages by first row hold every row once, whatever their size', async () => {
  const pageOf = async (rowLimit: number, startRow: number) => {
    const { body } = await ask(
      `${fakes.gsc.url}/webmasters/v3/sites/${encodeURIComponent(shop.accounts.gsc)}/searchAnalytics/query`,
      {
        body: {
          startDate: range.from,
          endDate: range.to,
          dimensions: ['date', 'query', 'page'],
          rowLimit,
          startRow,
        },
      },
    );
    return (searchAnswer.parse(body).rows ?? []).map((row) => JSON.stringify(row));
  };
  const all = await pageOf(25_000, 0);

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 35 }), async (size) => {
      const pages: string[][] = [];
      for (let start = 0; start < all.length; start += size) pages.push(await pageOf(size, start));
      await expectComplete(all, pages, size);
      expect(await pageOf(size, all.length)).toEqual([]);
    }),
    RUNS,
  );
});

it('Meta: pages by cursor hold every row once, and the last has no next', async () => {
  const pageOf = async (limit: number, after: string | null) => {
    const parameters = {
      time_range: JSON.stringify({ since: range.from, until: range.to }),
      time_increment: '1',
      level: 'ad',
      fields: 'ad_id,spend',
      limit: String(limit),
      ...(after !== null && { after }),
    };
    const { body } = await ask(`${fakes.meta.url}/v26.0/act_1/insights?${new URLSearchParams(parameters)}`);
    const { data, paging } = metaInsights.parse(body);
    return {
      rows: data.map((row) => JSON.stringify(row)),
      after: paging?.next === undefined ? null : paging.cursors.after,
    };
  };
  const { rows: all } = await pageOf(500, null);

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 25 }), async (size) => {
      const pages: string[][] = [];
      for (let page = await pageOf(size, null); ; page = await pageOf(size, page.after)) {
        pages.push(page.rows);
        if (page.after === null) break;
      }
      await expectComplete(all, pages, size);
    }),
    RUNS,
  );
});

it('Google Ads: batches hold every row once, whatever their size, as the pages of search do', async () => {
  const query = `SELECT segments.date, ad_group_ad.ad.id, metrics.clicks FROM ad_group_ad WHERE segments.date BETWEEN '${range.from}' AND '${range.to}'`;
  const headers = {
    'developer-token': FAKE_DEVELOPER_TOKEN,
    'login-customer-id': shop.accounts.googleAdsManager ?? '',
  };
  const at = (method: string) =>
    ask(`${fakes.ads.url}/v25/customers/${shop.accounts.googleAds}/googleAds:${method}`, {
      headers,
      body: { query },
    });
  const searched = adsPage.parse((await at('search')).body);
  const all = searched.results.map((row) => JSON.stringify(row));

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 25 }), async (batchSize) => {
      fakes.ads.behave({ batchSize });
      const batches = adsBatches.parse((await at('searchStream')).body);
      await expectComplete(
        all,
        batches.map(({ results = [] }) => results.map((row) => JSON.stringify(row))),
        batchSize,
      );
    }),
    RUNS,
  );
});
