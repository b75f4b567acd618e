import { defineAnalyst } from '../../analyst.ts';
import { ORGANIC_WORTH } from './ga4-reports.ts';
import { GSC } from './gsc-measures.ts';
import {
  ANONYMOUS_QUERIES,
  CLICKS_WORTH,
  GSC_DAYS,
  gscReport,
  NOT_BRAND,
  SEARCH_REVENUE,
} from './gsc-reports.ts';

const BAND = {
  ...{ kind: 'band' as const, report: 'queries', by: ['query'], where: [NOT_BRAND] },
  ...{ position: 'position', clicks: 'clicks', impressions: 'impressions', leastImpressions: 100 },
};

export const gscKeywordOpportunityHunter = defineAnalyst({
  source: 'gsc',
  name: 'keyword_opportunity_hunter',
  title: { en: 'Keyword opportunities', pl: 'Szanse na słowa kluczowe' },
  purpose:
    'Finds queries that stand just behind the first page, and queries for which pages of the shop compete with each other.',
  windowDays: 28,
  reports: [
    GSC_DAYS,
    gscReport('queries', ['query']),
    { ...gscReport('query_pages', ['query', 'page']), windows: ['current'] },
    ORGANIC_WORTH,
  ],
  days: 'days',
  measures: GSC,
  headlines: [
    SEARCH_REVENUE,
    { name: 'clicks', report: 'days', measure: 'clicks' },
    { name: 'impressions', report: 'days', measure: 'impressions' },
    { name: 'position', report: 'days', measure: 'position' },
  ],
  scale: 'search_revenue',
  checks: [
    {
      id: 'quick_wins',
      rule: {
        ...BAND,
        ...{ from: 10, to: 20, target: 8 },
        money: { nature: 'opportunity', ...CLICKS_WORTH },
      },
      theme: 'ranking_opportunity',
      because:
        'Positions eleven to twenty are the second page: a better page and some internal links are often enough.',
      effort: 'medium',
      advice: {
        en: 'Give the query a page of its own or make the existing one answer it: title, headings, internal links.',
        pl: 'Daj zapytaniu własną stronę albo dopasuj istniejącą: tytuł, nagłówki, linki wewnętrzne.',
      },
    },
    {
      id: 'stretch',
      rule: {
        ...BAND,
        ...{ from: 20, to: 30, target: 10 },
        money: { nature: 'opportunity', ...CLICKS_WORTH, part: 0.3 },
      },
      theme: 'ranking_opportunity',
      because:
        'Positions twenty-one to thirty need new content; about one in three such attempts reaches the first page.',
      severity: 'low',
      effort: 'high',
      advice: {
        en: 'Plan content for these topics only where the shop has something to sell for them.',
        pl: 'Zaplanuj treści na te tematy tylko tam, gdzie sklep ma na nie ofertę.',
      },
    },
    {
      id: 'cannibalisation',
      rule: {
        ...{ kind: 'rivalry', report: 'query_pages', by: ['query'], rival: 'page', where: [NOT_BRAND] },
        ...{ weight: 'impressions', leastShare: 0.25, leastWeight: 200 },
        money: {
          ...{ nature: 'exposed', quantity: { measure: 'clicks' } },
          worth: { report: 'organic', measure: 'visit_worth' },
        },
      },
      theme: 'site_structure_weak',
      because:
        'When a second page takes a quarter of the impressions of a query, the search engine does not know which one is meant.',
      nature: 'risk',
      effort: 'medium',
      advice: {
        en: 'Decide which page answers the query, link to it, and let the other one aim at another query.',
        pl: 'Wskaż stronę, która ma odpowiadać na zapytanie, linkuj do niej, a drugą skieruj na inne zapytanie.',
      },
    },
  ],
  cannot: [
    {
      en: 'How often people search for something is not in Search Console; only searches that showed the shop are.',
      pl: 'Search Console nie podaje, jak często ludzie czegoś szukają, tylko wyszukiwania, w których sklep się pokazał.',
    },
  ],
  caveats: [ANONYMOUS_QUERIES],
});
