import { expect, it } from 'vitest';
import { all } from '../connectors.gen.ts';
import { connectedDatasets, getConnector, usualLagOf } from './find-connector.ts';

it.each([
  ['sessions', ['sessions'], 0],
  ['ga4', ['sessions'], 3],
  ['gsc', ['search_clicks'], 10],
  ['meta_ads', ['clicks', 'impressions'], 2],
  ['meta_ads', ['conversion_value', 'spend'], 7],
])('numbers of %s from %j may be %i days behind', (...row) => {
  const [dataset, measures, days] = row;

  expect(usualLagOf(dataset, measures)).toBe(days);
});

it('has one connector for a source, and no dataset that two of them fill', () => {
  const sources = all.map(({ source }) => source);
  const datasets = connectedDatasets.map(({ dataset }) => dataset);

  expect(new Set(sources).size).toBe(sources.length);
  expect(new Set(datasets).size).toBe(datasets.length);
  expect(() => getConnector('bing')).toThrow('There is no connector "bing"');
});
