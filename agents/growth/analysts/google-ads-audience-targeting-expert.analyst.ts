import { defineAnalyst } from '../../analyst.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import { AD_HEADLINES, adsReport, GAIN, GOOGLE_ADS_DAYS, WASTE } from './google-ads-reports.ts';

const KNOWN = (column: string) => ({
  column,
  is: 'not_matches' as const,
  pattern: 'UNDETERMINED|UNKNOWN|UNSPECIFIED',
});

export const googleAdsAudienceTargetingExpert = defineAnalyst({
  source: 'google_ads',
  name: 'audience_targeting_expert',
  title: { en: 'Audiences', pl: 'Odbiorcy' },
  purpose: 'Finds audiences, ages and genders that bring more, or less, than they cost.',
  windowDays: 91,
  reports: [
    GOOGLE_ADS_DAYS,
    adsReport('audiences', 'audience'),
    adsReport('ages', 'age'),
    adsReport('genders', 'gender'),
  ],
  days: 'days',
  measures: GOOGLE_ADS,
  headlines: AD_HEADLINES,
  scale: 'cost',
  checks: [
    {
      id: 'poor_audience',
      rule: {
        ...{ kind: 'efficiency', report: 'audiences', by: ['audience'], ...WASTE },
        ...{ leastExpected: 5, factor: 0.5 },
      },
      theme: 'targeting_wasting',
      because: 'Half of the return of all audiences where five conversions were due.',
      effort: 'low',
      advice: {
        en: 'Take the audience out where it targets, or bid less where it only observes.',
        pl: 'Usuń grupę tam, gdzie kieruje reklamy, albo obniż stawkę tam, gdzie tylko obserwuje.',
      },
    },
    {
      id: 'rich_audience',
      rule: {
        ...{ kind: 'efficiency', report: 'audiences', by: ['audience'], ...GAIN },
        ...{ leastExpected: 8, factor: 1.4 },
      },
      theme: 'targeting_earning',
      because: 'Two fifths more than all audiences on eight due conversions is worth a campaign of its own.',
      effort: 'medium',
      advice: {
        en: 'Give it its own campaign and texts, and make similar ones from the customers behind it.',
        pl: 'Daj jej własną kampanię i teksty oraz zbuduj podobne grupy na podstawie tych klientów.',
      },
    },
    {
      id: 'poor_age',
      rule: {
        ...{ kind: 'efficiency', report: 'ages', by: ['age'], where: [KNOWN('age')], ...WASTE },
        ...{ leastExpected: 8, factor: 0.6 },
      },
      theme: 'targeting_wasting',
      because:
        'Ages are broad, so three fifths of the ordinary return on eight due conversions is enough to act.',
      effort: 'low',
      advice: {
        en: 'Bid less for this age, and exclude it only where the product is not for it.',
        pl: 'Obniż stawki dla tego wieku, a wyklucz go tylko tam, gdzie produkt nie jest dla niego.',
      },
    },
    {
      id: 'gender_gap',
      rule: {
        ...{ kind: 'gap', report: 'genders', by: ['gender'], where: [KNOWN('gender')] },
        ...{ measure: 'conversion_rate', minChange: 0.3, sample: { least: 1_000 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.2 },
      },
      theme: 'targeting_wasting',
      because: 'A tested gap of three tenths is about whom texts and products speak to.',
      effort: 'low',
      advice: {
        en: 'Try texts for the weaker side before cutting its bids.',
        pl: 'Zanim obniżysz stawki słabszej stronie, przetestuj dla niej inne teksty.',
      },
    },
  ],
  cannot: [
    {
      en: 'Overlap of audiences and the size of lists are not in the reports.',
      pl: 'Nakładania się grup i wielkości list nie ma w raportach.',
    },
  ],
  caveats: [
    {
      en: 'For many people Google does not know age and gender; they are left out of those comparisons.',
      pl: 'Wieku i płci wielu osób Google nie zna; pominięto je w tych porównaniach.',
    },
  ],
});
