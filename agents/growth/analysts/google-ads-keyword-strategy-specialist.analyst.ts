import { defineAnalyst } from '../../analyst.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import { adsReport, GOOGLE_ADS_DAYS, notBrand, WASTE } from './google-ads-reports.ts';

export const googleAdsKeywordStrategySpecialist = defineAnalyst({
  source: 'google_ads',
  name: 'keyword_strategy_specialist',
  title: { en: 'Keywords and search terms', pl: 'Słowa kluczowe i wyszukiwane hasła' },
  purpose:
    'Finds search terms and keywords that spend without selling, match types that are too wide, and terms worth a keyword of their own.',
  windowDays: 91,
  reports: [
    GOOGLE_ADS_DAYS,
    adsReport('search_terms', 'search_term'),
    adsReport('keywords', 'keyword'),
    {
      id: 'settings',
      tool: 'list_entities',
      arguments: { level: 'keyword', enabled_only: true },
      windows: [],
    },
  ],
  days: 'days',
  measures: GOOGLE_ADS,
  headlines: [
    { name: 'cost', report: 'days', measure: 'cost' },
    { name: 'results', report: 'days', measure: 'results' },
    { name: 'roas', report: 'days', measure: 'roas' },
    { name: 'cpa', report: 'days', measure: 'cpa' },
  ],
  scale: 'cost',
  checks: [
    {
      id: 'wasted_terms',
      rule: {
        ...{
          kind: 'efficiency',
          report: 'search_terms',
          by: ['search_term'],
          where: [notBrand('search_term')],
          ...WASTE,
        },
        ...{ leastExpected: 3, factor: 0.3 },
      },
      theme: 'targeting_wasting',
      because:
        'By the rule of three, no conversion where three were to be expected is chance in one case of twenty.',
      effort: 'low',
      advice: {
        en: 'Exclude the terms that the shop has nothing for, at the level of the campaign.',
        pl: 'Wyklucz hasła, na które sklep nie ma oferty, na poziomie kampanii.',
      },
    },
    {
      id: 'wasted_keywords',
      rule: {
        ...{
          kind: 'efficiency',
          report: 'keywords',
          by: ['keyword', 'match_type'],
          where: [notBrand('keyword'), notBrand('campaign')],
          ...WASTE,
        },
        ...{ leastExpected: 5, factor: 0.5 },
      },
      theme: 'targeting_wasting',
      because: 'Half of the ordinary return on enough spend is a keyword that others pay for.',
      effort: 'low',
      advice: {
        en: 'Lower the bid, narrow the match or pause the keyword, and watch the terms behind it first.',
        pl: 'Obniż stawkę, zawęź dopasowanie lub wstrzymaj słowo, a najpierw obejrzyj hasła, które je uruchamiają.',
      },
    },
    {
      id: 'broad_match',
      rule: {
        ...{
          kind: 'gap',
          report: 'keywords',
          by: ['match_type'],
          where: [notBrand('campaign')],
          measure: 'conversion_rate',
        },
        ...{ minChange: 0.3, sample: { least: 500 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.3 },
      },
      theme: 'targeting_wasting',
      because:
        'Wide matching pays when bids know what a conversion is worth; a tested gap of a third says that they do not.',
      effort: 'medium',
      advice: {
        en: 'Move what sells to narrower matching and give the wide keywords a budget of their own.',
        pl: 'Przenieś sprzedające słowa na węższe dopasowanie, a szerokim daj osobny budżet.',
      },
    },
    {
      id: 'winning_terms',
      rule: {
        ...{
          kind: 'efficiency',
          report: 'search_terms',
          by: ['search_term'],
          where: [notBrand('search_term')],
        },
        ...{ cost: 'cost', results: 'results', returns: 'returns', direction: 'better' },
        ...{ leastExpected: 5, factor: 1.5 },
        money: { nature: 'opportunity', quantity: 'clicks', part: 0.3 },
      },
      theme: 'targeting_earning',
      because:
        'A term that brings half as much again as the account, on enough conversions, deserves its own keyword.',
      effort: 'low',
      advice: {
        en: 'Add the terms as exact keywords with texts and pages that answer them.',
        pl: 'Dodaj te hasła jako słowa w dopasowaniu ścisłym, z reklamą i stroną, które na nie odpowiadają.',
      },
    },
    {
      id: 'duplicates',
      rule: {
        kind: 'members',
        report: 'settings',
        by: ['keyword', 'match_type'],
        of: 'ad_group_id',
        beyond: 'above',
        limit: 1,
      },
      theme: 'ads_setup_faulty',
      because: 'One keyword in several ad groups lets them outbid each other, and splits what is learnt.',
      nature: 'risk',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place} stands in {current} ad groups.',
        pl: '{place}: liczba grup reklam z tym słowem to {current}.',
      },
      advice: {
        en: 'Keep the keyword where it sells best and remove it elsewhere.',
        pl: 'Zostaw słowo tam, gdzie sprzedaje najlepiej, i usuń je z pozostałych grup.',
      },
    },
  ],
  cannot: [
    {
      en: 'Search terms that few people used are not shown, so terms add up to less than the spend.',
      pl: 'Rzadkich haseł Google nie pokazuje, więc hasła sumują się do mniej niż wydatki.',
    },
  ],
});
