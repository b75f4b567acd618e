import { afterEach, expect, it } from 'vitest';
import { openFakeSearchConsole, type SearchConsoleOptions } from './fake-search-console.ts';
import { ask } from './testing-ask.ts';
import { searchAnswer } from './testing-shapes.ts';
import { testShop } from './testing-shop.ts';
import { LAST_DAY } from './testing-table.ts';

const shop = testShop();
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openFake(options: SearchConsoleOptions = {}) {
  const fake = await openFakeSearchConsole([shop], options);
  opened.push(fake);
  const site = `${fake.url}/webmasters/v3/sites/${encodeURIComponent(shop.accounts.gsc)}`;
  const days = { startDate: '2026-10-20', endDate: '2026-10-20' };
  return {
    fake,
    site,
    raw: (body: object) => ask(`${site}/searchAnalytics/query`, { body: { ...days, ...body } }),
    async query(body: object) {
      return searchAnswer.parse(
        (await ask(`${site}/searchAnalytics/query`, { body: { ...days, ...body } })).body,
      );
    },
    inspect: (body: object) => ask(`${fake.url}/v1/urlInspection/index:inspect`, { body }),
  };
}

it('answers clicks first, with rates as fractions and positions as means', async () => {
  const { query } = await openFake();

  const answer = await query({ dimensions: ['query', 'page'] });

  expect(answer.rows?.[0]).toEqual({
    keys: ['vinyl player', 'https://shop.example/players'],
    clicks: 14,
    impressions: 280,
    ctr: 0.05,
    position: 7.25,
  });
  expect(answer.responseAggregationType).toBe('byPage');
});

it('withholds rare queries, so that rows by query do not add up to the total', async () => {
  const { query } = await openFake();

  const [total, byQuery, filtered] = [
    await query({}),
    await query({ dimensions: ['query'] }),
    await query({
      dimensionFilterGroups: [
        { filters: [{ dimension: 'query', operator: 'notContains', expression: 'zzz' }] },
      ],
    }),
  ];

  expect(total.rows).toMatchObject([{ clicks: 30 }]);
  expect(byQuery.rows?.reduce((sum, { clicks }) => sum + clicks, 0)).toBe(26);
  expect(filtered.rows).toMatchObject([{ clicks: 26 }]);
});

it.each([
  ['equals', 'turntable', 6],
  ['contains', 'player', 20],
  ['notContains', 'player', 6],
  ['notEquals', 'turntable', 20],
  ['includingRegex', '^(vinyl|turn)', 20],
  ['excludingRegex', '^vinyl', 12],
])('filters by %s %s', async (operator, expression, clicks) => {
  const { query } = await openFake();

  const answer = await query({
    dimensionFilterGroups: [{ groupType: 'and', filters: [{ dimension: 'query', operator, expression }] }],
  });

  expect(answer.rows?.[0]?.clicks).toBe(clicks);
});

it('answers final days only, unless all are asked for; then it says where the unfinished ones begin', async () => {
  const { query } = await openFake();
  const lastDays = { startDate: '2026-10-26', endDate: LAST_DAY, dimensions: ['date'] };

  const [final, all] = [await query(lastDays), await query({ ...lastDays, dataState: 'all' })];

  expect(final.rows?.map(({ keys }) => keys)).toEqual([['2026-10-26']]);
  expect(final.metadata).toBeUndefined();
  expect(all.rows?.map(({ keys, clicks }) => [keys?.[0], clicks])).toEqual([
    ['2026-10-26', 30],
    ['2026-10-27', 16],
    ['2026-10-28', 16],
  ]);
  expect(all.metadata).toEqual({ firstIncompleteDate: '2026-10-27' });
});

it('sorts by day where days are asked for', async () => {
  const { query } = await openFake();

  const answer = await query({
    startDate: '2026-10-19',
    endDate: '2026-10-20',
    dimensions: ['date', 'page'],
  });

  expect(answer.rows?.map(({ keys }) => keys?.[0])).toEqual([
    '2026-10-19',
    '2026-10-19',
    '2026-10-20',
    '2026-10-20',
  ]);
});

it('has nothing but web results', async () => {
  const { query } = await openFake();

  expect(await query({ type: 'image' })).toEqual({ responseAggregationType: 'byProperty' });
});

it.each([
  [{ rowLimit: 25_001 }, 'rowLimit'],
  [{ dimensions: ['colour'] }, 'dimensions'],
  [{ startDate: '2026-10-21' }, 'startDate'],
])('refuses %j', async (body, what) => {
  const { raw } = await openFake();

  const answer = await raw(body);

  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    error: { message: expect.stringContaining(what), errors: [{ reason: 'invalidParameter' }] },
  });
});

it('counts queries per minute and inspections per day', async () => {
  let now = new Date('2026-10-29T12:00:00Z');
  const { raw, inspect } = await openFake({ queriesPerMinute: 2, inspectionsPerDay: 1, now: () => now });
  const inspection = { inspectionUrl: shop.url, siteUrl: shop.accounts.gsc };

  const queries = [await raw({}), await raw({}), await raw({})];
  const inspections = [await inspect(inspection), await inspect(inspection)];
  now = new Date('2026-10-29T12:01:00Z');
  const later = [await raw({}), await inspect(inspection)];

  expect([...queries, ...inspections, ...later].map(({ status }) => status)).toEqual([
    200, 200, 429, 200, 429, 200, 429,
  ]);
  expect(queries[2]?.body).toMatchObject({ error: { details: [{ reason: 'RATE_LIMIT_EXCEEDED' }] } });
});

it('inspects pages of the site, and knows nothing of others', async () => {
  const { inspect } = await openFake();
  const siteUrl = shop.accounts.gsc;

  const answers = await Promise.all(
    ['https://shop.example/', 'https://shop.example/unknown', 'https://other.example/'].map((inspectionUrl) =>
      inspect({ inspectionUrl, siteUrl }),
    ),
  );

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
  expect(answers[0]?.body).toMatchObject({
    inspectionResult: { indexStatusResult: { verdict: 'PASS', coverageState: 'Submitted and indexed' } },
  });
  expect(answers[1]?.body).toMatchObject({
    inspectionResult: { indexStatusResult: { coverageState: 'URL is unknown to Google' } },
  });
});

it('lists sites and sitemaps, and refuses a site that the token does not see', async () => {
  const { fake, site } = await openFake();
  const [sitemap = ''] = shop.sitemaps.map(({ url }) => encodeURIComponent(url));
  const at = (path: string) => ask(`${fake.url}/webmasters/v3/sites${path}`);

  const [sites, own, sitemaps, one, missing, foreign] = [
    await at(''),
    await ask(site),
    await ask(`${site}/sitemaps`),
    await ask(`${site}/sitemaps/${sitemap}`),
    await ask(`${site}/sitemaps/x`),
    await at('/sc-domain%3Aother.example'),
  ];

  expect(sites.body).toEqual({ siteEntry: [{ siteUrl: shop.accounts.gsc, permissionLevel: 'siteOwner' }] });
  expect(own.body).toEqual({ siteUrl: shop.accounts.gsc, permissionLevel: 'siteOwner' });
  expect(sitemaps.body).toMatchObject({
    sitemap: [{ errors: '0', contents: [{ submitted: '10', indexed: '9' }] }],
  });
  expect(one.body).toMatchObject({ path: 'https://shop.example/sitemap.xml' });
  expect(missing.status).toBe(404);
  expect(foreign).toMatchObject({ status: 403, body: { error: { errors: [{ reason: 'forbidden' }] } } });
});
