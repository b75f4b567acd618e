import type { FakeRow } from './fake-table.ts';

interface Dimension {
  /** The dimension of our tables that it needs; null when every table has it. */
  readonly needs: string | null;
  readonly title: string;
  read(row: FakeRow): string;
}

export interface Metric {
  readonly title: string;
  readonly type: 'TYPE_INTEGER' | 'TYPE_FLOAT' | 'TYPE_CURRENCY' | 'TYPE_SECONDS';
  /** Sum of the first, by the sum of the second where there is one. */
  readonly of: string;
  readonly per?: string;
  /** Takes the quotient from one. */
  readonly isComplement?: boolean;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const weekdayOf = (row: FakeRow): number => new Date(row.day).getUTCDay();

function column(needs: string, title: string): Dimension {
  return { needs, title, read: (row) => row.dims[needs] ?? '(not set)' };
}

function ofDay(title: string, read: (row: FakeRow) => string): Dimension {
  return { needs: null, title, read };
}

function fixed(title: string, value: string): Dimension {
  return { needs: null, title, read: () => value };
}

const SOURCE_MEDIUM: Dimension = {
  needs: 'source',
  title: 'Session source / medium',
  read: ({ dims }) => `${dims.source} / ${dims.medium}`,
};

/** Dimensions that the fake knows, by their API names. */
export const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  date: ofDay('Date', ({ day }) => day.replaceAll('-', '')),
  year: ofDay('Year', ({ day }) => day.slice(0, 4)),
  month: ofDay('Month', ({ day }) => day.slice(5, 7)),
  yearMonth: ofDay('Year month', ({ day }) => day.slice(0, 7).replace('-', '')),
  day: ofDay('Day', ({ day }) => day.slice(8, 10)),
  dayOfWeek: ofDay('Day of week', (row) => String(weekdayOf(row))),
  dayOfWeekName: ofDay('Day of week name', (row) => WEEKDAYS[weekdayOf(row)] ?? ''),
  sessionDefaultChannelGroup: column('channel', 'Session default channel group'),
  sessionPrimaryChannelGroup: column('channel', 'Session primary channel group'),
  defaultChannelGroup: column('channel', 'Default channel group'),
  firstUserDefaultChannelGroup: column('channel', 'First user default channel group'),
  sessionSource: column('source', 'Session source'),
  sessionMedium: column('medium', 'Session medium'),
  sessionSourceMedium: SOURCE_MEDIUM,
  sessionCampaignName: column('campaign', 'Session campaign'),
  deviceCategory: column('device', 'Device category'),
  country: column('country', 'Country'),
  newVsReturning: column('visitor', 'New / returning'),
  landingPage: column('landingPage', 'Landing page'),
  landingPagePlusQueryString: column('landingPage', 'Landing page + query string'),
  pagePath: column('page', 'Page path and screen class'),
  pageTitle: column('pageTitle', 'Page title'),
  itemName: column('product', 'Item name'),
  itemId: column('productId', 'Item ID'),
  itemCategory: column('category', 'Item category'),
  eventName: column('eventName', 'Event name'),
  platform: fixed('Platform', 'web'),
  audienceName: fixed('Audience name', 'All Users'),
  userGender: fixed('Gender', 'unknown'),
  userAgeBracket: fixed('Age', 'unknown'),
};

/** Dimensions of people, whose requests count against the thresholded quota. */
export const PERSONAL_DIMENSIONS = ['audienceName', 'userGender', 'userAgeBracket'];

const count = (title: string, of: string): Metric => ({ title, type: 'TYPE_INTEGER', of });
const money = (title: string, of: string): Metric => ({ title, type: 'TYPE_CURRENCY', of });
const ratio = (title: string, of: string, per: string): Metric => ({ title, type: 'TYPE_FLOAT', of, per });

/** Metrics that the fake knows, by their API names. Users of several days are added up, which GA4 would not do. */
export const METRICS: Readonly<Record<string, Metric>> = {
  sessions: count('Sessions', 'sessions'),
  totalUsers: count('Total users', 'users'),
  activeUsers: count('Active users', 'users'),
  newUsers: count('New users', 'newUsers'),
  engagedSessions: count('Engaged sessions', 'engaged'),
  bounceRate: ratio('Bounce rate', 'bounces', 'sessions'),
  engagementRate: { ...ratio('Engagement rate', 'bounces', 'sessions'), isComplement: true },
  screenPageViews: count('Views', 'pageviews'),
  screenPageViewsPerSession: ratio('Views per session', 'pageviews', 'sessions'),
  averageSessionDuration: {
    ...ratio('Average session duration', 'timeOnSite', 'sessions'),
    type: 'TYPE_SECONDS',
  },
  userEngagementDuration: { title: 'User engagement', type: 'TYPE_SECONDS', of: 'timeOnSite' },
  addToCarts: count('Add to carts', 'addToCarts'),
  checkouts: count('Checkouts', 'checkouts'),
  ecommercePurchases: count('Ecommerce purchases', 'transactions'),
  transactions: count('Transactions', 'transactions'),
  keyEvents: count('Key events', 'transactions'),
  conversions: count('Conversions', 'transactions'),
  sessionKeyEventRate: ratio('Session key event rate', 'transactions', 'sessions'),
  purchaseRevenue: money('Purchase revenue', 'revenue'),
  totalRevenue: money('Total revenue', 'revenue'),
  averagePurchaseRevenue: {
    ...ratio('Average purchase revenue', 'revenue', 'transactions'),
    type: 'TYPE_CURRENCY',
  },
  itemsViewed: count('Items viewed', 'itemsViewed'),
  itemsAddedToCart: count('Items added to cart', 'itemsAddedToCart'),
  itemsCheckedOut: count('Items checked out', 'itemsCheckedOut'),
  itemsPurchased: count('Items purchased', 'itemsPurchased'),
  itemRevenue: money('Item revenue', 'itemRevenue'),
  cartToViewRate: ratio('Cart-to-view rate', 'itemsAddedToCart', 'itemsViewed'),
  purchaseToViewRate: ratio('Purchase-to-view rate', 'itemsPurchased', 'itemsViewed'),
  eventCount: count('Event count', 'eventCount'),
};

/** The measures of our tables that a metric is made of. */
export function measuresOf({ of, per }: Metric): readonly string[] {
  return per === undefined ? [of] : [of, per];
}

/** The metric of summed measures; 0 where there is nothing to divide by, as GA4 has it. */
export function metricValue(metric: Metric, sums: Readonly<Record<string, number>>): number {
  const total = sums[metric.of] ?? 0;
  if (metric.per === undefined) return total;
  const base = sums[metric.per] ?? 0;
  if (base === 0) return 0;
  return metric.isComplement === true ? 1 - total / base : total / base;
}

/** A value as GA4 writes it: always a string. */
export function writeValue(metric: Metric, value: number): string {
  return metric.type === 'TYPE_INTEGER' ? String(Math.round(value)) : String(Number(value.toFixed(6)));
}
