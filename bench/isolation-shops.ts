import { accountsOf } from '#mcp-servers/growth/fakes/fake-options.ts';
import type { FakeShop } from '#mcp-servers/growth/fakes/fake-shop.ts';
import type { FakeTable } from '#mcp-servers/growth/fakes/fake-table.ts';
import { testShop } from '#mcp-servers/growth/fakes/testing-shop.ts';
import type { Source } from '#tools/source/source.ts';
import type { SourceAccount } from '#tools/source/source-access.ts';

/** One of the shops of the isolation trial, at all providers. Whatever is of it says so. */
export interface MarkedShop {
  /** Slug of its tenant, and what its data are recognised by. */
  readonly mark: string;
  readonly shop: FakeShop;
}

const COUNT = 3;
const NUMBERS = Array.from({ length: COUNT }, (_, index) => index + 1);

/** The shops of the trial: the same numbers, but other ids, addresses, names and words. */
export const MARKED_SHOPS: readonly MarkedShop[] = NUMBERS.map((number) => {
  const mark = markOf(number);
  const shop = testShop(number);
  const [page] = shop.pages;
  if (page === undefined) throw new TypeError('The shop of the tests has a page.');
  const marked: FakeShop = {
    ...shop,
    name: mark,
    url: `https://${mark}.example/`,
    accounts: {
      ga4: `50000000${number}`,
      gsc: `sc-domain:${mark}.example`,
      googleAds: `600000000${number}`,
      googleAdsManager: `900000000${number}`,
      metaAds: `act_70000${number}`,
    },
    web: { ...shop.web, visits: withMark(shop.web.visits, 'source', mark) },
    search: withMark(shop.search, 'query', mark),
    sitemaps: [],
    // A provider of public pages does not know who asks: the address says it.
    pages: NUMBERS.map((asker) => ({
      ...page,
      url: pageAddress(mark, markOf(asker)),
      seoScore: seoScoreOf(number),
      images: page.images.map((image) => ({ ...image, url: `https://${mark}.example/hero.jpg` })),
    })),
    ads: {
      ...shop.ads,
      campaigns: shop.ads.campaigns.map((each) => ({ ...each, name: `${each.name} ${mark}` })),
    },
  };
  return { mark, shop: marked };
});

function markOf(number: number): string {
  return `shop-${number}`;
}

/** A measured page names nobody, so this figure stands for its shop. */
function seoScoreOf(number: number): number {
  return Number(`0.6137020${number}`);
}

function withMark(table: FakeTable, dimension: string, mark: string): FakeTable {
  return {
    ...table,
    rows: (firstDay, lastDay) =>
      table.rows(firstDay, lastDay).map((row) => {
        const value = row.dims[dimension];
        return value === '' ? row : { ...row, dims: { ...row.dims, [dimension]: `${value} ${mark}` } };
      }),
  };
}

/** A page of one shop, asked for by another or the same. */
export function pageAddress(mark: string, asker: string): string {
  return `https://${mark}.example/?asked-by=${asker}`;
}

/** By which id a source knows a shop; its domain where there are no accounts. */
export function accountAt({ mark, shop: { accounts } }: MarkedShop, source: Source): string {
  const ids: Readonly<Record<Source, string>> = {
    ...{ ga4: accounts.ga4, gsc: accounts.gsc, google_ads: accounts.googleAds, meta_ads: accounts.metaAds },
    pagespeed: `${mark}.example`,
  };
  return ids[source];
}

/** The account as the tenant chose it. */
export function chosenAccount(marked: MarkedShop, source: Source): SourceAccount {
  const { name, timezone, currency, accounts } = marked.shop;
  const loginCustomerId = source === 'google_ads' ? accounts.googleAdsManager : null;
  return { externalId: accountAt(marked, source), name, timezone, currency, loginCustomerId };
}

/** All that names a shop: its mark, its ids, and the figure of its pages. */
export function namesOf({ mark, shop }: MarkedShop): readonly string[] {
  return [mark, ...accountsOf(shop), ...shop.pages.map(({ seoScore }) => `${seoScore}`)];
}

/** The shops that a text speaks of, by their marks. */
export function shopsIn(text: string): readonly string[] {
  return MARKED_SHOPS.filter((marked) => namesOf(marked).some((name) => text.includes(name))).map(
    ({ mark }) => mark,
  );
}
