import { defineAnalyst } from '../../analyst.ts';
import { AD_HEADLINES, GAIN, ITS_COST, WASTE } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import { META_ATTRIBUTION, META_DAYS, metaReport, NEW_PEOPLE } from './meta-ads-reports.ts';

export const metaAdsCampaignPerformanceAnalyst = defineAnalyst({
  source: 'meta_ads',
  name: 'campaign_performance_analyst',
  title: { en: 'Campaigns on Meta', pl: 'Kampanie Meta' },
  purpose:
    'Finds campaigns that spend for too little, deserve more, have become worse, or meet the same people too often.',
  windowDays: 28,
  reports: [
    META_DAYS,
    metaReport('campaigns', 'campaign'),
    metaReport('placements', 'account', { breakdowns: ['publisher_platform'] }),
  ],
  days: 'days',
  measures: META_ADS,
  headlines: [...AD_HEADLINES, { name: 'frequency', report: 'campaigns', measure: 'frequency' }],
  scale: 'cost',
  checks: [
    {
      id: 'wasting',
      rule: {
        ...{ kind: 'efficiency', report: 'campaigns', by: ['campaign_name'], where: [NEW_PEOPLE], ...WASTE },
        ...{ leastExpected: 4, factor: 0.5 },
      },
      theme: 'campaign_wasting',
      because:
        'Half of the ordinary return where four purchases were due; views that are counted too make Meta look better, not worse.',
      effort: 'low',
      advice: {
        en: 'Cut its budget and look at creative and audience before it gets more.',
        pl: 'Ogranicz budżet i sprawdź kreacje oraz odbiorców, zanim dostanie więcej.',
      },
    },
    {
      id: 'scaling',
      rule: {
        ...{ kind: 'efficiency', report: 'campaigns', by: ['campaign_name'], where: [NEW_PEOPLE], ...GAIN },
        ...{ leastExpected: 10, factor: 1.3 },
      },
      theme: 'campaign_earning',
      because:
        'Three tenths above the ordinary on ten due purchases; more money reaches people who are less willing, so a part is counted.',
      effort: 'low',
      advice: {
        en: 'Raise the budget a little every few days, so that learning does not begin anew.',
        pl: 'Podnoś budżet po trochu co kilka dni, by nie zaczynać fazy uczenia od nowa.',
      },
    },
    {
      id: 'return_down',
      rule: {
        ...{ kind: 'change', report: 'campaigns', by: ['campaign_name'], measure: 'roas', minChange: 0.25 },
        sample: { measure: 'results', least: 20 },
        money: { nature: 'loss', quantity: 'missing' },
      },
      theme: 'ads_return_down',
      because: 'A quarter less return on twenty purchases, four weeks against four.',
      effort: 'medium',
      advice: {
        en: 'See whether contacts became dearer, clicks fewer, or the page sold less: each has another remedy.',
        pl: 'Sprawdź, czy podrożały kontakty, spadły kliknięcia czy strona sprzedaje mniej: na każde jest inny środek.',
      },
    },
    {
      id: 'too_often',
      rule: {
        ...{
          kind: 'level',
          report: 'campaigns',
          by: ['campaign_name'],
          where: [NEW_PEOPLE],
          measure: 'frequency',
        },
        ...{ beyond: 'above', limit: 5, severe: 9, sample: { measure: 'impressions', least: 5_000 } },
        money: { ...ITS_COST, nature: 'waste', part: 0.2 },
      },
      theme: 'creative_worn',
      because:
        'Above five contacts in four weeks, prospecting reaches few new people; retargeting may go higher.',
      severity: 'medium',
      effort: 'medium',
      advice: {
        en: 'Widen the audience or bring new creative; leave buyers of the last weeks out.',
        pl: 'Poszerz odbiorców lub dodaj nowe kreacje; wyklucz kupujących z ostatnich tygodni.',
      },
    },
    {
      id: 'dearer_contacts',
      rule: {
        ...{ kind: 'change', report: 'campaigns', by: ['campaign_name'], measure: 'cost_per_thousand' },
        ...{ minChange: 0.3, sample: { measure: 'impressions', least: 10_000 } },
      },
      theme: 'ads_return_down',
      because:
        'Three tenths dearer within four weeks is season, a narrower audience, or creative that people hide.',
      severity: 'low',
      effort: 'medium',
      advice: {
        en: 'Compare with the same weeks a year before; if it is no season, widen the audience.',
        pl: 'Porównaj z tymi samymi tygodniami rok wcześniej; jeśli to nie sezon, poszerz odbiorców.',
      },
    },
    {
      id: 'poor_platform',
      rule: {
        ...{ kind: 'efficiency', report: 'placements', by: ['publisher_platform'], ...WASTE },
        ...{ leastExpected: 5, factor: 0.5 },
      },
      theme: 'targeting_wasting',
      because: 'A platform at half of the return of the account where five purchases were due.',
      effort: 'low',
      advice: {
        en: 'Give the platform creative of its own shape before taking it out.',
        pl: 'Zanim wyłączysz platformę, daj jej kreacje we właściwym formacie.',
      },
    },
  ],
  caveats: [META_ATTRIBUTION],
});
