import { defineAnalyst } from '../../analyst.ts';
import { AD_HEADLINES, ITS_COST, WASTE } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import { META_ATTRIBUTION, META_DAYS, metaReport, metaSettings, NEW_PEOPLE } from './meta-ads-reports.ts';

export const metaAdsAccountStructureAuditor = defineAnalyst({
  source: 'meta_ads',
  name: 'account_structure_auditor',
  title: { en: 'Structure of the Meta account', pl: 'Struktura konta Meta' },
  purpose:
    'Looks how campaigns, ad sets and ads are ordered, and whether the money is spread so that Meta can learn.',
  windowDays: 56,
  reports: [
    META_DAYS,
    metaReport('adsets', 'adset'),
    metaSettings('adset_settings', 'adset'),
    metaSettings('ad_settings', 'ad'),
  ],
  days: 'days',
  measures: META_ADS,
  headlines: AD_HEADLINES,
  scale: 'cost',
  checks: [
    {
      id: 'many_ad_sets',
      rule: {
        kind: 'members',
        report: 'adset_settings',
        by: ['campaign_id'],
        of: 'id',
        beyond: 'above',
        limit: 6,
      },
      theme: 'ads_setup_faulty',
      because:
        'More than six ad sets in a campaign split the purchases that each of them would need to learn.',
      nature: 'risk',
      severity: 'medium',
      effort: 'medium',
      finding: {
        en: '{place} holds {current} ad sets.',
        pl: '{place}: liczba zestawów reklam to {current}.',
      },
      advice: {
        en: 'Put those with like audiences together.',
        pl: 'Połącz zestawy o podobnych odbiorcach.',
      },
    },
    {
      id: 'many_ads',
      rule: { kind: 'members', report: 'ad_settings', by: ['adset_id'], of: 'id', beyond: 'above', limit: 8 },
      theme: 'ads_setup_faulty',
      because: 'Meta spends on a few of them and never tries the others; six is what it advises at most.',
      nature: 'risk',
      severity: 'low',
      effort: 'low',
      finding: { en: '{place} holds {current} ads.', pl: '{place}: liczba reklam to {current}.' },
      advice: {
        en: 'Switch off those that got no money in the last weeks.',
        pl: 'Wyłącz te, które w ostatnich tygodniach nie dostały budżetu.',
      },
    },
    {
      id: 'weak_ad_sets',
      rule: {
        ...{
          kind: 'efficiency',
          report: 'adsets',
          by: ['campaign_name', 'adset_name'],
          where: [NEW_PEOPLE],
          ...WASTE,
        },
        ...{ leastExpected: 4, factor: 0.4 },
      },
      theme: 'targeting_wasting',
      because: 'Two fifths of the ordinary return where four purchases were due.',
      effort: 'low',
      advice: {
        en: 'Close the ad set and leave its money with the campaign.',
        pl: 'Zamknij zestaw i zostaw jego budżet w kampanii.',
      },
    },
    {
      id: 'dependence',
      rule: {
        ...{ kind: 'concentration', report: 'adsets', by: ['adset_name'], measure: 'cost' },
        ...{ above: 0.6, leastPlaces: 3, leastTotal: 500, money: ITS_COST },
      },
      theme: 'dependence',
      because: 'Above three fifths of the money on one ad set, its wear is that of the account.',
      nature: 'risk',
      effort: 'medium',
      advice: {
        en: 'Build up a second ad set with another audience before this one wears out.',
        pl: 'Zbuduj drugi zestaw z innymi odbiorcami, zanim ten się zużyje.',
      },
    },
    {
      id: 'one_ad_only',
      rule: { kind: 'members', report: 'ad_settings', by: ['adset_id'], of: 'id', beyond: 'below', limit: 2 },
      theme: 'ads_setup_faulty',
      because: 'With one ad, the wear of it is the wear of the ad set.',
      nature: 'risk',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place}: its number of ads is {current}.',
        pl: '{place}: liczba reklam to {current}.',
      },
      advice: { en: 'Add ads with other pictures.', pl: 'Dodaj reklamy z innymi obrazami.' },
    },
  ],
  caveats: [META_ATTRIBUTION],
});
