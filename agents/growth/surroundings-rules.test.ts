import { expect, it } from 'vitest';
import { classifyCause } from './classify-cause.ts';
import type { Observation } from './observation.ts';
import { doubt, observe, root } from './testing-observation.ts';

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
  [
    'an Easter without any orders',
    observe({ doubts: [doubt('gap')], z: null, days: 4, holidays: { holidays: 2, beside: 1 } }),
    'holiday',
    null,
  ],
  ['a long weekend', { ...restDay, days: 4, holidays: { holidays: 1, beside: 1 } }, 'holiday', null],
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
    'days without data of which one is a holiday for closed ones',
    observe({ doubts: [doubt('gap')], z: null, days: 2, holidays: { holidays: 1, beside: 0 } }),
    'holiday',
  ],
  [
    'days without visits for closed ones, of which the calendar is not asked',
    observe({ doubts: [doubt('gap')], z: null, days: 1 }),
    'holiday',
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
])('does not take %s', (...[, seen, kind]) => {
  expect(classifyCause(seen).kind).not.toBe(kind);
});

it('is less sure of an eve than of a holiday', () => {
  const eve = classifyCause({ ...restDay, holidays: { holidays: 0, beside: 1 } });

  expect(eve.kind).toBe('holiday');
  expect(eve.confidence).toBeLessThan(classifyCause(restDay).confidence);
});
