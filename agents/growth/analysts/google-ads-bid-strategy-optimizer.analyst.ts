import { defineAnalyst } from '../../analyst.ts';
import { GOOGLE_ADS } from './google-ads-measures.ts';
import {
  AD_HEADLINES,
  adsReport,
  adsSettings,
  CONVERSIONS_GROW,
  GOOGLE_ADS_DAYS,
  ITS_COST,
} from './google-ads-reports.ts';

export const googleAdsBidStrategyOptimizer = defineAnalyst({
  source: 'google_ads',
  name: 'bid_strategy_optimizer',
  title: { en: 'Bidding', pl: 'Stawki' },
  purpose:
    'Compares what campaigns aim at with what they reach, and looks whether their bidding has enough to learn from.',
  windowDays: 28,
  reports: [
    GOOGLE_ADS_DAYS,
    adsReport('campaigns', 'campaign', {
      metrics: [
        ...['impressions', 'clicks', 'cost', 'conversions', 'conversion_value'],
        ...['lost_to_budget_share', 'lost_to_rank_share'],
      ],
    }),
    adsSettings('settings', 'campaign'),
  ],
  days: 'days',
  measures: GOOGLE_ADS,
  headlines: AD_HEADLINES,
  scale: 'cost',
  checks: [
    {
      id: 'below_target_return',
      rule: {
        ...{ kind: 'target', report: 'campaigns', by: ['campaign'], measure: 'roas', minChange: 0.2 },
        sample: { measure: 'results', least: 15 },
        settings: {
          ...{ report: 'settings', key: 'campaign_id' },
          columns: ['target_roas', 'maximize_value_target_roas'],
        },
        money: { nature: 'loss', quantity: 'missing' },
      },
      theme: 'bidding_misset',
      because:
        'A fifth below its target over four weeks on fifteen conversions, bidding does not reach what it is told.',
      effort: 'low',
      advice: {
        en: 'Bring the target near to what is reached, then move it in small steps; a target out of reach starves the campaign.',
        pl: 'Zbliż cel do osiąganego i przesuwaj go małymi krokami; nierealny cel głodzi kampanię.',
      },
    },
    {
      id: 'above_target_cost',
      rule: {
        ...{ kind: 'target', report: 'campaigns', by: ['campaign'], measure: 'cpa', minChange: 0.2 },
        sample: { measure: 'results', least: 15 },
        settings: {
          ...{ report: 'settings', key: 'campaign_id' },
          columns: ['target_cpa', 'maximize_conversions_target_cpa'],
        },
        money: { nature: 'waste', quantity: 'missing' },
      },
      theme: 'bidding_misset',
      because:
        'A fifth above the target on fifteen conversions is more than the spread that Google itself names.',
      effort: 'low',
      advice: {
        en: 'Check that conversions are counted rightly first, then the target, then whom the campaign reaches.',
        pl: 'Najpierw sprawdź liczenie konwersji, potem cel, a potem odbiorców kampanii.',
      },
    },
    {
      id: 'room_to_grow',
      rule: {
        ...{ kind: 'target', report: 'campaigns', by: ['campaign'], measure: 'roas', minChange: 0.1 },
        ...{ direction: 'better', sample: { measure: 'results', least: 15 } },
        settings: {
          ...{ report: 'settings', key: 'campaign_id' },
          columns: ['target_roas', 'maximize_value_target_roas'],
        },
        also: { measure: 'lost_to_budget', above: 0.1 },
        money: { nature: 'opportunity', quantity: { measure: 'returns' }, part: 0.2 },
      },
      theme: 'campaign_earning',
      because:
        'Above its target and out of money for a tenth of its searches: more budget buys more of the same.',
      effort: 'low',
      finding: {
        en: '{place} returns {current}, its target is {baseline}, and it runs out of budget.',
        pl: '{place} zwraca {current} przy celu {baseline} i brakuje jej budżetu.',
      },
      advice: {
        en: 'Raise the budget in small steps while the return stays above the target.',
        pl: 'Podnoś budżet stopniowo, dopóki zwrot przekracza cel.',
      },
    },
    {
      id: 'too_few_to_learn',
      rule: {
        ...{ kind: 'level', report: 'campaigns', by: ['campaign'], measure: 'results', beyond: 'below' },
        ...{ limit: 30, severe: 10, sample: { measure: 'clicks', least: 100 }, money: ITS_COST },
      },
      theme: 'bidding_misset',
      because:
        'Google advises thirty conversions a month for bidding by cost, fifty by value; below that bids are guesses.',
      nature: 'risk',
      severity: 'medium',
      effort: 'medium',
      finding: {
        en: '{place}: {current} conversions in the period, too few for bidding to learn from.',
        pl: '{place}: konwersje w okresie: {current}, za mało, by strategia się uczyła.',
      },
      advice: {
        en: 'Put small campaigns together, or bid for a step before the order.',
        pl: 'Połącz małe kampanie albo ustaw stawki na krok poprzedzający zamówienie.',
      },
    },
    {
      id: 'outranked',
      rule: {
        ...{ kind: 'level', report: 'campaigns', by: ['campaign'], measure: 'lost_to_rank' },
        ...{ beyond: 'above', limit: 0.4, severe: 0.6, sample: { measure: 'impressions', least: 1_000 } },
        money: { nature: 'opportunity', quantity: { measure: 'returns' }, part: 0.1 },
      },
      theme: 'creative_weak',
      because: 'Above two fifths missed for want of rank, bids or quality are behind those of others.',
      effort: 'medium',
      advice: {
        en: 'Raise quality first: text and page nearer to the search; then the bid.',
        pl: 'Najpierw popraw jakość: reklamę i stronę bliższe wyszukiwaniu, a dopiero potem stawkę.',
      },
    },
    {
      id: 'manual_bids',
      rule: {
        ...{ kind: 'flag', report: 'settings', by: ['campaign'], show: ['bidding_strategy'] },
        where: [
          {
            column: 'bidding_strategy',
            is: 'in',
            values: ['MANUAL_CPC', 'MANUAL_CPM', 'ENHANCED_CPC', 'MAXIMIZE_CLICKS', 'TARGET_SPEND'],
          },
        ],
      },
      theme: 'bidding_misset',
      because:
        'Bids by hand or for clicks know nothing of orders; with thirty conversions a month a target does better.',
      severity: 'low',
      effort: 'medium',
      finding: {
        en: '{place} bids without regard to conversions: {bidding_strategy}.',
        pl: '{place} licytuje bez względu na konwersje: {bidding_strategy}.',
      },
      advice: {
        en: 'Test a target on a part of the traffic as an experiment of Google Ads.',
        pl: 'Przetestuj cel na części ruchu w eksperymencie Google Ads.',
      },
    },
  ],
  caveats: [CONVERSIONS_GROW],
});
