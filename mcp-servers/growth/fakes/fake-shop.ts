import type { Day } from '#core/time.ts';
import type { FakeAds } from './fake-ads.ts';
import type { FakePage } from './fake-page.ts';
import type { FakeTable } from './fake-table.ts';

/** By which ids the providers know a shop. */
export interface FakeAccounts {
  /** GA4 property, digits only. */
  readonly ga4: string;
  /** Search Console site, for example `sc-domain:shop.example`. */
  readonly gsc: string;
  /** Google Ads customer, digits only. */
  readonly googleAds: string;
  /** The manager account above it; null when the customer is reached directly. */
  readonly googleAdsManager: string | null;
  /** Meta ad account, with `act_`. */
  readonly metaAds: string;
}

/** What GA4 counts. A question is answered from the first table that has all its fields. */
export interface FakeWeb {
  /** channel, source, medium, campaign, device, country: sessions, users, newUsers, bounces, pageviews, timeOnSite, itemViews, addToCarts, checkouts, transactions, revenue */
  readonly visits: FakeTable;
  /** The same visits, split further by landingPage and visitor (`new`, `returning`). */
  readonly landings: FakeTable;
  /** product, productId, category: itemsViewed, itemsAddedToCart, itemsCheckedOut, itemsPurchased, itemRevenue */
  readonly items: FakeTable;
  /** page, pageTitle, device: pageviews */
  readonly pageviews: FakeTable;
}

/** A sitemap as it was submitted. */
export interface FakeSitemap {
  readonly url: string;
  readonly submitted: number;
  readonly indexed: number;
  readonly errors: number;
  readonly warnings: number;
  readonly lastRead: Day;
}

/** One shop as all providers see it together; every fake provider is driven by it. */
export interface FakeShop {
  readonly name: string;
  /** With scheme and a slash at the end. */
  readonly url: string;
  readonly timezone: string;
  readonly currency: string;
  readonly accounts: FakeAccounts;
  /** Last day of which there is anything. */
  readonly lastDay: Day;
  readonly web: FakeWeb;
  /** query, page, country (three letters), device, appearance: clicks, impressions, rankings (position times impressions). A query is empty where it is withheld. */
  readonly search: FakeTable;
  readonly sitemaps: readonly FakeSitemap[];
  readonly pages: readonly FakePage[];
  /** Speed of the whole site in the field, for pages without enough visits of their own. */
  readonly originSpeed: FakePage['field'];
  readonly ads: FakeAds;
}

/** Midday after the last day of data: the clock of a fake that was not given another. */
export function noonAfter(lastDay: Day): Date {
  return new Date(Date.parse(`${lastDay}T12:00:00Z`) + 86_400_000);
}
