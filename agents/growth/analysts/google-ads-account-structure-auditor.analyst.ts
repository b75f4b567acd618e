import { defineAnalyst } from '../../analyst.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import {
  AD_HEADLINES,
  adsReport,
  adsSettings,
  GOOGLE_ADS_DAYS,
  ITS_COST,
  notBrand,
  WASTE,
} from './google-ads-reports.ts';

export const googleAdsAccountStructureAuditor = defineAnalyst({
  source: 'google_ads',
  name: 'account_structure_auditor',
  title: { en: 'Structure of the account', pl: 'Struktura konta' },
  purpose:
    'Looks at how campaigns, ad groups and keywords are ordered, at quality scores, and at where the money gathers.',
  windowDays: 91,
  reports: [
    GOOGLE_ADS_DAYS,
    adsReport('ad_groups', 'ad_group'),
    adsReport('campaigns', 'campaign'),
    adsSettings('keywords', 'keyword'),
    adsSettings('ads', 'ad'),
  ],
  days: 'days',
  measures: GOOGLE_ADS,
  headlines: AD_HEADLINES,
  scale: 'cost',
  checks: [
    {
      id: 'weak_ad_groups',
      rule: {
        ...{
          kind: 'efficiency',
          report: 'ad_groups',
          by: ['campaign', 'ad_group'],
          where: [notBrand('campaign')],
          ...WASTE,
        },
        ...{ leastExpected: 5, factor: 0.4 },
      },
      theme: 'targeting_wasting',
      because:
        'Within one account, two fifths of the ordinary return on five due conversions is the wrong place for money.',
      effort: 'low',
      advice: {
        en: 'Pause the ad group or give it a campaign of its own with a budget that it earns.',
        pl: 'Wstrzymaj grupę reklam albo daj jej własną kampanię z budżetem, na który zarabia.',
      },
    },
    {
      id: 'low_quality',
      rule: {
        ...{ kind: 'level', report: 'keywords', by: ['keyword', 'ad_group'], measure: 'quality_score' },
        where: [{ column: 'quality_score', is: 'above', value: 0 }],
        ...{ beyond: 'below', limit: 5, severe: 3 },
      },
      theme: 'creative_weak',
      because:
        'Below five of ten a click costs more than for others; Google gives no score to keywords with little traffic.',
      severity: 'medium',
      effort: 'medium',
      advice: {
        en: 'Mend the weakest of its parts: relevance of the text, the page, or the expected clicks.',
        pl: 'Popraw najsłabszy składnik: trafność reklamy, stronę docelową albo oczekiwane kliknięcia.',
      },
    },
    {
      id: 'crowded_ad_groups',
      rule: {
        kind: 'members',
        report: 'keywords',
        by: ['campaign', 'ad_group'],
        of: 'keyword_id',
        beyond: 'above',
        limit: 30,
      },
      theme: 'ads_setup_faulty',
      because:
        'One text cannot answer thirty keywords; fifteen to twenty of one topic is what practitioners keep to.',
      nature: 'risk',
      severity: 'low',
      effort: 'medium',
      finding: {
        en: '{place} holds {current} keywords.',
        pl: '{place}: liczba słów kluczowych to {current}.',
      },
      advice: { en: 'Split it by topic.', pl: 'Podziel grupę według tematów.' },
    },
    {
      id: 'lonely_ads',
      rule: {
        kind: 'members',
        report: 'ads',
        by: ['campaign', 'ad_group'],
        of: 'ad_id',
        beyond: 'below',
        limit: 2,
      },
      theme: 'ads_setup_faulty',
      because:
        'With a single ad nothing can be compared; Google itself advises at least one responsive ad of good strength beside others.',
      nature: 'risk',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place}: its number of ads is {current}, so nothing can be compared.',
        pl: '{place}: liczba reklam to {current}, więc nie ma czego porównać.',
      },
      advice: { en: 'Add an ad with another promise.', pl: 'Dodaj reklamę z inną obietnicą.' },
    },
    {
      id: 'dependence',
      rule: {
        ...{ kind: 'concentration', report: 'campaigns', by: ['campaign'], measure: 'cost' },
        ...{ above: 0.6, leastPlaces: 3, leastTotal: 1_000, money: ITS_COST },
      },
      theme: 'dependence',
      because: 'Above three fifths of the money in one campaign, its budget decides over all that is in it.',
      nature: 'risk',
      effort: 'medium',
      advice: {
        en: 'Split it where things differ in margin or in season.',
        pl: 'Podziel ją tam, gdzie różnią się marże lub sezon.',
      },
    },
  ],
});
