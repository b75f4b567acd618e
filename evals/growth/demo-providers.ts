import { InvalidInputError } from '#core/errors.ts';
import type { FakeAccounts, FakeShop } from '#mcp-servers/growth/fakes/fake-shop.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import { demoAds, wastefulFacts } from './demo-provider-ads.ts';
import { readDemoFacts } from './demo-provider-facts.ts';
import { demoItems, demoPageviews } from './demo-provider-items.ts';
import { demoLandings } from './demo-provider-landings.ts';
import { demoPages, ORIGIN_SPEED } from './demo-provider-pages.ts';
import { demoSearch } from './demo-provider-search.ts';
import { PLANTED_FINDINGS, type PlantedFinding } from './demo-provider-truth.ts';
import { demoVisits } from './demo-provider-visits.ts';
import type { DemoShop } from './demo-shop.ts';

/** The demo shop as all five providers see it. */
export interface DemoProviders {
  readonly shop: FakeShop;
  /** What was planted besides the incidents of the demo shop. */
  readonly truth: readonly PlantedFinding[];
  /** Facts of the planted campaign, which the demo's own facts do not have: both together are what the providers tell. */
  readonly addedFacts: readonly FactRow[];
}

export interface DemoProvidersOptions {
  /** Of the splits that the demo's facts do not tell; 1 when left out. */
  readonly seed?: number;
  /** Other ids, for a second shop of the same kind. */
  readonly accounts?: Partial<FakeAccounts>;
}

const ACCOUNTS: FakeAccounts = {
  ga4: '100000001',
  gsc: 'sc-domain:demo-shop.example',
  googleAds: '1000000001',
  googleAdsManager: '9000000001',
  metaAds: 'act_1000000001',
};

/** Builds the providers' data from a demo shop; every total is that of the shop's facts. */
export function buildDemoProviders(shop: DemoShop, options: DemoProvidersOptions = {}): DemoProviders {
  const days = [...new Set(shop.facts.map(({ day }) => day))].toSorted();
  const lastDay = days.at(-1);
  if (lastDay === undefined) throw new InvalidInputError('The demo shop has no facts to show to providers.');
  const facts = readDemoFacts(shop, options.seed ?? 1);
  const { name, domain, timezone, currency } = shop.profile;
  const origin = `https://${domain}`;
  const visits = demoVisits(facts);
  const pages = demoPages(origin, lastDay);
  return {
    truth: PLANTED_FINDINGS,
    addedFacts: wastefulFacts(facts, days),
    shop: {
      name,
      url: `${origin}/`,
      timezone,
      currency,
      accounts: { ...ACCOUNTS, ...options.accounts },
      lastDay,
      web: {
        visits,
        landings: demoLandings(facts, visits),
        items: demoItems(facts, visits),
        pageviews: demoPageviews(visits),
      },
      search: demoSearch(facts, origin),
      sitemaps: [
        {
          url: `${origin}/sitemap.xml`,
          submitted: pages.length,
          indexed: pages.filter(({ index }) => index.verdict === 'PASS').length,
          errors: 0,
          warnings: 1,
          lastRead: lastDay,
        },
      ],
      pages,
      originSpeed: ORIGIN_SPEED,
      ads: demoAds(facts, origin, lastDay),
    },
  };
}
