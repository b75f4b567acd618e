import { z } from 'zod';
import type { Day } from '#core/time.ts';
import { dayInput, type Period, periodInput, resolvePeriod } from '../../period.ts';
import { dimensionCondition, dimensionExpression, metricCondition, metricExpression } from './ga4-filter.ts';

export const accountInput = {
  account: z.string().optional().describe('The GA4 property, when the shop has several.'),
};

const names = z.array(z.string().min(1).max(120));

/** What a report is asked by, whether alone or with others. */
export const reportInput = {
  dimensions: names
    .max(9)
    .default([])
    .describe('For example date, sessionDefaultChannelGroup, deviceCategory.'),
  metrics: names.min(1).max(10).describe('For example sessions, ecommercePurchases, purchaseRevenue.'),
  ...periodInput,
  date_ranges: z
    .array(z.strictObject({ from: dayInput, to: dayInput, name: z.string().min(1).max(60).optional() }))
    .min(1)
    .max(4)
    .optional()
    .describe(
      'Instead of from and to: up to four stretches of days beside each other, told apart by dateRange.',
    ),
  dimension_filter: z.array(dimensionCondition).max(10).default([]).describe('All have to hold.'),
  metric_filter: z.array(metricCondition).max(10).default([]).describe('All have to hold.'),
  order_by: z
    .array(z.strictObject({ field: z.string().min(1), descending: z.boolean().default(true) }))
    .max(5)
    .default([])
    .describe('Dimensions or metrics of the report. Without it: by the dimensions.'),
  keep_empty_rows: z
    .boolean()
    .default(false)
    .describe('Also rows in which all metrics are zero. Without it a missing row is not known to be zero.'),
};

const reportSchema = z.strictObject(reportInput);
export type ReportWish = z.output<typeof reportSchema>;

/** A stretch of days with the name by which its rows are told from others. */
export interface NamedPeriod extends Period {
  readonly name: string;
}

/** The stretches that a report is about. */
export function periodsOf(wish: ReportWish, today: Day): NamedPeriod[] {
  if (wish.date_ranges === undefined) return [{ ...resolvePeriod(wish, today), name: 'current' }];
  return wish.date_ranges.map(({ from, to, name }, index) => ({
    ...resolvePeriod({ from, to }, today),
    name: name ?? `range_${index}`,
  }));
}

/** Which rows of a report are asked for. */
export interface RowWindow {
  readonly limit: number;
  readonly offset: number;
}

/** The request of a report as GA4 takes it. */
export function reportRequest(wish: ReportWish, periods: readonly NamedPeriod[], window: RowWindow): object {
  const dimensionFilter = dimensionExpression(wish.dimension_filter);
  const metricFilter = metricExpression(wish.metric_filter);
  return {
    dateRanges: periods.map(({ from, to, name }) => ({ startDate: from, endDate: to, name })),
    dimensions: wish.dimensions.map((name) => ({ name })),
    metrics: wish.metrics.map((name) => ({ name })),
    ...(dimensionFilter === undefined ? {} : { dimensionFilter }),
    ...(metricFilter === undefined ? {} : { metricFilter }),
    orderBys: orderOf(wish),
    keepEmptyRows: wish.keep_empty_rows,
    limit: String(window.limit),
    offset: String(window.offset),
    returnPropertyQuota: true,
  };
}

/** Pages fit together only in a fixed order, so the dimensions decide where nothing else does. */
function orderOf({ order_by: wanted, dimensions, metrics }: ReportWish): object[] {
  const asked = wanted.map(({ field, descending }) => ({
    desc: descending,
    ...(metrics.includes(field)
      ? { metric: { metricName: field } }
      : { dimension: { dimensionName: field } }),
  }));
  const rest = dimensions
    .filter((name) => !wanted.some(({ field }) => field === name))
    .map((name) => ({ desc: false, dimension: { dimensionName: name } }));
  return [...asked, ...rest];
}
