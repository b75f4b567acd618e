import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '#core/errors.ts';
import { getMetric, watchedDatasets } from './metric-catalog.ts';
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

it('gives no numbers of days on which they are still growing', () => {
  const known = new Map(['clicks', 'roas', 'ad_conversions'].map((key) => [key, key]));
  const maturing = { measures: ['conversions', 'conversion_value'], days: 7 };

  const { recipes } = planRefresh(['clicks', 'roas', 'ad_conversions'].map(getMetric), {
    ...{ dataset: 'meta_ads', upTo: '2026-03-20', currency: 'PLN', ids: known, maturing },
  });

  expect(recipes.map(({ lastDay }) => lastDay)).toEqual(['2026-03-20', '2026-03-13', '2026-03-13']);
});

describe('a metric is watched', () => {
  const all = ['impressions', 'clicks', 'spend'];
  const known = (...datasets: readonly string[]) =>
    new Map(datasets.map((dataset) => [dataset, new Set(all)]));

  it.each([
    [['ads', 'metrics'], ['ads']],
    [
      ['google_ads', 'meta_ads'],
      ['google_ads', 'meta_ads'],
    ],
    [
      ['metrics', 'meta_ads'],
      ['metrics', 'meta_ads'],
    ],
    [[], []],
  ])('with facts of %j in %j', (datasets, watched) => {
    expect(watchedDatasets(getMetric('cpc'), known(...datasets))).toEqual(watched);
  });
});
