import { defineAnalyst } from '../../analyst.ts';
import { AD_HEADLINES } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import {
  META_ATTRIBUTION,
  META_DAYS,
  META_SALES,
  metaReport,
  metaSettings,
  NEW_PEOPLE,
} from './meta-ads-reports.ts';

export const metaAdsAdCopyTestingSpecialist = defineAnalyst({
  source: 'meta_ads',
  name: 'ad_copy_testing_specialist',
  title: { en: 'Texts of Meta ads', pl: 'Teksty reklam Meta' },
  purpose: 'Compares ads by clicks and purchases, and says which text to carry on and which to replace.',
  windowDays: 56,
  reports: [
    META_DAYS,
    metaReport('ads', 'ad', {
      metrics: [...META_SALES, 'quality_ranking', 'engagement_ranking', 'conversion_ranking'],
    }),
    metaSettings('settings', 'ad'),
  ],
  days: 'days',
  measures: META_ADS,
  headlines: [
    { name: 'link_ctr', report: 'days', measure: 'link_ctr' },
    { name: 'link_conversion_rate', report: 'days', measure: 'link_conversion_rate' },
    ...AD_HEADLINES,
  ],
  scale: 'cost',
  checks: [
    {
      id: 'not_clicked',
      rule: {
        ...{ kind: 'gap', report: 'ads', by: ['ad_name'], where: [NEW_PEOPLE], measure: 'link_ctr' },
        ...{ minChange: 0.35, sample: { least: 5_000 } },
      },
      theme: 'creative_weak',
      because: 'A tested third fewer clicks on five thousand impressions is the first line and the picture.',
      effort: 'low',
      advice: {
        en: 'Change the first line: a use, a price or a question of the buyer, and not the name of the shop.',
        pl: 'Zmień pierwsze zdanie: zastosowanie, cena lub pytanie kupującego, a nie nazwa sklepu.',
      },
    },
    {
      id: 'clicked_not_bought',
      rule: {
        ...{
          kind: 'gap',
          report: 'ads',
          by: ['ad_name'],
          where: [NEW_PEOPLE],
          measure: 'link_conversion_rate',
        },
        ...{ minChange: 0.4, sample: { least: 300 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.4 },
      },
      theme: 'creative_weak',
      because:
        'Two fifths fewer purchases of a click, tested: the text promises what the page does not keep.',
      effort: 'low',
      advice: {
        en: 'Bring text and page together: same product, same price, same picture.',
        pl: 'Dopasuj tekst do strony: ten sam produkt, cena i obraz.',
      },
    },
    {
      id: 'winning_text',
      rule: {
        ...{
          kind: 'gap',
          report: 'ads',
          by: ['ad_name'],
          where: [NEW_PEOPLE],
          measure: 'link_conversion_rate',
        },
        ...{ minChange: 0.5, sample: { least: 300 }, direction: 'better' },
        money: { nature: 'opportunity', quantity: { measure: 'returns' }, part: 0.1 },
      },
      theme: 'targeting_earning',
      because: 'Half as many purchases again of a click, tested.',
      effort: 'low',
      advice: {
        en: 'Use its promise in other ads, with other pictures.',
        pl: 'Użyj jej obietnicy w innych reklamach, z innymi obrazami.',
      },
    },
    {
      id: 'ranked_below',
      rule: {
        ...{ kind: 'flag', report: 'ads', by: ['ad_name'], show: ['quality_ranking'] },
        where: [
          { column: 'quality_ranking', is: 'matches', pattern: 'BELOW_AVERAGE' },
          { column: 'impressions', is: 'above', value: 5_000 },
        ],
        money: { nature: 'exposed', quantity: { measure: 'cost' } },
      },
      theme: 'creative_weak',
      because: 'Meta ranks the ad below others that want the same people, which makes each contact dearer.',
      severity: 'medium',
      effort: 'medium',
      finding: {
        en: '{place} is ranked below average by people who see it.',
        pl: '{place}: odbiorcy oceniają ją poniżej średniej.',
      },
      advice: {
        en: 'Take out what feels like bait, and show the product plainly.',
        pl: 'Usuń to, co wygląda na przynętę, i pokaż produkt wprost.',
      },
    },
    {
      id: 'nothing_to_compare',
      rule: { kind: 'members', report: 'settings', by: ['adset_id'], of: 'id', beyond: 'below', limit: 2 },
      theme: 'ads_setup_faulty',
      because: 'A test needs a second text in the same ad set.',
      nature: 'risk',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place}: its number of ads is {current}, so no text is tested.',
        pl: '{place}: liczba reklam to {current}, więc żaden tekst nie jest testowany.',
      },
      advice: {
        en: 'Add an ad with another text and the same picture.',
        pl: 'Dodaj reklamę z innym tekstem i tym samym obrazem.',
      },
    },
  ],
  cannot: [
    {
      en: 'Results of single texts within one dynamic ad are not asked here; ads are compared as a whole.',
      pl: 'Wyników pojedynczych tekstów w reklamie dynamicznej tu nie widać; reklamy porównano w całości.',
    },
  ],
  caveats: [META_ATTRIBUTION],
});
