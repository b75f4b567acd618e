import { z } from 'zod';
import { type FakeBehaviour, WELL_BEHAVED } from './fake-behaviour.ts';
import { type FakeOptions, grantsFor } from './fake-options.ts';
import { type FakeProvider, openFakeProvider } from './fake-provider.ts';
import { type FakeQuota, openQuotas, perMinute, perPacificDay } from './fake-quota.ts';
import { FakeRefusal, type FakeResponse } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';
import { answerSearch, searchQuery } from './fake-search-console-query.ts';
import { SEARCH_CONSOLE_REFUSALS, type SearchConsoleRefusal } from './fake-search-console-refusals.ts';
import {
  writeInspection,
  writeSite,
  writeSitemap,
  writeSitemaps,
  writeSites,
} from './fake-search-console-site.ts';
import { type FakeShop, noonAfter } from './fake-shop.ts';
import { requireGoogleToken } from './google-refusals.ts';

const SCOPE = 'https://www.googleapis.com/auth/webmasters.readonly';
const SITE_PATH = /^\/webmasters\/v3\/sites(?:\/([^/]+)(?:\/(.+))?)?$/;
const INSPECTION_PATH = '/v1/urlInspection/index:inspect';

export interface SearchConsoleBehaviour extends FakeBehaviour<SearchConsoleRefusal> {
  /** Days before today, in Pacific time, that are not final. */
  readonly incompleteDays: number;
}

const USUAL_SEARCH_CONSOLE: SearchConsoleBehaviour = { ...WELL_BEHAVED, incompleteDays: 2 };

export interface SearchConsoleOptions extends FakeOptions {
  /** Of search analytics, per site; 1200 when left out. */
  readonly queriesPerMinute?: number;
  /** Per site; 2000 when left out. */
  readonly inspectionsPerDay?: number;
}

interface Lent {
  readonly shops: readonly FakeShop[];
  readonly queries: (site: string) => FakeQuota;
  readonly inspections: (site: string) => FakeQuota;
}

interface Asked {
  readonly request: FakeRequest;
  readonly behaviour: SearchConsoleBehaviour;
}

/** Search Console of these shops, one site each: search analytics, sites, sitemaps and URL inspection. */
export function openFakeSearchConsole(
  shops: readonly FakeShop[],
  options: SearchConsoleOptions = {},
): Promise<FakeProvider<SearchConsoleBehaviour>> {
  const lent: Lent = {
    shops,
    queries: openQuotas(options.queriesPerMinute ?? 1200, perMinute),
    inspections: openQuotas(options.inspectionsPerDay ?? 2000, perPacificDay),
  };
  return openFakeProvider({
    refusals: SEARCH_CONSOLE_REFUSALS,
    behaviour: USUAL_SEARCH_CONSOLE,
    grants: grantsFor(shops, options),
    now: options.now ?? (() => noonAfter(shops[0]?.lastDay ?? '')),
    answer(request, behaviour): FakeResponse {
      requireGoogleToken(request, SCOPE);
      return { status: 200, body: answerPath(lent, { request, behaviour }) };
    },
  });
}

function answerPath(lent: Lent, asked: Asked): unknown {
  const { path, grant } = asked.request;
  if (path === INSPECTION_PATH) return answerInspection(lent, asked);
  const [whole, site, rest = ''] = SITE_PATH.exec(path) ?? [];
  if (whole === undefined || grant === null) throw new FakeRefusal(SEARCH_CONSOLE_REFUSALS.not_found());
  if (site === undefined) return writeSites(lent.shops, grant);
  const shop = shopOf(decodeURIComponent(site), lent, asked);
  return rest === 'searchAnalytics/query' ? answerQuery(shop, lent, asked) : answerSite(shop, rest);
}

function answerSite(shop: FakeShop, rest: string): unknown {
  if (rest === '') return writeSite(shop);
  if (rest === 'sitemaps') return writeSitemaps(shop);
  const feed = decodeURIComponent(/^sitemaps\/(.+)$/.exec(rest)?.[1] ?? '');
  const sitemap = shop.sitemaps.find(({ url }) => url === feed);
  if (sitemap === undefined) throw new FakeRefusal(SEARCH_CONSOLE_REFUSALS.sitemap_not_found());
  return writeSitemap(sitemap);
}

function answerQuery(shop: FakeShop, { queries }: Lent, { request, behaviour }: Asked): unknown {
  const query = parse(searchQuery, request.body);
  if (!queries(shop.accounts.gsc).take(1, request.now)) {
    throw new FakeRefusal(SEARCH_CONSOLE_REFUSALS.queries_per_minute());
  }
  const { incompleteDays } = behaviour;
  return answerSearch(query, { table: shop.search, now: request.now, incompleteDays });
}

const inspection = z.object({
  inspectionUrl: z.url(),
  siteUrl: z.string(),
  languageCode: z.string().optional(),
});

function answerInspection(lent: Lent, asked: Asked): unknown {
  const { inspectionUrl, siteUrl } = parse(inspection, asked.request.body);
  const shop = shopOf(siteUrl, lent, asked);
  if (!inspectionUrl.startsWith(shop.url)) {
    throw new FakeRefusal(SEARCH_CONSOLE_REFUSALS.invalid_parameter('inspectionUrl'));
  }
  if (!lent.inspections(siteUrl).take(1, asked.request.now)) {
    throw new FakeRefusal(SEARCH_CONSOLE_REFUSALS.inspection_quota());
  }
  const page = shop.pages.find(({ url }) => url === inspectionUrl);
  return writeInspection(page, shop.sitemaps);
}

function shopOf(site: string, { shops }: Lent, { request }: Asked): FakeShop {
  const shop = shops.find(({ accounts }) => accounts.gsc === site);
  if (shop === undefined || request.grant?.accounts.includes(site) !== true) {
    throw new FakeRefusal(SEARCH_CONSOLE_REFUSALS.site_forbidden(site));
  }
  return shop;
}

function parse<Value>(schema: z.ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new FakeRefusal(SEARCH_CONSOLE_REFUSALS.invalid_parameter(parsed.error.issues[0]?.path.join('.')));
}
