import { expect, it } from 'vitest';
import { findMoneyUnit } from './data-money-unit.ts';
import { expectSeries } from './expectation.ts';
import { seededRandom, synthesize } from './testing.ts';

const LENGTH = 80;
const FIRST_HIT = 70;

function orderValue(factorOn: (index: number) => number) {
  const random = seededRandom(9);
  return synthesize('money', LENGTH, (index) => [120 * random.lognormal(0.12) * factorOn(index), 60]);
}

it.each([0.23, 4.3, 100])('takes an order value that stays at %f of itself for another unit', (factor) => {
  const series = orderValue((index) => (index >= FIRST_HIT ? factor : 1));

  const [found, ...others] = findMoneyUnit(expectSeries(series));

  expect(others).toEqual([]);
  expect(found).toMatchObject({ kind: 'currency_change', firstDay: series.points[FIRST_HIT]?.day });
  expect((found?.factor ?? 0) / factor).toBeCloseTo(1, 0);
});

it.each([
  ['dearer goods', (index: number) => (index >= FIRST_HIT ? 1.4 : 1)],
  ['one large order', (index: number) => (index === FIRST_HIT ? 8 : 1)],
  ['nothing', () => 1],
])('takes %s for what it is', (_what, factorOn) => {
  expect(findMoneyUnit(expectSeries(orderValue(factorOn)))).toEqual([]);
});
