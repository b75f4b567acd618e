import { z } from 'zod';

const named = z.object({ name: z.string() });

const stringFilter = z.object({
  matchType: z
    .enum(['EXACT', 'BEGINS_WITH', 'ENDS_WITH', 'CONTAINS', 'FULL_REGEXP', 'PARTIAL_REGEXP'])
    .default('EXACT'),
  value: z.string(),
  caseSensitive: z.boolean().default(false),
});
const numericValue = z.union([
  z.object({ int64Value: z.string() }).transform(({ int64Value }) => Number(int64Value)),
  z.object({ doubleValue: z.number() }).transform(({ doubleValue }) => doubleValue),
]);
const filter = z.object({
  fieldName: z.string(),
  stringFilter: stringFilter.optional(),
  inListFilter: z
    .object({ values: z.array(z.string()), caseSensitive: z.boolean().default(false) })
    .optional(),
  numericFilter: z
    .object({
      operation: z.enum([
        'EQUAL',
        'LESS_THAN',
        'LESS_THAN_OR_EQUAL',
        'GREATER_THAN',
        'GREATER_THAN_OR_EQUAL',
      ]),
      value: numericValue,
    })
    .optional(),
  betweenFilter: z.object({ fromValue: numericValue, toValue: numericValue }).optional(),
});
export type FieldFilter = z.output<typeof filter>;

export interface FilterExpression {
  readonly andGroup?: { readonly expressions: readonly FilterExpression[] } | undefined;
  readonly orGroup?: { readonly expressions: readonly FilterExpression[] } | undefined;
  readonly notExpression?: FilterExpression | undefined;
  readonly filter?: FieldFilter | undefined;
}

const filterExpression: z.ZodType<FilterExpression> = z.lazy(() =>
  z.object({
    andGroup: z.object({ expressions: z.array(filterExpression) }).optional(),
    orGroup: z.object({ expressions: z.array(filterExpression) }).optional(),
    notExpression: filterExpression.optional(),
    filter: filter.optional(),
  }),
);

const orderBy = z.object({
  desc: z.boolean().default(false),
  metric: z.object({ metricName: z.string() }).optional(),
  dimension: z
    .object({
      dimensionName: z.string(),
      orderType: z.enum(['ALPHANUMERIC', 'CASE_INSENSITIVE_ALPHANUMERIC', 'NUMERIC']).default('ALPHANUMERIC'),
    })
    .optional(),
});
export type OrderBy = z.output<typeof orderBy>;

const int64 = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative()]).transform(Number);
const aggregation = z.enum(['TOTAL', 'MINIMUM', 'MAXIMUM', 'COUNT']);

/** What `runReport` takes. */
export const reportRequest = z.object({
  dateRanges: z
    .array(z.object({ startDate: z.string(), endDate: z.string(), name: z.string().optional() }))
    .min(1)
    .max(4),
  dimensions: z.array(named).max(9).default([]),
  metrics: z.array(named).max(10).default([]),
  dimensionFilter: filterExpression.optional(),
  metricFilter: filterExpression.optional(),
  metricAggregations: z.array(aggregation).default([]),
  orderBys: z.array(orderBy).default([]),
  keepEmptyRows: z.boolean().default(false),
  limit: int64.pipe(z.number().min(1)).default(10_000),
  offset: int64.default(0),
  currencyCode: z.string().optional(),
  returnPropertyQuota: z.boolean().default(false),
});
export type ReportRequest = z.output<typeof reportRequest>;

/** What `runRealtimeReport` takes; its minutes count back from now. */
export const realtimeRequest = reportRequest.omit({ dateRanges: true, offset: true }).extend({
  minuteRanges: z
    .array(
      z.object({
        startMinutesAgo: z.number().int().max(29).optional(),
        endMinutesAgo: z.number().int().optional(),
        name: z.string().optional(),
      }),
    )
    .optional(),
});
