import { describe, expect, it } from 'vitest';
import { type PlannedAnswer, type ReceivedRequest, serveTools, testAccount } from '../../testing.ts';
import { gscServer } from '../gsc.server.ts';

const SITE = 'sc-domain:shop.example';
const ROW = {
  keys: ['2026-10-01', 'vinyl player'],
  clicks: 14,
  impressions: 410,
  ctr: 0.034146,
  position: 7.21,
};

function serve(
  answer: (request: ReceivedRequest, index: number) => PlannedAnswer,
): ReturnType<typeof serveTools> {
  return serveTools(gscServer, [testAccount(SITE)], answer);
}

function manyRows({ body }: ReceivedRequest, count: number): PlannedAnswer {
  const { startRow, rowLimit } = body as { startRow: number; rowLimit: number };
  const length = Math.max(0, Math.min(rowLimit, count - startRow));
  const rows = Array.from({ length }, (_, index) => ({ ...ROW, keys: [`query ${startRow + index}`] }));
  return { body: { rows } };
}

describe('get_search_analytics', () => {
  it('asks for final data by the documented address', async () => {
    const { answer, provider } = await serve(() => ({ body: { rows: [ROW] } }));

    const found = await answer('get_search_analytics', {
      dimensions: ['date', 'query'],
      from: '2026-10-01',
      to: '2026-10-28',
    });

    expect(found.rows).toEqual([
      {
        date: '2026-10-01',
        query: 'vinyl player',
        clicks: 14,
        impressions: 410,
        ctr: 0.034146,
        position: 7.21,
      },
    ]);
    expect(provider.requests[0]?.path).toBe(
      '/webmasters/v3/sites/sc-domain%3Ashop.example/searchAnalytics/query',
    );
    expect(provider.requests[0]?.body).toMatchObject({
      dataState: 'final',
      startDate: '2026-10-01',
      rowLimit: 25_000,
      startRow: 0,
    });
  });

  it('says that rare queries are missing, in days of California', async () => {
    const { answer } = await serve(() => ({ body: { rows: [ROW] } }));

    const { quality, coverage } = await answer('get_search_analytics', { dimensions: ['query'] });

    expect(quality.thresholded).toBe(true);
    expect(quality.notes.join()).toContain('add up to less than the whole site');
    expect(coverage.timezone).toBe('America/Los_Angeles');
  });

  it('takes the first incomplete day from the provider', async () => {
    const body = { rows: [ROW], metadata: { firstIncompleteDate: '2026-10-27' } };
    const { answer } = await serve(() => ({ body }));

    const { coverage, quality } = await answer('get_search_analytics', {
      dimensions: ['date'],
      data_state: 'all',
      from: '2026-10-01',
      to: '2026-10-28',
    });

    expect(coverage.completeUntil).toBe('2026-10-26');
    expect(quality.partialDays).toEqual(['2026-10-27', '2026-10-28']);
  });

  it('names the last days as missing while final data does not reach them', async () => {
    const { answer } = await serve(() => ({ body: { rows: [{ ...ROW, keys: ['2026-10-30'] }] } }));

    const { coverage, quality } = await answer('get_search_analytics', {
      dimensions: ['date'],
      from: '2026-10-20',
      to: '2026-11-01',
    });

    expect(coverage.completeUntil).toBe('2026-10-30');
    expect(quality.partialDays).toEqual(['2026-10-31', '2026-11-01']);
    expect(quality.notes.join()).toContain('a missing day is not zero');
  });

  it('gives all rows once across the pages of the provider', async () => {
    const { answer, provider } = await serve((request) => manyRows(request, 25_400));
    const queries: string[] = [];

    let cursor: string | null | undefined;
    do {
      const found = await answer('get_search_analytics', cursor ? { cursor } : {});
      queries.push(...found.rows.map(({ query }) => String(query)));
      ({ cursor } = found);
    } while (cursor !== null);

    expect(queries).toEqual(Array.from({ length: 25_400 }, (_, index) => `query ${index}`));
    expect(provider.requests.map(({ body }) => (body as { startRow: number }).startRow)).toEqual([0, 25_000]);
  });

  it('takes the names of the reference for its arguments', async () => {
    const { answer, provider } = await serve(() => ({ body: {} }));

    const found = await answer('get_search_analytics', {
      site_url: SITE,
      start_date: '2026-10-01',
      end_date: '2026-10-02',
      row_limit: 10,
    });

    expect(found.rows).toEqual([]);
    expect(provider.requests[0]?.body).toMatchObject({ endDate: '2026-10-02', rowLimit: 10 });
  });
});

describe('the other tools', () => {
  it('inspects a page of the site', async () => {
    const indexStatusResult = {
      verdict: 'PASS',
      coverageState: 'Submitted and indexed',
      lastCrawlTime: '2026-10-20T01:02:03Z',
      referringUrls: ['https://shop.example/a', 'https://shop.example/b'],
    };
    const { answer, provider } = await serve(() => ({ body: { inspectionResult: { indexStatusResult } } }));

    const { rows } = await answer('inspect_url', { inspection_url: 'https://www.shop.example/players' });

    expect(rows[0]).toMatchObject({
      verdict: 'PASS',
      user_canonical: null,
      referring_urls: 'https://shop.example/a https://shop.example/b',
    });
    expect(provider.requests[0]).toMatchObject({
      path: '/v1/urlInspection/index:inspect',
      body: { inspectionUrl: 'https://www.shop.example/players', siteUrl: SITE },
    });
  });

  it.each(['https://evil.example/', 'https://evilshop.example/', 'https://shop.example.evil.example/'])(
    'does not inspect %s',
    async (url) => {
      const { failure, provider } = await serve(() => ({ body: {} }));

      expect((await failure('get_url_inspection', { url })).kind).toBe('permission');
      expect(provider.requests).toEqual([]);
    },
  );

  it('lists sitemaps with what is wrong with them', async () => {
    const sitemap = [
      {
        path: 'https://shop.example/sitemap.xml',
        warnings: '2',
        errors: '0',
        contents: [{ type: 'web', submitted: '120', indexed: '0' }],
      },
    ];
    const { answer } = await serve(() => ({ body: { sitemap } }));

    const { rows } = await answer('list_sitemaps');

    expect(rows).toMatchObject([{ urls: 120, errors: 0, warnings: 2, read_at: null }]);
  });

  it('reads one sitemap under the name of the reference', async () => {
    const path = 'https://shop.example/sitemap.xml';
    const { answer, provider } = await serve(() => ({ body: { path } }));

    const { rows } = await answer('get_sitemap', { sitemap_url: path });

    expect(rows).toMatchObject([{ url: path, urls: null, errors: null }]);
    expect(provider.requests[0]?.path).toContain('sitemaps/https%3A%2F%2Fshop.example%2Fsitemap.xml');
  });

  it('lists only the properties that the shop chose', async () => {
    const siteEntry = [
      { siteUrl: SITE, permissionLevel: 'siteFullUser' },
      { siteUrl: 'https://somebody-else.example/', permissionLevel: 'siteOwner' },
    ];
    const { call } = await serve(() => ({ body: { siteEntry } }));

    const result = await call('list_properties');

    expect(JSON.stringify(result)).toContain('siteFullUser');
    expect(JSON.stringify(result)).not.toContain('somebody-else');
  });
});
