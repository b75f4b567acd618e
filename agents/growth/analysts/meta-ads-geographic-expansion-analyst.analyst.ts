import { defineAnalyst } from '../../analyst.ts';
import { AD_HEADLINES, GAIN, ITS_COST, WASTE } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import { META_ATTRIBUTION, META_DAYS, metaReport } from './meta-ads-reports.ts';

export const metaAdsGeographicExpansionAnalyst = defineAnalyst({
  source: 'meta_ads',
  name: 'geographic_expansion_analyst',
  title: { en: 'Places on Meta', pl: 'Regiony Meta' },
  purpose:
    'Finds countries and regions in which the same money buys more or less, and those that are used up.',
  windowDays: 91,
  reports: [
    META_DAYS,
    metaReport('countries', 'account', { breakdowns: ['country'] }),
    metaReport('regions', 'account', { breakdowns: ['region'] }),
  ],
  days: 'days',
  measures: META_ADS,
  headlines: AD_HEADLINES,
  scale: 'cost',
  checks: [
    {
      id: 'poor_country',
      rule: {
        ...{ kind: 'efficiency', report: 'countries', by: ['country'], ...WASTE },
        ...{ leastExpected: 5, factor: 0.5 },
      },
      theme: 'targeting_wasting',
      because: 'Half of the ordinary return where five purchases were due is delivery, payment or language.',
      effort: 'low',
      advice: {
        en: 'Take the country into a campaign of its own with a budget that it earns, or out.',
        pl: 'Przenieś kraj do osobnej kampanii z budżetem, na który zarabia, albo go wyłącz.',
      },
    },
    {
      id: 'rich_country',
      rule: {
        ...{ kind: 'efficiency', report: 'countries', by: ['country'], ...GAIN },
        ...{ leastExpected: 8, factor: 1.3 },
      },
      theme: 'targeting_earning',
      because:
        'Three tenths above the ordinary on eight due purchases in a country that shares its budget with others.',
      effort: 'low',
      advice: {
        en: 'Give the country its own budget and raise it in steps.',
        pl: 'Daj krajowi własny budżet i podnoś go stopniowo.',
      },
    },
    {
      id: 'poor_region',
      rule: {
        ...{ kind: 'efficiency', report: 'regions', by: ['region'], ...WASTE },
        ...{ leastExpected: 6, factor: 0.5 },
      },
      theme: 'targeting_wasting',
      because: 'Regions are many, so half of the return and six due purchases are asked for.',
      effort: 'low',
      advice: {
        en: 'Look for a reason, such as delivery or a shop nearby, before excluding a region.',
        pl: 'Zanim wykluczysz region, poszukaj przyczyny: dostawa, sklep w pobliżu.',
      },
    },
    {
      id: 'used_up',
      rule: {
        ...{ kind: 'level', report: 'countries', by: ['country'], measure: 'frequency', beyond: 'above' },
        ...{ limit: 10, severe: 15, sample: { measure: 'impressions', least: 20_000 } },
        money: { ...ITS_COST, nature: 'waste', part: 0.15 },
      },
      theme: 'creative_worn',
      because:
        'Ten contacts with a person in a quarter over a whole country: there are few new people left for these ads.',
      severity: 'low',
      effort: 'medium',
      advice: {
        en: 'Widen by place or by audience before more is spent here.',
        pl: 'Zanim wydasz tu więcej, poszerz zasięg o miejsca lub grupy.',
      },
    },
  ],
  cannot: [
    {
      en: 'Demand of places without ads is not in the data: expansion is a test, not a calculation.',
      pl: 'Popytu w miejscach bez reklam nie ma w danych: ekspansja to test, nie obliczenie.',
    },
  ],
  caveats: [META_ATTRIBUTION],
});
