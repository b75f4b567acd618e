/** Numbers that most questions to GA4 rest on. */
const SALES = ['sessions', 'ecommercePurchases', 'purchaseRevenue'];
/** Rows of a report by many values: what comes after them weighs nothing. */
const MOST_ROWS = 1_000;

interface ReportWish {
  readonly id: string;
  readonly by: readonly string[];
  readonly metrics?: readonly string[];
  readonly first?: string;
  readonly filter?: readonly object[];
}

/** A report of GA4 by some dimensions, over the window and the one before. */
export function ga4Report({ id, by, metrics = SALES, first, filter }: ReportWish) {
  return {
    id,
    tool: 'run_report',
    arguments: {
      dimensions: [...by],
      metrics: [...metrics],
      ...(filter === undefined ? {} : { dimension_filter: filter }),
      ...(first === undefined ? {} : { order_by: [{ field: first }], limit: MOST_ROWS }),
    },
  };
}

/** Totals by day, also of the year before. */
export function ga4Days(metrics: readonly string[] = SALES) {
  return {
    ...ga4Report({ id: 'days', by: ['date'], metrics }),
    windows: ['current' as const, 'previous' as const, 'year_before' as const],
  };
}

/** What a visitor from organic search is worth: for money at stake in search, when GA4 is connected. */
export const ORGANIC_WORTH = {
  ...ga4Report({
    id: 'organic',
    by: [],
    filter: [{ field: 'sessionDefaultChannelGroup', values: ['Organic Search'] }],
  }),
  source: 'ga4' as const,
  windows: ['current' as const],
  isOptional: true,
};
