import { defineAnalyst } from '../../analyst.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import { AD_HEADLINES, adsReport, GAIN, GOOGLE_ADS_DAYS, ITS_COST, WASTE } from './google-ads-reports.ts';

export const googleAdsShoppingCampaignOptimizer = defineAnalyst({
  source: 'google_ads',
  name: 'shopping_campaign_optimizer',
  title: { en: 'Shopping ads', pl: 'Reklamy produktowe' },
  purpose:
    'Finds products that eat the budget of shopping campaigns, and those that would sell more with more of it.',
  windowDays: 91,
  reports: [GOOGLE_ADS_DAYS, adsReport('products', 'product')],
  days: 'days',
  measures: GOOGLE_ADS,
  headlines: [
    { name: 'shopping_cost', report: 'products', measure: 'cost' },
    { name: 'shopping_roas', report: 'products', measure: 'roas' },
    { name: 'shopping_conversion_rate', report: 'products', measure: 'conversion_rate' },
    ...AD_HEADLINES,
  ],
  scale: 'shopping_cost',
  checks: [
    {
      id: 'eating_products',
      rule: {
        ...{ kind: 'efficiency', report: 'products', by: ['product'], ...WASTE },
        ...{ leastExpected: 3, factor: 0.3 },
      },
      theme: 'targeting_wasting',
      because: 'By the rule of three, no sale where three were due is chance in one case of twenty.',
      effort: 'low',
      advice: {
        en: 'Exclude them, or put them into a campaign of their own with a higher target.',
        pl: 'Wyklucz je albo przenieś do osobnej kampanii z wyższym celem.',
      },
    },
    {
      id: 'starved_products',
      rule: {
        ...{ kind: 'efficiency', report: 'products', by: ['product'], ...GAIN },
        ...{ leastExpected: 5, factor: 1.5 },
      },
      theme: 'targeting_earning',
      because: 'Half as much again as the ordinary return on five due sales is worth bidding more.',
      effort: 'low',
      advice: {
        en: 'Put them into a campaign with a budget of its own, and watch the stock.',
        pl: 'Przenieś je do kampanii z własnym budżetem i pilnuj zapasu.',
      },
    },
    {
      id: 'weak_brand',
      rule: {
        ...{ kind: 'efficiency', report: 'products', by: ['product_brand'], ...WASTE },
        ...{ leastExpected: 8, factor: 0.6 },
      },
      theme: 'targeting_wasting',
      because:
        'A brand at three fifths of the ordinary return on eight due sales is too dear beside other shops.',
      effort: 'medium',
      advice: {
        en: 'Compare its prices with other shops before bidding on it further.',
        pl: 'Zanim dalej licytujesz, porównaj jego ceny z innymi sklepami.',
      },
    },
    {
      id: 'not_clicked',
      rule: {
        ...{ kind: 'gap', report: 'products', by: ['product'], measure: 'ctr' },
        ...{ minChange: 0.4, sample: { least: 3_000 } },
      },
      theme: 'creative_weak',
      because:
        'In shopping results a picture, a title and a price decide; two fifths fewer clicks is one of them.',
      effort: 'low',
      advice: {
        en: 'Check picture, title and price in the feed against what stands beside it.',
        pl: 'Porównaj zdjęcie, tytuł i cenę z pliku produktowego z sąsiednimi ofertami.',
      },
    },
    {
      id: 'dependence',
      rule: {
        ...{ kind: 'concentration', report: 'products', by: ['product'], measure: 'cost' },
        ...{ above: 0.4, leastPlaces: 10, leastTotal: 500, money: ITS_COST },
      },
      theme: 'dependence',
      because: 'Above two fifths of the money on one product, bidding has stopped looking at the others.',
      nature: 'risk',
      effort: 'medium',
      advice: {
        en: 'Give the other products a campaign that this one cannot drain.',
        pl: 'Daj pozostałym produktom kampanię, której ten nie wyczerpie.',
      },
    },
  ],
  cannot: [
    {
      en: 'Errors of the product feed and prices of others are in Merchant Center and not here.',
      pl: 'Błędy pliku produktowego i ceny konkurencji są w Merchant Center, a nie tutaj.',
    },
  ],
});
