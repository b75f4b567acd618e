import { expect, it } from 'vitest';
import { comparePrices, type Sold } from './price-comparison.ts';

const sold = (before: [units: number, price: number], after: [units: number, price: number]): Sold => {
  const of = ([units, price]: [number, number]) => ({ units, revenue: units * price });
  return { before: of(before), after: of(after) };
};

it('tells a price that moved from goods that were bought instead of others', () => {
  const dearerGoods = comparePrices([sold([90, 10], [10, 10]), sold([10, 50], [90, 50])]);
  const dearerPrices = comparePrices([sold([90, 10], [60, 12]), sold([10, 50], [8, 60])]);

  expect(dearerGoods?.change).toBeCloseTo(0);
  expect(dearerPrices?.change).toBeCloseTo(0.2);
});

it('says how much of the money came from goods whose price moved with the rest', () => {
  const all = comparePrices([sold([50, 10], [50, 8]), sold([50, 10], [50, 8])]);
  const one = comparePrices([sold([50, 10], [50, 5]), sold([150, 10], [150, 10])]);

  expect(all?.movedPart).toBe(1);
  expect(one?.movedPart).toBeCloseTo(250 / 1750);
});

it('compares only what was sold both before and after', () => {
  const withNew = comparePrices([sold([10, 10], [10, 11]), sold([0, 0], [10, 500])]);

  expect(withNew?.change).toBeCloseTo(0.1);
  expect(comparePrices([sold([0, 0], [10, 500]), sold([10, 10], [0, 0])])).toBeNull();
});
