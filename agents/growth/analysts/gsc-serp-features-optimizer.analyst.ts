import { defineAnalyst } from '../../analyst.ts';
import { ORGANIC_WORTH } from './ga4-reports.ts';
import { GSC } from './gsc-measures.ts';
import {
  CLICKS_WORTH,
  FEW_PAGES,
  FEWER_CLICKS,
  GSC_DAYS,
  gscReport,
  INSPECTION,
  PAGE_CLICKS,
  SEARCH_HEADLINES,
  SEARCH_REVENUE,
  SHOP_PAGES,
} from './gsc-reports.ts';

export const gscSerpFeaturesOptimizer = defineAnalyst({
  source: 'gsc',
  name: 'serp_features_optimizer',
  title: { en: 'Rich results', pl: 'Wyniki rozszerzone' },
  purpose:
    'Looks which pages appear with more than a plain link, which have lost it, and which could have it.',
  windowDays: 28,
  reports: [
    GSC_DAYS,
    gscReport('appearances', ['searchAppearance']),
    gscReport('pages', ['page']),
    INSPECTION,
    SHOP_PAGES,
    ORGANIC_WORTH,
  ],
  days: 'days',
  measures: GSC,
  headlines: [...SEARCH_HEADLINES, SEARCH_REVENUE],
  scale: 'search_revenue',
  checks: [
    {
      id: 'no_rich_result',
      rule: {
        ...{ kind: 'flag', report: 'inspection', by: ['page'], money: PAGE_CLICKS },
        where: [
          { column: 'rich_results', is: 'missing' },
          { column: 'page', is: 'matches', pattern: '/(p|product|products|produkt|produkty|item)/' },
          { column: 'verdict', is: 'in', values: ['PASS'] },
        ],
      },
      theme: 'page_markup_faulty',
      because: 'Price, stock and stars beside the link are what a shop can have on every product page.',
      severity: 'medium',
      effort: 'medium',
      finding: {
        en: '{place} is shown as a plain link.',
        pl: '{place} wyświetla się jako zwykły link.',
      },
      advice: {
        en: 'Add structured data for products with price, availability and reviews, and test it.',
        pl: 'Dodaj dane strukturalne produktu z ceną, dostępnością i opiniami oraz przetestuj je.',
      },
    },
    {
      id: 'rich_result_failing',
      rule: {
        ...{ kind: 'flag', report: 'inspection', by: ['page'], show: ['rich_results'], money: PAGE_CLICKS },
        where: [{ column: 'rich_results_verdict', is: 'in', values: ['FAIL', 'PARTIAL'] }],
      },
      theme: 'page_markup_faulty',
      because: 'Structured data with errors counts as none.',
      severity: 'high',
      effort: 'low',
      finding: {
        en: '{place} has structured data with errors: {rich_results}.',
        pl: '{place} ma błędne dane strukturalne: {rich_results}.',
      },
      advice: { en: 'Mend the fields that the test names.', pl: 'Popraw pola wskazane przez test.' },
    },
    {
      id: 'appearance_lost',
      rule: {
        ...{ kind: 'turnover', report: 'appearances', by: ['searchAppearance'], measure: 'clicks' },
        ...{ least: 20, mode: 'lost', money: { nature: 'loss', ...CLICKS_WORTH } },
      },
      theme: 'ranking_lost',
      because:
        'A kind of result that vanishes within four weeks was taken away, or its markup was lost in a release.',
      severity: 'high',
      effort: 'medium',
      advice: {
        en: 'Compare the markup of the pages with the last release that still had it.',
        pl: 'Porównaj znaczniki stron z ostatnim wdrożeniem, które je jeszcze miało.',
      },
    },
    {
      id: 'appearance_down',
      rule: {
        ...{ kind: 'change', report: 'appearances', by: ['searchAppearance'], measure: 'clicks' },
        ...{ minChange: 0.3, sample: { least: 50 }, money: FEWER_CLICKS },
      },
      theme: 'ranking_lost',
      because: 'A tested loss of three tenths in one kind of result alone is a matter of that kind.',
      effort: 'medium',
      advice: {
        en: 'Check for which pages the result went, and whether data such as price or stock became invalid there.',
        pl: 'Sprawdź, którym stronom znikł wynik i czy cena lub dostępność nie są tam błędne.',
      },
    },
    {
      id: 'appearance_ctr',
      rule: {
        ...{ kind: 'gap', report: 'appearances', by: ['searchAppearance'], measure: 'ctr' },
        ...{ minChange: 0.4, sample: { least: 1_000 } },
      },
      theme: 'ranking_opportunity',
      because:
        'A kind of result that is clicked little over half as often as the others answers people before they click.',
      severity: 'low',
      effort: 'medium',
      advice: {
        en: 'Give in the result what makes people come, and keep the rest for the page.',
        pl: 'W wyniku podaj to, co skłania do wejścia, a resztę zostaw na stronie.',
      },
    },
  ],
  cannot: [
    {
      en: 'Featured snippets and answers of a model are not told apart in the data.',
      pl: 'Dane nie wyróżniają fragmentów z odpowiedzią ani odpowiedzi modelu.',
    },
  ],
  caveats: [FEW_PAGES],
});
