import { defineAnalyst } from '../../analyst.ts';
import { ORGANIC_WORTH } from './ga4-reports.ts';
import { GSC } from './gsc-measures.ts';
import {
  ANONYMOUS_QUERIES,
  CLICKS_WORTH,
  GSC_DAYS,
  gscReport,
  NOT_BRAND,
  SEARCH_HEADLINES,
  SEARCH_REVENUE,
} from './gsc-reports.ts';

export const gscCompetitiveSearchIntelligence = defineAnalyst({
  source: 'gsc',
  name: 'competitive_search_intelligence',
  title: { en: 'Ground lost and gained', pl: 'Pozycje stracone i zdobyte' },
  purpose: 'Finds queries for which others have taken the place of the shop, and those that it has won.',
  windowDays: 28,
  reports: [GSC_DAYS, gscReport('queries', ['query']), gscReport('countries', ['country']), ORGANIC_WORTH],
  days: 'days',
  measures: GSC,
  headlines: [...SEARCH_HEADLINES, SEARCH_REVENUE],
  scale: 'search_revenue',
  checks: [
    {
      id: 'displaced',
      rule: {
        ...{ kind: 'change', report: 'queries', by: ['query'], where: [NOT_BRAND], measure: 'position' },
        ...{ minChange: 0.3, sample: { measure: 'impressions', least: 300 } },
        money: {
          ...{ nature: 'exposed', quantity: { measure: 'clicks' } },
          worth: { report: 'organic', measure: 'visit_worth' },
        },
      },
      theme: 'ranking_lost',
      because:
        'An average position that is worse by three tenths on three hundred impressions means that others moved in.',
      effort: 'medium',
      advice: {
        en: 'Search for the query, see who stands above now and what their page has that ours lacks.',
        pl: 'Wyszukaj to zapytanie, zobacz, kto stoi wyżej i co ma jego strona, a czego brakuje naszej.',
      },
    },
    {
      id: 'lost_queries',
      rule: {
        ...{ kind: 'turnover', report: 'queries', by: ['query'], measure: 'clicks', least: 20, mode: 'lost' },
        ...{ where: [NOT_BRAND], money: { nature: 'loss', ...CLICKS_WORTH } },
      },
      theme: 'ranking_lost',
      because:
        'Twenty clicks that shrink to next to none within four weeks are a lost place, or the end of a season.',
      effort: 'medium',
      advice: {
        en: 'Check the same weeks a year before; if they had the clicks, win the page back.',
        pl: 'Sprawdź te same tygodnie rok wcześniej; jeśli kliknięcia były, odzyskaj pozycję strony.',
      },
    },
    {
      id: 'gained_queries',
      rule: {
        ...{
          kind: 'turnover',
          report: 'queries',
          by: ['query'],
          measure: 'clicks',
          least: 20,
          mode: 'gained',
        },
        ...{ where: [NOT_BRAND], money: { nature: 'opportunity', ...CLICKS_WORTH } },
      },
      theme: 'ranking_opportunity',
      because: 'A query that has begun to bring clicks shows what the site is now taken for.',
      severity: 'low',
      effort: 'low',
      advice: {
        en: 'Strengthen the page while it rises: offer, internal links, structured data.',
        pl: 'Wzmocnij stronę, póki rośnie: oferta, linki wewnętrzne, dane strukturalne.',
      },
    },
    {
      id: 'brand_dependence',
      rule: {
        ...{ kind: 'part', report: 'queries', measure: 'clicks', above: 0.6, leastTotal: 200 },
        within: [{ column: 'query', is: 'matches', pattern: '{brand}' }],
      },
      theme: 'dependence',
      because: 'Above three fifths, search brings mostly people who knew the shop already.',
      nature: 'risk',
      effort: 'high',
      finding: {
        en: '{current} of the clicks come from people who looked for the shop by its name.',
        pl: '{current} kliknięć pochodzi od osób, które szukały sklepu po nazwie.',
      },
      advice: {
        en: 'Build pages for what people look for before they know the shop: categories, comparisons, guides.',
        pl: 'Twórz strony na to, czego ludzie szukają, zanim poznają sklep: kategorie, porównania, poradniki.',
      },
    },
  ],
  cannot: [
    {
      en: 'Search Console shows nothing of competitors: who took the place has to be looked up in the results.',
      pl: 'Search Console nie pokazuje konkurentów: kto zajął miejsce, trzeba sprawdzić w wynikach.',
    },
  ],
  caveats: [ANONYMOUS_QUERIES],
});
