import { defineAnalyst } from '../../analyst.ts';
import { AD_HEADLINES, GAIN, WASTE } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import { META_ATTRIBUTION, META_DAYS, metaReport, metaSettings, NEW_PEOPLE } from './meta-ads-reports.ts';

export const metaAdsAudienceTargetingExpert = defineAnalyst({
  source: 'meta_ads',
  name: 'audience_targeting_expert',
  title: { en: 'Audiences on Meta', pl: 'Odbiorcy Meta' },
  purpose:
    'Finds ages, genders and ad sets that buy more or less than they cost, and audiences too small to be used.',
  windowDays: 56,
  reports: [
    META_DAYS,
    metaReport('adsets', 'adset'),
    metaReport('ages', 'account', { breakdowns: ['age'] }),
    metaReport('genders', 'account', { breakdowns: ['gender'] }),
    { ...metaSettings('audiences', 'audience', false), isOptional: true },
  ],
  days: 'days',
  measures: META_ADS,
  headlines: [...AD_HEADLINES, { name: 'frequency', report: 'adsets', measure: 'frequency' }],
  scale: 'cost',
  checks: [
    {
      id: 'poor_age',
      rule: {
        ...{ kind: 'efficiency', report: 'ages', by: ['age'], ...WASTE },
        ...{ leastExpected: 8, factor: 0.6 },
      },
      theme: 'targeting_wasting',
      because:
        'Ages are broad: three fifths of the ordinary return on eight due purchases is enough to act on.',
      effort: 'low',
      advice: {
        en: 'Show this age other products before excluding it.',
        pl: 'Zanim wykluczysz ten wiek, pokaż mu inne produkty.',
      },
    },
    {
      id: 'rich_age',
      rule: {
        ...{ kind: 'efficiency', report: 'ages', by: ['age'], ...GAIN },
        ...{ leastExpected: 8, factor: 1.4 },
      },
      theme: 'targeting_earning',
      because: 'Two fifths above the ordinary on eight due purchases.',
      effort: 'low',
      advice: {
        en: 'Make creative for this age and see whether it takes more money.',
        pl: 'Przygotuj kreacje dla tego wieku i sprawdź, czy przyjmie większy budżet.',
      },
    },
    {
      id: 'poor_audience',
      rule: {
        ...{ kind: 'efficiency', report: 'adsets', by: ['adset_name'], where: [NEW_PEOPLE], ...WASTE },
        ...{ leastExpected: 4, factor: 0.4 },
      },
      theme: 'targeting_wasting',
      because:
        'An ad set is an audience here: two fifths of the ordinary return where four purchases were due.',
      effort: 'low',
      advice: {
        en: 'Close the audience and let its money go to the one that buys.',
        pl: 'Zamknij tę grupę i przenieś jej budżet do tej, która kupuje.',
      },
    },
    {
      id: 'gender_gap',
      rule: {
        ...{ kind: 'gap', report: 'genders', by: ['gender'], measure: 'link_conversion_rate' },
        where: [{ column: 'gender', is: 'in', values: ['male', 'female'] }],
        ...{ minChange: 0.3, sample: { least: 500 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.2 },
      },
      theme: 'targeting_wasting',
      because: 'A tested gap of three tenths is about whom pictures and products speak to.',
      effort: 'low',
      advice: {
        en: 'Try creative for the weaker side in an ad set of its own.',
        pl: 'Przetestuj kreacje dla słabszej strony w osobnym zestawie.',
      },
    },
    {
      id: 'worn_out_audience',
      rule: {
        ...{ kind: 'level', report: 'adsets', by: ['adset_name'], measure: 'frequency', beyond: 'above' },
        ...{ limit: 7, severe: 12, sample: { measure: 'impressions', least: 5_000 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.2 },
      },
      theme: 'creative_worn',
      because:
        'Seven contacts within eight weeks: the audience has been reached, and is being reached again.',
      severity: 'medium',
      effort: 'medium',
      advice: {
        en: 'Widen the audience, or let it rest for some weeks.',
        pl: 'Poszerz grupę albo daj jej kilka tygodni przerwy.',
      },
    },
    {
      id: 'small_audience',
      rule: {
        ...{ kind: 'level', report: 'audiences', by: ['name'], measure: 'audience_size', beyond: 'below' },
        ...{ limit: 1_000, severe: 300, where: [{ column: 'size_to', is: 'above', value: 0 }] },
      },
      theme: 'ads_setup_faulty',
      because: 'Below a thousand people an audience hardly delivers, and lookalikes of it are noise.',
      severity: 'low',
      effort: 'low',
      advice: {
        en: 'Lengthen the time that people stay in it, or join it with a similar one.',
        pl: 'Wydłuż czas przynależności do grupy albo połącz ją z podobną.',
      },
    },
  ],
  cannot: [
    {
      en: 'How far audiences overlap is not in the interface; only how often people are met is.',
      pl: 'Nakładania się grup nie ma w interfejsie; widać tylko, jak często spotyka się tych samych ludzi.',
    },
  ],
  caveats: [META_ATTRIBUTION],
});
