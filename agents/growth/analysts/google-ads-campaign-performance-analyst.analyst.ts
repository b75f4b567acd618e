import { defineAnalyst } from '../../analyst.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import {
  AD_HEADLINES,
  adsReport,
  CONVERSIONS_GROW,
  GAIN,
  GOOGLE_ADS_DAYS,
  notBrand,
  WASTE,
} from './google-ads-reports.ts';

const SALES = ['impressions', 'clicks', 'cost', 'conversions', 'conversion_value'];

export const googleAdsCampaignPerformanceAnalyst = defineAnalyst({
  source: 'google_ads',
  name: 'campaign_performance_analyst',
  title: { en: 'Campaigns', pl: 'Kampanie' },
  purpose: 'Finds campaigns that spend for too little, that deserve more, or that have become worse.',
  windowDays: 91,
  reports: [
    GOOGLE_ADS_DAYS,
    adsReport('campaigns', 'campaign', {
      metrics: [...SALES, 'lost_to_budget_share', 'lost_to_rank_share'],
    }),
    adsReport('devices', 'account', { by: ['device'] }),
  ],
  days: 'days',
  measures: GOOGLE_ADS,
  headlines: AD_HEADLINES,
  scale: 'cost',
  checks: [
    {
      id: 'wasting',
      rule: {
        ...{
          kind: 'efficiency',
          report: 'campaigns',
          by: ['campaign'],
          where: [notBrand('campaign')],
          ...WASTE,
        },
        ...{ leastExpected: 5, factor: 0.5 },
      },
      theme: 'campaign_wasting',
      because: 'Half of the ordinary return where at least five conversions were due is no bad luck.',
      effort: 'low',
      advice: {
        en: 'Cut the budget to what the return allows, and look into search terms and targeting before raising it again.',
        pl: 'Ogranicz budżet do poziomu uzasadnionego zwrotem i przejrzyj hasła oraz kierowanie przed podniesieniem.',
      },
    },
    {
      id: 'scaling',
      rule: {
        ...{
          kind: 'efficiency',
          report: 'campaigns',
          by: ['campaign'],
          where: [notBrand('campaign')],
          ...GAIN,
        },
        ...{ leastExpected: 10, factor: 1.3 },
      },
      theme: 'campaign_earning',
      because:
        'Three tenths above the ordinary return on enough conversions; more of it brings less, so only a part is counted.',
      effort: 'low',
      advice: {
        en: 'Raise the budget in small steps, and stop where the return of the last step falls below the rest.',
        pl: 'Podnoś budżet małymi krokami i zatrzymaj się, gdy zwrot z ostatniego kroku spadnie poniżej reszty.',
      },
    },
    {
      id: 'budget_limited',
      rule: {
        ...{ kind: 'level', report: 'campaigns', by: ['campaign'], measure: 'lost_to_budget' },
        ...{ beyond: 'above', limit: 0.1, severe: 0.3, sample: { measure: 'impressions', least: 1_000 } },
        money: { nature: 'opportunity', quantity: { measure: 'returns' }, part: 0.1 },
      },
      theme: 'campaign_earning',
      because: 'Above a tenth missed for want of money, the campaign stops during the day.',
      effort: 'low',
      advice: {
        en: 'Give it more if its return is above the target, else lower its bids so that the money lasts.',
        pl: 'Daj jej więcej, jeśli zwrot przekracza cel, a jeśli nie, obniż stawki, by budżet starczył.',
      },
    },
    {
      id: 'return_down',
      rule: {
        ...{ kind: 'change', report: 'campaigns', by: ['campaign'], measure: 'roas', minChange: 0.2 },
        sample: { measure: 'results', least: 30 },
        money: { nature: 'loss', quantity: 'missing' },
      },
      theme: 'ads_return_down',
      because: 'A fifth less return on thirty conversions or more is beyond what values of orders vary.',
      effort: 'medium',
      advice: {
        en: 'Tell price of clicks, rate of conversion and value of orders apart: each has another remedy.',
        pl: 'Rozdziel cenę kliknięć, współczynnik konwersji i wartość zamówień: na każde jest inny środek.',
      },
    },
    {
      id: 'device_gap',
      rule: {
        ...{ kind: 'gap', report: 'devices', by: ['device'], measure: 'conversion_rate' },
        ...{ minChange: 0.3, sample: { least: 1_000 } },
        money: { nature: 'waste', quantity: { measure: 'cost' }, part: 0.2 },
      },
      theme: 'targeting_wasting',
      because:
        'A tested gap of three tenths between devices that bids do not follow is money in the wrong place.',
      effort: 'low',
      advice: {
        en: 'Let bids follow the device, or give the weak one a page that works on it.',
        pl: 'Niech stawki uwzględniają urządzenie albo daj słabszemu stronę, która na nim działa.',
      },
    },
  ],
  caveats: [CONVERSIONS_GROW],
});
