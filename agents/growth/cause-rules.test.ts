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

const dearer = observe({
  ...({ metric: 'average_order_value', direction: 'up', isGood: true } as const),
  changes: { sessions: 0.01, conversion_rate: -0.15, average_order_value: 0.27 },
  prices: { change: 0.25, movedPart: 1 },
});
const restDay = observe({
  ...({ metric: 'sessions', family: 'traffic', days: 1 } as const),
  changes: { sessions: -0.4, transactions: -0.45 },
  holidays: { holidays: 1, beside: 0 },
});

it.each<[string, Observation, string, string | null]>([
  ['the same goods at higher prices', dearer, 'price_change', null],
  [
    'as many buyers less as higher prices cost',
    observe({
      ...({ metric: 'conversion_rate', prices: { change: 0.25, movedPart: 1 } } as const),
      changes: { sessions: 0, conversion_rate: -0.42, average_order_value: 0.27 },
    }),
    'price_change',
    null,
  ],
  [
    'pieces that cost less, as goods alone can tell',
    observe({
      ...({ metric: 'average_item_price', isGood: null } as const),
      changes: { item_units: 0.09, average_item_price: -0.27 },
      prices: { change: -0.26, movedPart: 1 },
    }),
    'price_change',
    null,
  ],
  ['fewer visits on a holiday', restDay, 'holiday', null],
  [
    'fewer visits from the country that rests',
    { ...restDay, roots: { sessions: root('country', 'Poland') } },
    'holiday',
    null,
  ],
  ['a long weekend', { ...restDay, days: 4, holidays: { holidays: 1, beside: 1 } }, 'holiday', null],
  [
    'a wave that does not buy at all',
    { ...viral, segmentChanges: { sessions: 12, transactions: 0 } },
    'bot_traffic',
    'Social',
  ],
  [
    'a campaign of which only a rate of the ads is left to tell',
    observe({ metric: 'ctr', family: 'ads', roots: { ctr: root('campaign', 'brand_uk', { remaining: 0 }) } }),
    'campaign_stopped',
    'brand_uk',
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
  ['sales of one way whose visits are gone', letterLost, 'channel_loss', 'friday_letter'],
  [
    'fewer clicks as the search engine counts them',
    observe({ metric: 'search_clicks', family: 'search' }),
    'organic_loss',
    'Organic Search',
  ],
  ['more visitors of another kind', newCrowd, 'mix_change', null],
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
    'other goods in the basket for other prices',
    { ...dearer, prices: { change: 0.01, movedPart: 1 } },
    'price_change',
  ],
  [
    'cheaper goods in the basket for prices that fell',
    observe({
      ...({ metric: 'average_item_price', isGood: null } as const),
      changes: { item_units: 0.02, average_item_price: -0.3 },
      prices: { change: -0.06, movedPart: 0.6 },
    }),
    'price_change',
  ],
  [
    'the price of one product for prices all over the shop',
    { ...dearer, prices: { change: 0.25, movedPart: 0.2 } },
    'price_change',
  ],
  [
    'larger baskets for prices that went up a little',
    { ...dearer, prices: { change: 0.06, movedPart: 1 } },
    'price_change',
  ],
  [
    'buyers who stay away for any price for an answer to it',
    observe({
      ...({ metric: 'conversion_rate', prices: { change: 0.06, movedPart: 1 } } as const),
      changes: { sessions: 0, conversion_rate: -0.6, average_order_value: 0.05 },
    }),
    'price_change',
  ],
  [
    'weeks with a holiday in them for a holiday',
    { ...restDay, days: 6, holidays: { holidays: 1, beside: 1 } },
    'holiday',
  ],
  [
    'one channel that fell on a holiday for the holiday',
    { ...restDay, roots: { sessions: root('channel', 'Email') } },
    'holiday',
  ],
  [
    'more bounces on a holiday for the holiday',
    { ...restDay, metric: 'bounce_rate', family: 'engagement', direction: 'up' },
    'holiday',
  ],
  [
    'visitors who buy less than others for robots',
    { ...viral, segmentChanges: { sessions: 12, transactions: 9 } },
    'bot_traffic',
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

it('is less sure of an eve than of a holiday', () => {
  const eve = classifyCause({ ...restDay, holidays: { holidays: 0, beside: 1 } });

  expect(eve.kind).toBe('holiday');
  expect(eve.confidence).toBeLessThan(classifyCause(restDay).confidence);
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
