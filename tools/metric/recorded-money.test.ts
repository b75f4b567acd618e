import { expect, it } from 'vitest';
import { getMetric } from './metric-catalog.ts';
import { findRecorded } from './recorded-money.ts';
import { expectedSeries } from './testing.ts';

const scope = ['refunds', 'revenue', 'transactions'].map((metric) => expectedSeries(metric, [[100, 100]]));

it.each([
  ['revenue', 'largest_record', 'revenue'],
  ['transactions', 'largest_record', 'revenue'],
  ['average_order_value', 'largest_record', 'revenue'],
  ['refunds', 'largest_refund', 'refunds'],
  ['refund_rate', 'largest_refund', 'refunds'],
])('explains %s by %s', (metric, dataset, measure) => {
  const recorded = findRecorded({ definition: getMetric(metric), scope });

  expect(recorded).toMatchObject({ dataset, measure, total: { series: { metric: measure } } });
});

it('does not explain a refund by what was sold', () => {
  const sales = scope.filter(({ series }) => series.metric !== 'refunds');

  expect(findRecorded({ definition: getMetric('refunds'), scope: sales })).toBeUndefined();
});
