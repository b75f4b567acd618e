import { defineAnalyst } from '../../analyst.ts';
import { AD_HEADLINES, GAIN, ITS_COST, WASTE } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import { META_ATTRIBUTION, META_DAYS, metaReport, metaSettings, NEW_PEOPLE } from './meta-ads-reports.ts';

export const metaAdsCreativePerformanceOptimizer = defineAnalyst({
  source: 'meta_ads',
  name: 'creative_performance_optimizer',
  title: { en: 'Creative and its wear', pl: 'Kreacje i ich zużycie' },
  purpose: 'Finds creative that people have seen too often, that is old, or that never sold.',
  windowDays: 56,
  reports: [
    META_DAYS,
    metaReport('ads', 'ad'),
    { ...metaReport('ad_weeks', 'ad', { by: 'week' }), windows: ['current'] },
    metaSettings('settings', 'ad'),
  ],
  days: 'days',
  measures: META_ADS,
  headlines: [...AD_HEADLINES, { name: 'link_ctr', report: 'days', measure: 'link_ctr' }],
  scale: 'cost',
  checks: [
    {
      id: 'fatigue',
      rule: {
        ...{ kind: 'decay', report: 'ad_weeks', by: ['ad_name'], time: 'from', measure: 'link_ctr' },
        ...{ frequency: 'frequency', minDrop: 0.25, leastDays: 21, leastCases: 2_000 },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.3 },
      },
      theme: 'creative_worn',
      because:
        'Clicks fall by a quarter, tested, while contacts with a person rise: that is wear and not the season.',
      severity: 'high',
      effort: 'medium',
      advice: {
        en: 'Bring new pictures and first seconds for the same offer, and retire this ad.',
        pl: 'Przygotuj nowe obrazy i pierwsze sekundy dla tej samej oferty, a tę reklamę wycofaj.',
      },
    },
    {
      id: 'never_sold',
      rule: {
        ...{ kind: 'efficiency', report: 'ads', by: ['ad_name'], where: [NEW_PEOPLE], ...WASTE },
        ...{ leastExpected: 3, factor: 0.3 },
      },
      theme: 'creative_weak',
      because: 'By the rule of three, no purchase where three were due is chance in one case of twenty.',
      effort: 'low',
      advice: {
        en: 'Switch the ad off; the ad set spends its money on the others.',
        pl: 'Wyłącz reklamę; zestaw wyda jej budżet na pozostałe.',
      },
    },
    {
      id: 'winner',
      rule: {
        ...{ kind: 'efficiency', report: 'ads', by: ['ad_name'], where: [NEW_PEOPLE], ...GAIN },
        ...{ leastExpected: 8, factor: 1.4 },
      },
      theme: 'targeting_earning',
      because:
        'Two fifths above the ordinary return on eight due purchases is a message to vary and not to copy.',
      effort: 'medium',
      advice: {
        en: 'Make variants that keep its promise and change the picture.',
        pl: 'Zrób warianty, które zachowują obietnicę, a zmieniają obraz.',
      },
    },
    {
      id: 'old_creative',
      rule: {
        ...{ kind: 'flag', report: 'settings', by: ['name'], show: ['created_at'] },
        where: [{ column: 'created_at', is: 'before', day: '180 days ago' }],
      },
      theme: 'creative_worn',
      because: 'On Meta few ads still work after half a year; those that do show no wear above.',
      nature: 'risk',
      severity: 'low',
      effort: 'medium',
      finding: { en: '{place} has been running for a long time.', pl: '{place}: reklama działa od dawna.' },
      advice: {
        en: 'Have a successor ready before it fails.',
        pl: 'Przygotuj następcę, zanim przestanie działać.',
      },
    },
    {
      id: 'seen_too_often',
      rule: {
        ...{ kind: 'level', report: 'ads', by: ['ad_name'], measure: 'frequency', beyond: 'above' },
        ...{ limit: 6, severe: 10, sample: { measure: 'impressions', least: 5_000 } },
        money: { ...ITS_COST, nature: 'waste', part: 0.2 },
      },
      theme: 'creative_worn',
      because: 'Six contacts with one ad within eight weeks is where complaints and costs begin to rise.',
      severity: 'low',
      effort: 'medium',
      advice: {
        en: 'Add other ads to the ad set, so that people see something new.',
        pl: 'Dodaj do zestawu inne reklamy, by ludzie widzieli coś nowego.',
      },
    },
  ],
  caveats: [META_ATTRIBUTION],
});
