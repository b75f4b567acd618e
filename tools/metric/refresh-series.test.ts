import { expect, it } from 'vitest';
import { ConfigurationError } from '#core/errors.ts';
import { getMetric } from './metric-catalog.ts';
import { planRefresh, volumeOf } from './refresh-series.ts';

const definitions = ['sessions', 'revenue', 'conversion_rate', 'average_order_value', 'bounce_rate'].map(
  getMetric,
);
const ids = new Map(definitions.map(({ key }) => [key, `id of ${key}`]));
const basis = { dataset: 'sessions', upTo: '2026-03-01', currency: 'PLN', ids };

it('adds each measure up once, and money in the currency of the tenant', () => {
  const { measures, recipes } = planRefresh(definitions, basis);

  expect(measures).toEqual(['sessions', 'revenue', 'transactions', 'bounces']);
  expect(recipes.map(({ numerator, denominator, currency }) => [numerator, denominator, currency])).toEqual([
    [1, null, null],
    [2, null, 'PLN'],
    [3, 1, null],
    [2, 3, 'PLN'],
    [4, 1, null],
  ]);
});

it('measures volume by what most rates are divided by', () => {
  expect(volumeOf(definitions)).toBe('sessions');
  expect(volumeOf([getMetric('item_revenue'), getMetric('item_units')])).toBe('revenue');
});

it('refuses a metric that the store does not know', () => {
  const missing = { ...basis, ids: new Map() };

  expect(() => planRefresh(definitions, missing)).toThrow(ConfigurationError);
});
