import { defineAnalyst } from '../../analyst.ts';
import { ORGANIC_WORTH } from './ga4-reports.ts';
import { GSC } from './gsc-measures.ts';
import {
  FEW_PAGES,
  GSC_DAYS,
  gscReport,
  INSPECTION,
  MEANT_TO_BE_FOUND,
  PAGE_CLICKS,
  SEARCH_REVENUE,
  SHOP_PAGES,
  SITEMAPS,
} from './gsc-reports.ts';

const INSPECTED = { kind: 'flag' as const, report: 'inspection', by: ['page'], money: PAGE_CLICKS };

export const gscIndexingCrawlOptimizer = defineAnalyst({
  source: 'gsc',
  name: 'indexing_crawl_optimizer',
  title: { en: 'Indexing and crawling', pl: 'Indeksowanie i skanowanie' },
  purpose:
    'Looks whether important pages are crawled often enough, and whether crawling is spent on what should not be found.',
  windowDays: 28,
  reports: [GSC_DAYS, gscReport('pages', ['page']), INSPECTION, SHOP_PAGES, SITEMAPS, ORGANIC_WORTH],
  days: 'days',
  measures: GSC,
  headlines: [
    SEARCH_REVENUE,
    { name: 'pages_shown', report: 'pages', measure: 'inspected' },
    { name: 'addresses_in_sitemaps', report: 'sitemaps', measure: 'sitemap_urls' },
    { name: 'clicks', report: 'days', measure: 'clicks' },
    { name: 'impressions', report: 'days', measure: 'impressions' },
  ],
  scale: 'search_revenue',
  checks: [
    {
      id: 'not_crawled',
      rule: {
        ...{ ...INSPECTED, show: ['last_crawl_at'] },
        where: [MEANT_TO_BE_FOUND, { column: 'last_crawl_at', is: 'before', day: '60 days ago' }],
      },
      theme: 'pages_not_indexed',
      because:
        'Pages that sell are crawled every few weeks; after two months prices and stock in the index are of the past.',
      severity: 'medium',
      effort: 'medium',
      finding: {
        en: '{place} has not been crawled for a long time.',
        pl: '{place} dawno nie była odwiedzona przez robota.',
      },
      advice: {
        en: 'Link to the page from pages that are crawled often, and keep its date in the sitemap true.',
        pl: 'Podlinkuj stronę z często odwiedzanych i podawaj w mapie witryny prawdziwą datę zmiany.',
      },
    },
    {
      id: 'crawled_not_indexed',
      rule: {
        ...{ ...INSPECTED, show: ['coverage_state'] },
        where: [MEANT_TO_BE_FOUND, { column: 'verdict', is: 'in', values: ['NEUTRAL', 'FAIL'] }],
      },
      theme: 'pages_not_indexed',
      because: 'Crawled and not indexed means that the index thinks the page not worth it, or was told so.',
      severity: 'high',
      effort: 'medium',
      finding: {
        en: '{place} is not in the index: {coverage_state}.',
        pl: '{place} nie jest w indeksie: {coverage_state}.',
      },
      advice: {
        en: 'Give the page what its neighbours do not have, or put it together with another one.',
        pl: 'Daj stronie to, czego nie mają podobne, albo połącz ją z inną.',
      },
    },
    {
      id: 'parameters',
      rule: {
        ...{ kind: 'part', report: 'pages', measure: 'impressions', above: 0.1, leastTotal: 1_000 },
        within: [
          {
            column: 'page',
            is: 'matches',
            pattern: '[?&](sort|filter|order|page|utm_|sid|session|color|size)[^=]*=',
          },
        ],
      },
      theme: 'site_structure_weak',
      because:
        'When a tenth of what is shown are sorted and filtered lists, the crawler spends its time on them.',
      nature: 'risk',
      effort: 'medium',
      finding: {
        en: '{current} of the impressions go to addresses with filters or sorting.',
        pl: '{current} wyświetleń trafia na adresy z filtrami lub sortowaniem.',
      },
      advice: {
        en: 'Name the plain list as canonical, and keep filters out of links that crawlers follow.',
        pl: 'Wskaż zwykłą listę jako kanoniczną i nie linkuj filtrów dla robotów.',
      },
    },
    {
      id: 'sitemap_not_read',
      rule: {
        ...{ kind: 'flag', report: 'sitemaps', by: ['url'] },
        where: [{ column: 'read_at', is: 'before', day: '14 days ago' }],
      },
      theme: 'pages_not_indexed',
      because:
        'A sitemap of a shop is read every few days; two weeks say that it cannot be, or is not trusted.',
      severity: 'medium',
      effort: 'low',
      finding: {
        en: 'Sitemap that is no longer read: {place}.',
        pl: 'Mapa witryny, której nikt nie czyta: {place}.',
      },
      advice: {
        en: 'Submit it again and check that it answers.',
        pl: 'Prześlij ją ponownie i sprawdź, czy działa.',
      },
    },
    {
      id: 'sitemap_warnings',
      rule: {
        ...{ kind: 'level', report: 'sitemaps', by: ['url'], measure: 'sitemap_warnings' },
        ...{ beyond: 'above', limit: 0 },
      },
      theme: 'pages_not_indexed',
      because: 'Warnings are addresses that the crawler could not use.',
      severity: 'low',
      effort: 'low',
      finding: {
        en: 'Sitemap with warnings ({current}): {place}.',
        pl: 'Mapa witryny z ostrzeżeniami ({current}): {place}.',
      },
      advice: {
        en: 'Take addresses out that redirect, are blocked or are gone.',
        pl: 'Usuń adresy, które przekierowują, są zablokowane lub nie istnieją.',
      },
    },
  ],
  cannot: [
    {
      en: 'Crawl statistics and the number of indexed pages are not in the interface.',
      pl: 'Statystyk skanowania i liczby zindeksowanych stron nie ma w interfejsie.',
    },
  ],
  caveats: [FEW_PAGES],
});
