import { defineAnalyst } from '../../analyst.ts';
import { ORGANIC_WORTH } from './ga4-reports.ts';
import { GSC } from './gsc-measures.ts';
import {
  FEW_PAGES,
  GSC_DAYS,
  gscReport,
  INSPECTION,
  MEANT_TO_BE_FOUND,
  NOT_BRAND,
  PAGE_CLICKS,
  SEARCH_HEADLINES,
  SEARCH_REVENUE,
  SHOP_PAGES,
} from './gsc-reports.ts';

export const gscSiteStructureAnalyzer = defineAnalyst({
  source: 'gsc',
  name: 'site_structure_analyzer',
  title: { en: 'Structure of the site', pl: 'Struktura witryny' },
  purpose:
    'Looks for pages that nothing leads to, pages that stand in each other’s way, and search that hangs on one page.',
  windowDays: 28,
  reports: [
    GSC_DAYS,
    gscReport('pages', ['page']),
    { ...gscReport('query_pages', ['query', 'page']), windows: ['current'] },
    INSPECTION,
    SHOP_PAGES,
    ORGANIC_WORTH,
  ],
  days: 'days',
  measures: GSC,
  headlines: [
    SEARCH_REVENUE,
    { name: 'pages_shown', report: 'pages', measure: 'inspected' },
    ...SEARCH_HEADLINES,
  ],
  scale: 'search_revenue',
  checks: [
    {
      id: 'no_links',
      rule: {
        ...{ kind: 'flag', report: 'inspection', by: ['page'], money: PAGE_CLICKS },
        where: [MEANT_TO_BE_FOUND, { column: 'referring_urls', is: 'missing' }],
      },
      theme: 'site_structure_weak',
      because:
        'The inspection names pages through which one was found; none is a hint, not a proof, that no page links to it.',
      nature: 'risk',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place}: no page is known that leads to it.',
        pl: '{place}: nie jest znana żadna strona, która do niej prowadzi.',
      },
      advice: {
        en: 'Link to it from its category and from pages about the same thing.',
        pl: 'Podlinkuj ją z kategorii i ze stron o tym samym.',
      },
    },
    {
      id: 'not_in_sitemap',
      rule: {
        ...{ kind: 'flag', report: 'inspection', by: ['page'], money: PAGE_CLICKS },
        where: [MEANT_TO_BE_FOUND, { column: 'sitemaps', is: 'missing' }],
      },
      theme: 'pages_not_indexed',
      because: 'Pages that bring clicks belong into the sitemap, so that changes of them are seen early.',
      severity: 'low',
      effort: 'low',
      finding: { en: '{place} stands in no sitemap.', pl: '{place} nie występuje w żadnej mapie witryny.' },
      advice: { en: 'Add it to the sitemap.', pl: 'Dodaj ją do mapy witryny.' },
    },
    {
      id: 'rival_pages',
      rule: {
        ...{ kind: 'rivalry', report: 'query_pages', by: ['query'], rival: 'page', where: [NOT_BRAND] },
        ...{ weight: 'impressions', leastShare: 0.3, leastWeight: 300 },
        money: {
          ...{ nature: 'exposed', quantity: { measure: 'clicks' } },
          worth: { report: 'organic', measure: 'visit_worth' },
        },
      },
      theme: 'site_structure_weak',
      because:
        'Where a second page takes three tenths, the structure does not say which page a topic belongs to.',
      nature: 'risk',
      effort: 'medium',
      advice: {
        en: 'Give each topic one page, and have the others link to it.',
        pl: 'Przypisz każdemu tematowi jedną stronę, a z pozostałych do niej linkuj.',
      },
    },
    {
      id: 'dependence',
      rule: {
        ...{ kind: 'concentration', report: 'pages', by: ['page'], measure: 'clicks' },
        ...{ above: 0.4, leastPlaces: 10, leastTotal: 200 },
      },
      theme: 'dependence',
      because: 'Above two fifths on one page, the depth of the site is not found.',
      nature: 'risk',
      effort: 'high',
      advice: {
        en: 'Lead from that page to categories and products by plain links.',
        pl: 'Prowadź z tej strony do kategorii i produktów zwykłymi linkami.',
      },
    },
  ],
  cannot: [
    {
      en: 'The report of links is not in the interface, so depth and orphans need a crawler.',
      pl: 'Raportu linków nie ma w interfejsie, więc głębokość i sieroty wymagają crawlera.',
    },
  ],
  caveats: [FEW_PAGES],
});
