import type { FakeGrant } from './fake-grants.ts';
import type { FakePage } from './fake-page.ts';
import type { FakeShop, FakeSitemap } from './fake-shop.ts';

/** `GET /webmasters/v3/sites`: what the grant sees. */
export function writeSites(shops: readonly FakeShop[], { accounts }: FakeGrant) {
  const visible = shops.filter((shop) => accounts.includes(shop.accounts.gsc));
  return visible.length === 0 ? {} : { siteEntry: visible.map(writeSite) };
}

/** `GET /webmasters/v3/sites/{site}`. */
export function writeSite({ accounts }: FakeShop) {
  return { siteUrl: accounts.gsc, permissionLevel: 'siteOwner' };
}

/** `GET /webmasters/v3/sites/{site}/sitemaps`. */
export function writeSitemaps({ sitemaps }: FakeShop) {
  return sitemaps.length === 0 ? {} : { sitemap: sitemaps.map(writeSitemap) };
}

/** One sitemap; int64 are strings. */
export function writeSitemap({ url, submitted, indexed, errors, warnings, lastRead }: FakeSitemap) {
  return {
    path: url,
    lastSubmitted: `${lastRead}T03:00:00.000Z`,
    isPending: false,
    isSitemapsIndex: false,
    type: 'sitemap',
    lastDownloaded: `${lastRead}T04:00:00.000Z`,
    warnings: String(warnings),
    errors: String(errors),
    contents: [{ type: 'web', submitted: String(submitted), indexed: String(indexed) }],
  };
}

const UNKNOWN = {
  verdict: 'NEUTRAL',
  coverageState: 'URL is unknown to Google',
  robotsTxtState: 'ROBOTS_TXT_STATE_UNSPECIFIED',
};

/** `POST /v1/urlInspection/index:inspect`. */
export function writeInspection(page: FakePage | undefined, sitemaps: readonly FakeSitemap[]) {
  const indexStatusResult = page === undefined ? UNKNOWN : indexStatusOf(page, sitemaps);
  return {
    inspectionResult: {
      inspectionResultLink: 'https://search.google.com/search-console/inspect?resource_id=fake',
      indexStatusResult,
      mobileUsabilityResult: { verdict: 'VERDICT_UNSPECIFIED' },
      ...(page !== undefined &&
        page.index.richResults.length > 0 && { richResultsResult: richResultsOf(page) }),
    },
  };
}

function indexStatusOf({ url, index }: FakePage, sitemaps: readonly FakeSitemap[]) {
  const { verdict, coverage, robots, indexing, fetch, lastCrawl, canonical } = index;
  return {
    verdict,
    coverageState: coverage,
    robotsTxtState: robots,
    indexingState: indexing,
    ...(lastCrawl !== null && { lastCrawlTime: `${lastCrawl}T05:12:00Z` }),
    pageFetchState: fetch,
    ...(canonical !== null && { googleCanonical: canonical, userCanonical: canonical }),
    sitemap: sitemaps.map((sitemap) => sitemap.url),
    referringUrls: [new URL('/', url).href],
    crawledAs: 'MOBILE',
  };
}

function richResultsOf({ index }: FakePage) {
  return {
    verdict: 'PASS',
    detectedItems: index.richResults.map((richResultType) => ({
      richResultType,
      items: [{ name: 'Unnamed item' }],
    })),
  };
}
