import { defineAnalyst } from '../../analyst.ts';
import { AD_HEADLINES, ITS_COST, WASTE } from './google-ads-reports.ts';
import { META_ADS } from './meta-ads-measures.ts';
import { META_ATTRIBUTION, META_DAYS, metaReport, metaSettings, NEW_PEOPLE } from './meta-ads-reports.ts';

export const metaAdsBidStrategyOptimizer = defineAnalyst({
  source: 'meta_ads',
  name: 'bid_strategy_optimizer',
  title: { en: 'Bids and budgets on Meta', pl: 'Stawki i budżety Meta' },
  purpose:
    'Looks whether ad sets have enough purchases to learn from, whether caps choke them, and where the money goes.',
  windowDays: 28,
  reports: [
    META_DAYS,
    metaReport('adsets', 'adset'),
    metaSettings('adset_settings', 'adset'),
    metaSettings('campaign_settings', 'campaign'),
  ],
  days: 'days',
  measures: META_ADS,
  headlines: AD_HEADLINES,
  scale: 'cost',
  checks: [
    {
      id: 'too_few_to_learn',
      rule: {
        ...{ kind: 'level', report: 'adsets', by: ['adset_name'], measure: 'results', beyond: 'below' },
        ...{ limit: 200, severe: 50, sample: { measure: 'link_clicks', least: 100 }, money: ITS_COST },
      },
      theme: 'bidding_misset',
      because:
        'Meta leaves the learning phase at about fifty results a week; an ad set far below never does.',
      nature: 'risk',
      severity: 'medium',
      effort: 'medium',
      finding: {
        en: '{place}: purchases in the period: {current}, so it never stops learning.',
        pl: '{place}: zakupy w okresie: {current}, więc nie kończy się faza uczenia.',
      },
      advice: {
        en: 'Put ad sets together, or aim at a step before the purchase.',
        pl: 'Połącz zestawy albo optymalizuj pod krok przed zakupem.',
      },
    },
    {
      id: 'learning_limited',
      rule: {
        ...{ kind: 'flag', report: 'adset_settings', by: ['name'] },
        where: [{ column: 'learning', is: 'matches', pattern: 'FAIL|LIMITED' }],
      },
      theme: 'bidding_misset',
      because: 'Meta itself says that the ad set cannot learn.',
      severity: 'medium',
      effort: 'medium',
      finding: { en: '{place} is limited in learning.', pl: '{place}: ograniczone uczenie.' },
      advice: {
        en: 'Widen it or give it more money; change nothing for a week then.',
        pl: 'Poszerz go lub dodaj budżet, a potem przez tydzień nic nie zmieniaj.',
      },
    },
    {
      id: 'bid_caps',
      rule: {
        ...{ kind: 'flag', report: 'adset_settings', by: ['name'], show: ['bid_strategy'] },
        where: [{ column: 'bid_strategy', is: 'matches', pattern: 'BID_CAP|COST_CAP' }],
      },
      theme: 'bidding_misset',
      because: 'Caps save money where costs are known well, and stop delivery where they are set from hope.',
      nature: 'risk',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place} bids under a cap: {bid_strategy}.',
        pl: '{place} ma limit stawki: {bid_strategy}.',
      },
      advice: {
        en: 'Compare the cap with the cost of a purchase of the last weeks, and raise it when delivery stops.',
        pl: 'Porównaj limit z kosztem zakupu z ostatnich tygodni i podnieś go, gdy emisja staje.',
      },
    },
    {
      id: 'budgets_apart',
      rule: {
        ...{
          kind: 'members',
          report: 'adset_settings',
          by: ['campaign_id'],
          of: 'id',
          beyond: 'above',
          limit: 5,
        },
        where: [{ column: 'daily_budget', is: 'above', value: 0 }],
      },
      theme: 'ads_setup_faulty',
      because:
        'With more than five ad sets that each have a budget, Meta cannot move money to where it works.',
      nature: 'risk',
      severity: 'low',
      effort: 'low',
      finding: {
        en: '{place}: {current} ad sets, each with a budget of its own.',
        pl: '{place}: zestawy z osobnym budżetem: {current}.',
      },
      advice: {
        en: 'Give the budget to the campaign and let it be shared.',
        pl: 'Ustaw budżet na kampanii i pozwól go dzielić.',
      },
    },
    {
      id: 'poor_ad_sets',
      rule: {
        ...{ kind: 'efficiency', report: 'adsets', by: ['adset_name'], where: [NEW_PEOPLE], ...WASTE },
        ...{ leastExpected: 4, factor: 0.5 },
      },
      theme: 'targeting_wasting',
      because: 'Half of the ordinary return where four purchases were due.',
      effort: 'low',
      advice: {
        en: 'Let its budget go to the ad sets beside it.',
        pl: 'Przekaż jego budżet sąsiednim zestawom.',
      },
    },
  ],
  caveats: [META_ATTRIBUTION],
});
