import { defineAnalyst } from '../../analyst.ts';
import { ORGANIC_WORTH } from './ga4-reports.ts';
import { GSC } from './gsc-measures.ts';
import {
  ANONYMOUS_QUERIES,
  CLICKS_WORTH,
  FEWER_CLICKS,
  GSC_DAYS,
  gscReport,
  NOT_BRAND,
  SEARCH_HEADLINES,
  SEARCH_REVENUE,
} from './gsc-reports.ts';

const CURVE = { position: 'position', clicks: 'clicks', impressions: 'impressions' };

export const gscSearchPerformanceAnalyst = defineAnalyst({
  source: 'gsc',
  name: 'search_performance_analyst',
  title: { en: 'Search performance', pl: 'Wyniki w wyszukiwarce' },
  purpose:
    'Finds queries and pages that are seen and not clicked, and what has lost clicks since the weeks before.',
  windowDays: 28,
  reports: [GSC_DAYS, gscReport('queries', ['query']), gscReport('pages', ['page']), ORGANIC_WORTH],
  days: 'days',
  measures: GSC,
  headlines: [...SEARCH_HEADLINES, SEARCH_REVENUE],
  scale: 'search_revenue',
  checks: [
    {
      id: 'seen_not_clicked',
      rule: {
        ...{ kind: 'curve', report: 'queries', by: ['query'], where: [NOT_BRAND], ...CURVE },
        ...{ leastImpressions: 300, below: 0.6, money: { nature: 'opportunity', ...CLICKS_WORTH } },
      },
      theme: 'ranking_opportunity',
      because:
        'Measured by the own curve of the site; names of brands are left out, because they are clicked far more at any place.',
      effort: 'low',
      advice: {
        en: 'Rewrite title and description of the page so that they answer the query better than its neighbours do.',
        pl: 'Napisz tytuł i opis strony tak, by odpowiadały na zapytanie lepiej niż sąsiednie wyniki.',
      },
    },
    {
      id: 'pages_not_clicked',
      rule: {
        ...{ kind: 'curve', report: 'pages', by: ['page'], ...CURVE },
        ...{ leastImpressions: 500, below: 0.6, money: { nature: 'opportunity', ...CLICKS_WORTH } },
      },
      theme: 'ranking_opportunity',
      because:
        'A page below three fifths of the curve over all its queries has a weak title, or is shown for the wrong queries.',
      effort: 'low',
      advice: {
        en: 'Look at the queries of the page first: if they do not fit, it is the content and not the title.',
        pl: 'Najpierw obejrzyj zapytania tej strony: jeśli nie pasują, problemem jest treść, a nie tytuł.',
      },
    },
    {
      id: 'clicks_down',
      rule: {
        ...{ kind: 'change', report: 'days', measure: 'clicks', minChange: 0.1 },
        ...{ sample: { least: 200 }, money: FEWER_CLICKS },
      },
      theme: 'ranking_lost',
      because:
        'Four weeks against four: a tenth is beyond the ordinary, and the year before tells season from loss.',
      severity: 'high',
      effort: 'medium',
      advice: {
        en: 'See whether impressions fell, which is demand or indexing, or only clicks, which is position or the look of the results.',
        pl: 'Sprawdź, czy spadły wyświetlenia (popyt lub indeksacja), czy same kliknięcia (pozycja lub wygląd wyników).',
      },
    },
    {
      id: 'pages_down',
      rule: {
        ...{ kind: 'change', report: 'pages', by: ['page'], measure: 'clicks' },
        ...{ minChange: 0.3, sample: { least: 50 }, money: FEWER_CLICKS },
      },
      theme: 'ranking_lost',
      because: 'A tested loss of three tenths of the clicks of one page is a loss of place or of stock.',
      effort: 'medium',
      advice: {
        en: 'Check the page: still there, still indexed, still in stock, and what stands above it now.',
        pl: 'Sprawdź stronę: czy istnieje, jest w indeksie i na stanie oraz co stoi teraz nad nią.',
      },
    },
  ],
  caveats: [ANONYMOUS_QUERIES],
});
