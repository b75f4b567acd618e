import { METRICS, type Metric, metricValue } from './fake-ga4-fields.ts';
import { GA4_REFUSALS } from './fake-ga4-refusals.ts';
import type { OrderBy, ReportRequest } from './fake-ga4-request.ts';
import { FakeRefusal } from './fake-refusal.ts';
import { compareTexts } from './fake-table.ts';

/** One row of a report before it is written. */
export interface ReportRow {
  readonly key: readonly string[];
  readonly sums: Readonly<Record<string, number>>;
}

type Comparison = (left: ReportRow, right: ReportRow) => number;

/** A metric by its API name; refused when it is not one. */
export function metricNamed(name: string): Metric {
  const metric = METRICS[name];
  if (metric === undefined) throw new FakeRefusal(GA4_REFUSALS.invalid_metric(name));
  return metric;
}

/** The metrics of a request. */
export function metricsOf({ metrics }: Pick<ReportRequest, 'metrics'>): readonly Metric[] {
  return metrics.map(({ name }) => metricNamed(name));
}

/** In the order that was asked for; by the first metric, largest first, when none was. Equal rows stay as they are, so pages never share one. */
export function orderRows(rows: readonly ReportRow[], request: ReportRequest): readonly ReportRow[] {
  const comparisons = ordersOf(request).map((order) => comparisonOf(order, request));
  return rows.toSorted((left, right) => {
    const differing = comparisons.find((compare) => compare(left, right) !== 0);
    return differing === undefined ? 0 : differing(left, right);
  });
}

function ordersOf({ orderBys, metrics }: ReportRequest): readonly OrderBy[] {
  const first = metrics[0]?.name;
  if (orderBys.length > 0 || first === undefined) return orderBys;
  return [{ desc: true, metric: { metricName: first } }];
}

function comparisonOf(order: OrderBy, request: ReportRequest): Comparison {
  const rising = order.metric === undefined ? byDimension(order, request) : byMetric(order.metric.metricName);
  return order.desc ? (left, right) => rising(right, left) : rising;
}

function byMetric(name: string): Comparison {
  const metric = metricNamed(name);
  return (left, right) => metricValue(metric, left.sums) - metricValue(metric, right.sums);
}

function byDimension({ dimension }: OrderBy, { dimensions }: ReportRequest): Comparison {
  const index = dimensions.findIndex(({ name }) => name === dimension?.dimensionName);
  if (index < 0) throw new FakeRefusal(GA4_REFUSALS.invalid_request('The orderBy'));
  const read = ({ key }: ReportRow) => key[index] ?? '';
  if (dimension?.orderType === 'NUMERIC') return (left, right) => Number(read(left)) - Number(read(right));
  return (left, right) => compareTexts(read(left), read(right));
}
