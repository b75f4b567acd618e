import { defineAnalyst } from '../../analyst.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import { AD_HEADLINES, adsReport, adsSettings, GOOGLE_ADS_DAYS, notBrand } from './google-ads-reports.ts';

export const googleAdsAdCopyTestingSpecialist = defineAnalyst({
  source: 'google_ads',
  name: 'ad_copy_testing_specialist',
  title: { en: 'Texts of ads', pl: 'Teksty reklam' },
  purpose: 'Compares the texts of ads with each other and says what to write and to test next.',
  windowDays: 91,
  reports: [GOOGLE_ADS_DAYS, adsReport('ads', 'ad'), adsSettings('settings', 'ad')],
  days: 'days',
  measures: GOOGLE_ADS,
  headlines: [
    { name: 'ctr', report: 'days', measure: 'ctr' },
    { name: 'conversion_rate', report: 'days', measure: 'conversion_rate' },
    ...AD_HEADLINES,
  ],
  scale: 'cost',
  checks: [
    {
      id: 'not_clicked',
      rule: {
        ...{
          kind: 'gap',
          report: 'ads',
          by: ['ad_group', 'ad_id'],
          where: [notBrand('campaign')],
          measure: 'ctr',
        },
        ...{ minChange: 0.4, sample: { least: 2_000 } },
      },
      theme: 'creative_weak',
      because:
        'Ads of other groups stand for other searches, so only two fifths on two thousand impressions is a matter of the text.',
      effort: 'low',
      advice: {
        en: 'Write a text that takes up the words of the search and names one reason to come.',
        pl: 'Napisz tekst, który podejmuje słowa wyszukiwania i podaje jeden powód, by wejść.',
      },
    },
    {
      id: 'clicked_not_bought',
      rule: {
        ...{
          kind: 'gap',
          report: 'ads',
          by: ['ad_group', 'ad_id'],
          where: [notBrand('campaign')],
          measure: 'conversion_rate',
        },
        ...{ minChange: 0.4, sample: { least: 400 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.4 },
      },
      theme: 'creative_weak',
      because: 'Clicks that do not buy were promised what the page does not keep.',
      effort: 'low',
      advice: {
        en: 'Say price, delivery or limits in the text, so that those who would leave do not click.',
        pl: 'Podaj w tekście cenę, dostawę lub ograniczenia, by nie klikali ci, którzy i tak wyjdą.',
      },
    },
    {
      id: 'winning_text',
      rule: {
        ...{
          kind: 'gap',
          report: 'ads',
          by: ['ad_group', 'ad_id'],
          where: [notBrand('campaign')],
          measure: 'conversion_rate',
        },
        ...{ minChange: 0.5, sample: { least: 400 }, direction: 'better' },
        money: { nature: 'opportunity', quantity: { measure: 'returns' }, part: 0.1 },
      },
      theme: 'targeting_earning',
      because: 'Half as many conversions again, tested, is a message to carry over to other groups.',
      effort: 'low',
      advice: {
        en: 'Carry its promise over to the other ad groups as a test.',
        pl: 'Przenieś jej obietnicę na test do pozostałych grup reklam.',
      },
    },
    {
      id: 'nothing_to_compare',
      rule: {
        kind: 'members',
        report: 'settings',
        by: ['campaign', 'ad_group'],
        of: 'ad_id',
        beyond: 'below',
        limit: 2,
      },
      theme: 'ads_setup_faulty',
      because: 'A test needs a second text.',
      nature: 'risk',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place}: its number of ads is {current}, so no text is tested.',
        pl: '{place}: liczba reklam to {current}, więc żaden tekst nie jest testowany.',
      },
      advice: { en: 'Add a second text with another promise.', pl: 'Dodaj drugi tekst z inną obietnicą.' },
    },
    {
      id: 'weak_strength',
      rule: {
        ...{ kind: 'flag', report: 'settings', by: ['campaign', 'ad_group'], show: ['ad_strength'] },
        where: [{ column: 'ad_strength', is: 'in', values: ['POOR', 'AVERAGE'] }],
      },
      theme: 'creative_weak',
      because: 'Few or similar headlines leave Google nothing to combine.',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place}: strength of the ad is {ad_strength}.',
        pl: '{place}: siła reklamy to {ad_strength}.',
      },
      advice: {
        en: 'Fill all headlines with different messages, and pin none without need.',
        pl: 'Wypełnij wszystkie nagłówki różnymi treściami i nie przypinaj ich bez potrzeby.',
      },
    },
  ],
  cannot: [
    {
      en: 'Single headlines and descriptions of a responsive ad have no figures of their own.',
      pl: 'Pojedyncze nagłówki i opisy reklamy elastycznej nie mają własnych wyników.',
    },
  ],
});
