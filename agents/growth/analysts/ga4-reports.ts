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

/** Every step of the purchase. */
export const STEPS = ['sessions', 'addToCarts', 'checkouts', 'ecommercePurchases', 'purchaseRevenue'];

/** Orders that a rate lacks, at what an order is worth. */
export const LACKING_ORDERS = {
  quantity: 'missing' as const,
  worth: { report: 'days', measure: 'order_value' },
};

/** Orders that are fewer than before, at what an order is worth. */
export const FEWER_ORDERS = {
  ...{ nature: 'loss' as const, quantity: 'difference' as const },
  worth: { report: 'days', measure: 'order_value' },
};

/** Money that is less than before. */
export const LESS_MONEY = { nature: 'loss' as const, quantity: 'difference' as const };

/** The money that a place brings, where something is wrong with it. */
export const ITS_REVENUE = { nature: 'exposed' as const, quantity: { measure: 'revenue' } };
