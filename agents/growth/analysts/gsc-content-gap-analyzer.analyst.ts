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

const BAND = {
  ...{ kind: 'band' as const, report: 'queries', by: ['query'] },
  ...{ position: 'position', clicks: 'clicks', impressions: 'impressions' },
};
/** Words by which people ask for knowledge, in the languages that we write. */
const QUESTIONS = {
  ...{ column: 'query', is: 'matches' as const },
  pattern:
    '(^|\\s)(how|what|which|why|best|vs|guide|size|difference|jak|jaki|jaka|jakie|co|czy|ile|który|która|dlaczego|ranking|poradnik|różnica|rozmiar)(\\s|$)',
};

export const gscContentGapAnalyzer = defineAnalyst({
  source: 'gsc',
  name: 'content_gap_analyzer',
  title: { en: 'Content gaps', pl: 'Luki w treści' },
  purpose: 'Finds what people ask for and the shop does not answer well, and content that has grown old.',
  windowDays: 28,
  reports: [GSC_DAYS, gscReport('queries', ['query']), gscReport('pages', ['page']), ORGANIC_WORTH],
  days: 'days',
  measures: GSC,
  headlines: [...SEARCH_HEADLINES, SEARCH_REVENUE],
  scale: 'search_revenue',
  checks: [
    {
      id: 'unanswered_questions',
      rule: {
        ...{ ...BAND, where: [NOT_BRAND, QUESTIONS], from: 7, to: 40, leastImpressions: 100, target: 5 },
        money: { nature: 'opportunity', ...CLICKS_WORTH, part: 0.5 },
      },
      theme: 'ranking_opportunity',
      because:
        'Questions below the first places are seen by people before they choose, and a guide answers them cheaply.',
      effort: 'medium',
      advice: {
        en: 'Write the answer as a guide that leads to the products, one for each topic and not for each query.',
        pl: 'Napisz odpowiedź jako poradnik prowadzący do produktów: jeden na temat, nie na zapytanie.',
      },
    },
    {
      id: 'missing_topics',
      rule: {
        ...{ ...BAND, where: [NOT_BRAND], from: 30, to: 100, leastImpressions: 300, target: 10 },
        money: { nature: 'opportunity', ...CLICKS_WORTH, part: 0.2 },
      },
      theme: 'ranking_opportunity',
      because:
        'Shown often and far behind: the site is thought relevant and has no page for it. One attempt in five succeeds.',
      severity: 'low',
      effort: 'high',
      advice: {
        en: 'Check which of the topics the shop can sell for, and make a category or guide for those.',
        pl: 'Sprawdź, na które tematy sklep ma ofertę, i zrób dla nich kategorię lub poradnik.',
      },
    },
    {
      id: 'growing_demand',
      rule: {
        ...{ kind: 'change', report: 'queries', by: ['query'], where: [NOT_BRAND], measure: 'impressions' },
        ...{ minChange: 0.5, sample: { least: 500 }, direction: 'better' },
      },
      theme: 'ranking_opportunity',
      because:
        'Half as many impressions again within four weeks is demand that grows, or a place that was won.',
      severity: 'low',
      effort: 'medium',
      advice: {
        en: 'Be first with content for it: what grows is not yet well answered by others.',
        pl: 'Bądź pierwszy z treścią: na to, co rośnie, inni jeszcze dobrze nie odpowiadają.',
      },
    },
    {
      id: 'aging_pages',
      rule: {
        ...{ kind: 'change', report: 'pages', by: ['page'], measure: 'clicks' },
        where: [
          {
            column: 'page',
            is: 'matches',
            pattern: '/(blog|guide|guides|poradnik|poradniki|news|article|artyku)',
          },
        ],
        ...{ minChange: 0.3, sample: { least: 30 }, money: FEWER_CLICKS },
      },
      theme: 'ranking_lost',
      because:
        'Guides lose their place with age; three tenths within four weeks is the moment to renew them.',
      effort: 'low',
      advice: {
        en: 'Bring the text up to date, with this year’s products and prices, and say when it was changed.',
        pl: 'Odśwież tekst o tegoroczne produkty i ceny oraz podaj datę zmiany.',
      },
    },
  ],
  cannot: [
    {
      en: 'What rivals write about, and how often people search, is not in Search Console.',
      pl: 'Search Console nie mówi, o czym piszą konkurenci ani jak często ludzie szukają.',
    },
  ],
  caveats: [ANONYMOUS_QUERIES],
});
