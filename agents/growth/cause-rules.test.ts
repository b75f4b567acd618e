import { describe, expect, it } from 'vitest';
import { classifyCause, otherCauses } from './classify-cause.ts';
import type { Observation } from './observation.ts';
import { doubt, observe, root } from './testing-observation.ts';

const viral = observe({
  ...({ metric: 'sessions', family: 'traffic', direction: 'up', isGood: true } as const),
  doubts: [doubt('bot_traffic')],
  changes: { sessions: 0.7, transactions: 0.15 },
  roots: { sessions: root('channel', 'Social') },
});
const letterLost = observe({
  changes: { sessions: -0.04, conversion_rate: -0.06 },
  roots: { revenue: root('campaign', 'friday_letter') },
  segmentChanges: { sessions: -0.75, conversion_rate: 0.02 },
});
const newCrowd = observe({
  ...({ metric: 'sessions', family: 'traffic', direction: 'up', isGood: true } as const),
  changes: { sessions: 0.3, transactions: -0.2, conversion_rate: -0.4 },
  mixShare: 0.8,
});

it.each<[string, Observation, string, string | null]>([
  [
    'a wave that does not buy at all',
    { ...viral, segmentChanges: { sessions: 12, transactions: 0 } },
    'bot_traffic',
    'Social',
  ],
  [
    'a crowd of which nobody buys while the rest of the shop buys more',
    {
      ...viral,
      doubts: [],
      changes: { sessions: 0.7, transactions: 0.22 },
      roots: { sessions: root('country', 'China', { remaining: null }) },
      ...{ buyingInside: 0, looksAroundLess: true },
    },
    'bot_traffic',
    'China',
  ],
  [
    'a campaign of which only a rate of the ads is left to tell',
    observe({ metric: 'ctr', family: 'ads', roots: { ctr: root('campaign', 'brand_uk', { remaining: 0 }) } }),
    'campaign_stopped',
    'brand_uk',
  ],
  [
    'fuller baskets',
    observe({ metric: 'items_per_order', direction: 'up', isGood: true, changes: { transactions: 0.01 } }),
    'order_value_change',
    null,
  ],
  [
    'fewer orders because others come',
    observe({
      ...({ metric: 'transactions', mixShare: 1.2 } as const),
      changes: { sessions: 0.1, conversion_rate: -0.19 },
      roots: { transactions: root('device', 'mobile'), conversion_rate: root('source', 'instagram.com') },
    }),
    'mix_change',
    'instagram.com',
  ],
  [
    'fewer orders by one way where several bring others',
    observe({
      ...({ metric: 'transactions', mixShare: 0.8 } as const),
      changes: { sessions: -0.01, conversion_rate: -0.27 },
      roots: { transactions: root('campaign', '(none)'), conversion_rate: null },
      segmentChanges: { sessions: -0.1, conversion_rate: -0.18 },
    }),
    'mix_change',
    null,
  ],
  [
    'a campaign whose visitors left at once and now do not come at all',
    observe({
      ...({ metric: 'bounce_rate', family: 'engagement', isGood: true, mixShare: 0.64 } as const),
      roots: { bounce_rate: root('campaign', 'gift_ideas', { remaining: 0.01 }) },
    }),
    'campaign_stopped',
    'gift_ideas',
  ],
  [
    'dearer clicks before what came of them',
    observe({
      ...({ metric: 'clicks', family: 'ads', isGood: null } as const),
      clearest: { metric: 'cpc', direction: 'up', isGood: false },
      roots: { clicks: null, cpc: root('campaign', 'shopping') },
    }),
    'ads_efficiency_drop',
    'shopping',
  ],
  [
    'sales of one way whose visits are gone, while all others buy a little less',
    observe({
      changes: { sessions: -0.04, conversion_rate: -0.07 },
      mixShare: 0.57,
      roots: {
        revenue: root('campaign', 'friday_letter', { remaining: 0.25 }),
        sessions: root('campaign', 'friday_letter', { remaining: 0.19 }),
        conversion_rate: root('device', 'mobile'),
      },
    }),
    'channel_loss',
    'friday_letter',
  ],
  ['sales of one way whose visits are gone', letterLost, 'channel_loss', 'friday_letter'],
  [
    'fewer clicks as the search engine counts them',
    observe({ metric: 'search_clicks', family: 'search' }),
    'organic_loss',
    'Organic Search',
  ],
  ['more visitors of another kind', newCrowd, 'mix_change', null],
  [
    'three times as many visitors by one way who buy nothing',
    observe({
      ...({ metric: 'sessions', family: 'traffic', direction: 'up', isGood: true } as const),
      changes: { sessions: 2.1, transactions: 0.1 },
      roots: { sessions: root('channel', 'Paid Search', { share: 0.7, remaining: 3.1 }) },
      segmentChanges: { sessions: 2.1, transactions: 0.1 },
    }),
    'mix_change',
    'Paid Search',
  ],
  [
    'more visitors by one way who buy as those before them did',
    {
      ...newCrowd,
      changes: { sessions: 0.41, transactions: 0.09, conversion_rate: -0.23 },
      roots: { sessions: root('source', 'instagram.com') },
      segmentChanges: { sessions: 7.7, transactions: 6.9, conversion_rate: -0.1 },
    },
    'growth',
    'instagram.com',
  ],
  [
    'more bounces because others come',
    observe({ metric: 'bounce_rate', family: 'engagement', direction: 'up', mixShare: 0.8 }),
    'mix_change',
    null,
  ],
])('takes %s for the right kind and place', (...[, seen, kind, value]) => {
  const cause = classifyCause(seen);

  expect([cause.kind, cause.segment?.value ?? null]).toEqual([kind, value]);
});

it.each<[string, Observation, string]>([
  [
    'a crowd that looks around for robots',
    { ...viral, doubts: [], buyingInside: 0, looksAroundLess: false },
    'bot_traffic',
  ],
  [
    'a crowd of which some buy for robots',
    { ...viral, doubts: [], buyingInside: 0.3, looksAroundLess: true },
    'bot_traffic',
  ],
  [
    'visitors who buy less than others for robots',
    { ...viral, segmentChanges: { sessions: 12, transactions: 9 } },
    'bot_traffic',
  ],
  [
    'a newsletter that a ninth still reads for one that stopped',
    observe({
      ...({ metric: 'sessions', family: 'traffic' } as const),
      roots: { sessions: root('campaign', 'friday_letter', { remaining: 0.11 }) },
    }),
    'campaign_stopped',
  ],
  [
    'smaller orders for a broken checkout of some browser',
    observe({
      ...({ metric: 'average_order_value' } as const),
      changes: { sessions: -0.06, conversion_rate: -0.02, average_order_value: -0.32 },
      roots: { average_order_value: null, conversion_rate: root('browser', 'Other') },
      segmentChanges: { sessions: -0.07, conversion_rate: -0.2 },
    }),
    'checkout_broken',
  ],
  [
    'a weak campaign for one that stopped',
    observe({ metric: 'ctr', family: 'ads', roots: { ctr: root('campaign', 'x') } }),
    'campaign_stopped',
  ],
  [
    'visitors who buy less for visits that are lost',
    { ...letterLost, segmentChanges: { sessions: -0.05, conversion_rate: -0.5 } },
    'channel_loss',
  ],
  [
    'a few visits less for a way that is lost',
    { ...letterLost, segmentChanges: { sessions: -0.1, conversion_rate: -0.05 } },
    'channel_loss',
  ],
  [
    'visitors who buy as others do for another mix',
    { ...newCrowd, changes: { sessions: 0.3, transactions: 0.28 } },
    'mix_change',
  ],
])('does not take %s', (...[, seen, kind]) => {
  expect(classifyCause(seen).kind).not.toBe(kind);
});

it('is as sure of wrong numbers on days without any as on others', () => {
  const gap = observe({ doubts: [doubt('gap')] });

  const [measured, unknown] = [classifyCause(gap), classifyCause({ ...gap, z: null, days: 1 })];

  expect(unknown.confidence).toBe(measured.confidence);
});

describe('otherCauses', () => {
  it('names what else fits, and not the same kind again', () => {
    const seen = observe({
      doubts: [doubt('gap')],
      changes: { sessions: -0.16, conversion_rate: 0.01 },
      roots: { sessions: root('channel', 'Organic Search') },
    });

    const others = otherCauses(classifyCause(seen), seen);

    expect(others.map(({ kind }) => kind)).toEqual(['organic_loss', 'demand_drop']);
  });

  it('names nothing when only one rule fits', () => {
    const seen = observe({ metric: 'bounce_rate', family: 'engagement', direction: 'up' });

    expect(otherCauses(classifyCause(seen), seen)).toEqual([]);
  });
});
