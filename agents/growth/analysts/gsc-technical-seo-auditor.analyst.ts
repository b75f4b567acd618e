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
  SEARCH_HEADLINES,
  SEARCH_REVENUE,
  SHOP_PAGES,
  SITEMAPS,
} from './gsc-reports.ts';

const INSPECTED = { kind: 'flag' as const, report: 'inspection', by: ['page'], money: PAGE_CLICKS };

export const gscTechnicalSeoAuditor = defineAnalyst({
  source: 'gsc',
  name: 'technical_seo_auditor',
  title: { en: 'Technical SEO', pl: 'Techniczne SEO' },
  purpose:
    'Looks whether the pages that bring clicks can be crawled and indexed, and whether sitemaps are in order.',
  windowDays: 28,
  reports: [GSC_DAYS, gscReport('pages', ['page']), INSPECTION, SHOP_PAGES, SITEMAPS, ORGANIC_WORTH],
  days: 'days',
  measures: GSC,
  headlines: [...SEARCH_HEADLINES, SEARCH_REVENUE],
  scale: 'search_revenue',
  checks: [
    {
      id: 'noindex',
      rule: {
        ...{ ...INSPECTED, show: ['indexing_state'] },
        where: [
          MEANT_TO_BE_FOUND,
          { column: 'indexing_state', is: 'in', values: ['BLOCKED_BY_META_TAG', 'BLOCKED_BY_HTTP_HEADER'] },
        ],
      },
      theme: 'pages_not_indexed',
      because: 'A page with clicks that asks not to be indexed disappears with the next crawl.',
      severity: 'high',
      effort: 'low',
      finding: {
        en: '{place} asks search engines not to index it.',
        pl: '{place} prosi wyszukiwarki, by jej nie indeksować.',
      },
      advice: {
        en: 'Take the noindex out of tag or header, and ask for a new crawl.',
        pl: 'Usuń noindex z tagu lub nagłówka i poproś o ponowne zindeksowanie.',
      },
    },
    {
      id: 'not_indexed',
      rule: {
        ...{ ...INSPECTED, show: ['coverage_state'] },
        where: [
          MEANT_TO_BE_FOUND,
          { column: 'verdict', is: 'not_in', values: ['PASS', 'VERDICT_UNSPECIFIED'] },
        ],
      },
      theme: 'pages_not_indexed',
      because: 'The verdict of the index is what decides, whatever else a page does well.',
      severity: 'high',
      effort: 'medium',
      finding: {
        en: '{place} is not in the index: {coverage_state}.',
        pl: '{place} nie jest w indeksie: {coverage_state}.',
      },
      advice: {
        en: 'Mend what the state names, then ask for indexing of the page.',
        pl: 'Napraw to, co wskazuje stan, a potem poproś o zindeksowanie strony.',
      },
    },
    {
      id: 'fetch_failed',
      rule: {
        ...{ ...INSPECTED, show: ['page_fetch_state'] },
        where: [
          MEANT_TO_BE_FOUND,
          {
            ...{ column: 'page_fetch_state', is: 'not_in' },
            values: ['SUCCESSFUL', 'PAGE_FETCH_STATE_UNSPECIFIED'],
          },
        ],
      },
      theme: 'pages_not_indexed',
      because: 'What could not be fetched at the last crawl is dropped after a few more.',
      severity: 'high',
      effort: 'medium',
      finding: {
        en: '{place} could not be fetched: {page_fetch_state}.',
        pl: '{place}: nie udało się jej pobrać ({page_fetch_state}).',
      },
      advice: {
        en: 'Answer with the page, or redirect to the one that took its place.',
        pl: 'Zwracaj stronę albo przekieruj na tę, która ją zastąpiła.',
      },
    },
    {
      id: 'blocked_by_robots',
      rule: {
        ...INSPECTED,
        where: [MEANT_TO_BE_FOUND, { column: 'robots_txt_state', is: 'in', values: ['DISALLOWED'] }],
      },
      theme: 'pages_not_indexed',
      because:
        'A page that brings clicks and may not be crawled is shown without its content, and then no more.',
      severity: 'high',
      effort: 'low',
      finding: {
        en: '{place} is closed to crawlers by robots.txt.',
        pl: '{place} jest zamknięta w robots.txt.',
      },
      advice: { en: 'Open the path in robots.txt.', pl: 'Odblokuj ścieżkę w robots.txt.' },
    },
    {
      id: 'other_canonical',
      rule: {
        ...{ ...INSPECTED, show: ['google_canonical'] },
        where: [
          MEANT_TO_BE_FOUND,
          { column: 'google_canonical', is: 'differs_from', other: 'user_canonical' },
        ],
      },
      theme: 'pages_not_indexed',
      because: 'Where the index takes another address than the page names, two pages look alike to it.',
      nature: 'risk',
      effort: 'medium',
      finding: {
        en: '{place}: the index takes {google_canonical} for it.',
        pl: '{place}: indeks przyjmuje zamiast niej {google_canonical}.',
      },
      advice: {
        en: 'Make the pages differ, or let both name the one that is to count.',
        pl: 'Zróżnicuj strony albo na obu wskaż tę, która ma się liczyć.',
      },
    },
    {
      id: 'sitemap_errors',
      rule: {
        ...{
          kind: 'level',
          report: 'sitemaps',
          by: ['url'],
          measure: 'sitemap_errors',
          beyond: 'above',
          limit: 0,
        },
      },
      theme: 'pages_not_indexed',
      because: 'A sitemap with errors is read in part, and new products are found late.',
      severity: 'medium',
      effort: 'low',
      finding: {
        en: 'Sitemap with errors ({current}): {place}.',
        pl: 'Mapa witryny z błędami ({current}): {place}.',
      },
      advice: {
        en: 'Mend the sitemap: only addresses that answer, are canonical, and may be indexed.',
        pl: 'Popraw mapę: tylko adresy działające, kanoniczne i dopuszczone do indeksu.',
      },
    },
  ],
  cannot: [
    {
      en: 'Totals of coverage, security issues and manual actions are not in the interface; look into Search Console for them.',
      pl: 'Sum stanu indeksu, problemów bezpieczeństwa i ręcznych działań nie ma w interfejsie; zajrzyj do Search Console.',
    },
  ],
  caveats: [FEW_PAGES],
});
