import { addDays } from '#core/time.ts';
import type { FakePage, FieldSpeed, LabSpeed } from './fake-page.ts';
import type { FakeShop } from './fake-shop.ts';
import { TEST_ADS } from './testing-ads.ts';
import { everyDay, LAST_DAY } from './testing-table.ts';

const FIELD: FieldSpeed = { lcp: 2840, inp: 180, cls: 0.08, fcp: 1710, ttfb: 760 };
const LAB: LabSpeed = { fcp: 1800, lcp: 5210, tbt: 520, cls: 0.07, speedIndex: 4000, serverResponse: 700 };

const visit = (channel: string, device: string, sessions: number) => ({
  dims: {
    channel,
    source: channel === 'Direct' ? '(direct)' : 'google',
    medium: 'x',
    campaign: '(none)',
    device,
    country: 'Norway',
  },
  measures: {
    sessions,
    users: sessions - 2,
    newUsers: 5,
    bounces: 4,
    pageviews: sessions * 3,
    timeOnSite: sessions * 60,
    itemViews: 10,
    addToCarts: 6,
    checkouts: 4,
    transactions: 2,
    revenue: sessions * 2.5,
  },
});

const VISITS = [
  visit('Organic Search', 'mobile', 40),
  visit('Organic Search', 'desktop', 30),
  visit('Direct', 'mobile', 20),
  visit('Direct', 'desktop', 10),
];
const VISIT_DIMENSIONS = ['channel', 'source', 'medium', 'campaign', 'device', 'country'];

const hit = (query: string, page: string, clicks: number) => ({
  dims: { query, page, country: 'nor', device: 'MOBILE', appearance: '' },
  measures: { clicks, impressions: clicks * 20, rankings: clicks * 20 * 7.25 },
});

const INDEXED: FakePage['index'] = {
  verdict: 'PASS',
  coverage: 'Submitted and indexed',
  robots: 'ALLOWED',
  indexing: 'INDEXING_ALLOWED',
  fetch: 'SUCCESSFUL',
  lastCrawl: LAST_DAY,
  canonical: 'https://shop.example/',
  richResults: [],
};
const asset = (url: string, wastedBytes: number, blocks: number) => ({
  url,
  bytes: 412_000,
  wastedBytes,
  blocks,
  cacheSeconds: 3600,
});
const HOME: FakePage = {
  url: 'https://shop.example/',
  title: 'Shop',
  kind: 'home',
  index: INDEXED,
  field: { mobile: FIELD, desktop: null },
  lab: { mobile: LAB, desktop: LAB },
  images: [asset('https://shop.example/hero.jpg', 298_000, 0)],
  scripts: [asset('https://shop.example/shop.js', 0, 120)],
  styles: [],
  seoScore: 0.9,
};

const WEB: FakeShop['web'] = {
  visits: everyDay(VISIT_DIMENSIONS, VISITS),
  landings: everyDay(
    [...VISIT_DIMENSIONS, 'landingPage', 'visitor'],
    VISITS.map(({ dims, measures }) => ({
      dims: { ...dims, landingPage: '/', visitor: 'new' },
      measures,
    })),
  ),
  items: everyDay(
    ['product', 'productId', 'category'],
    [
      {
        dims: { product: 'Player', productId: 'P1', category: 'Vinyl' },
        measures: {
          itemsViewed: 50,
          itemsAddedToCart: 9,
          itemsCheckedOut: 5,
          itemsPurchased: 3,
          itemRevenue: 300,
        },
      },
    ],
  ),
  pageviews: everyDay(
    ['page', 'pageTitle', 'device'],
    [{ dims: { page: '/', pageTitle: 'Shop', device: 'mobile' }, measures: { pageviews: 180 } }],
  ),
};

const SEARCH = everyDay(
  ['query', 'page', 'country', 'device', 'appearance'],
  [
    hit('vinyl player', 'https://shop.example/players', 14),
    hit('record player', 'https://shop.example/players', 6),
    hit('turntable', 'https://shop.example/', 6),
    hit('', 'https://shop.example/', 4),
  ],
);

/** A shop whose numbers can be added up in the head; other ids make another shop of it. */
export function testShop(number = 1): FakeShop {
  return {
    name: `Shop ${number}`,
    url: 'https://shop.example/',
    timezone: 'Europe/Oslo',
    currency: 'NOK',
    accounts: {
      ga4: `10000000${number}`,
      gsc: number === 1 ? 'sc-domain:shop.example' : `sc-domain:shop-${number}.example`,
      googleAds: `100000000${number}`,
      googleAdsManager: `900000000${number}`,
      metaAds: `act_${number}`,
    },
    lastDay: LAST_DAY,
    web: WEB,
    search: SEARCH,
    sitemaps: [
      {
        url: 'https://shop.example/sitemap.xml',
        submitted: 10,
        indexed: 9,
        errors: 0,
        warnings: 1,
        lastRead: addDays(LAST_DAY, -1),
      },
    ],
    pages: [HOME],
    originSpeed: { mobile: FIELD, desktop: FIELD },
    ads: TEST_ADS,
  };
}
