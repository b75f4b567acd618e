import { defineAnalyst } from '../../analyst.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import {
  AD_HEADLINES,
  adsReport,
  adsSettings,
  GOOGLE_ADS_DAYS,
  notBrand,
  WASTE,
} from './google-ads-reports.ts';

export const googleAdsCreativePerformanceOptimizer = defineAnalyst({
  source: 'google_ads',
  name: 'creative_performance_optimizer',
  title: { en: 'Ads and their wear', pl: 'Reklamy i ich zużycie' },
  purpose: 'Finds ads that people have seen enough of, that never sold, or that may not be shown.',
  windowDays: 91,
  reports: [
    GOOGLE_ADS_DAYS,
    adsReport('ads', 'ad'),
    { ...adsReport('ad_weeks', 'ad', { by: ['week'] }), windows: ['current'] },
    adsSettings('settings', 'ad'),
  ],
  days: 'days',
  measures: GOOGLE_ADS,
  headlines: [...AD_HEADLINES, { name: 'ctr', report: 'days', measure: 'ctr' }],
  scale: 'cost',
  checks: [
    {
      id: 'wearing_off',
      rule: {
        ...{ kind: 'decay', report: 'ad_weeks', by: ['ad_group', 'ad_id'], time: 'week', measure: 'ctr' },
        ...{ minDrop: 0.25, leastDays: 28, leastCases: 1_000 },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.25 },
      },
      theme: 'creative_worn',
      because:
        'A tested fall by a quarter over at least four weeks; on search it is rarer than on display, where people see an ad again.',
      effort: 'medium',
      advice: {
        en: 'Replace pictures and first lines; keep the offer if it still sells.',
        pl: 'Wymień obrazy i pierwsze zdania; ofertę zostaw, jeśli wciąż sprzedaje.',
      },
    },
    {
      id: 'never_sold',
      rule: {
        ...{
          kind: 'efficiency',
          report: 'ads',
          by: ['ad_group', 'ad_id'],
          where: [notBrand('campaign')],
          ...WASTE,
        },
        ...{ leastExpected: 4, factor: 0.4 },
      },
      theme: 'creative_weak',
      because: 'Where four conversions were due, two fifths of the return or less is the ad.',
      effort: 'low',
      advice: {
        en: 'Pause the ad in favour of its neighbours in the same ad group.',
        pl: 'Wstrzymaj reklamę na rzecz sąsiednich w tej samej grupie.',
      },
    },
    {
      id: 'weak_strength',
      rule: {
        ...{ kind: 'flag', report: 'settings', by: ['campaign', 'ad_group'], show: ['ad_strength'] },
        where: [{ column: 'ad_strength', is: 'in', values: ['POOR'] }],
      },
      theme: 'creative_weak',
      because:
        'Strength says how much there is to combine, not how well it sells; poor means too few or too similar texts.',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place} has an ad of poor strength.',
        pl: '{place}: reklama o słabej sile.',
      },
      advice: {
        en: 'Add headlines that say different things: price, delivery, proof, the product itself.',
        pl: 'Dodaj nagłówki o różnej treści: cena, dostawa, dowód, sam produkt.',
      },
    },
    {
      id: 'not_approved',
      rule: {
        ...{ kind: 'flag', report: 'settings', by: ['campaign', 'ad_group'], show: ['approval'] },
        where: [{ column: 'approval', is: 'in', values: ['DISAPPROVED', 'AREA_OF_INTEREST_ONLY'] }],
      },
      theme: 'ads_setup_faulty',
      because: 'What is not approved is not shown, and repeated refusals cost the account.',
      nature: 'risk',
      severity: 'high',
      effort: 'low',
      finding: {
        en: '{place} has an ad that may not be shown: {approval}.',
        pl: '{place}: reklama niedopuszczona ({approval}).',
      },
      advice: {
        en: 'Mend what the policy names, or remove the ad.',
        pl: 'Popraw to, co wskazują zasady, albo usuń reklamę.',
      },
    },
  ],
  cannot: [
    {
      en: 'How single pictures and headlines of a responsive ad do is told by Google only in words, and not here.',
      pl: 'Skuteczność pojedynczych obrazów i nagłówków Google podaje tylko słownie, i nie tutaj.',
    },
  ],
});
