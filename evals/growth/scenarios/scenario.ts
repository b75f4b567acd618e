import type { ScenarioShop } from './scenario-shop.ts';

/** Every kind of matter that is planted; the system may know fewer kinds than life has. */
export type MatterKind =
  | 'checkout_broken'
  | 'campaign_stopped'
  | 'organic_loss'
  | 'channel_loss'
  | 'bot_traffic'
  | 'order_value_change'
  | 'price_change'
  | 'product_change'
  | 'engagement_drop'
  | 'ads_efficiency_drop'
  | 'demand_drop'
  | 'mix_change'
  | 'growth'
  | 'holiday'
  | 'single_order'
  | 'tracking_outage'
  | 'data_gap'
  | 'late_data'
  | 'label_shift'
  | 'duplicates'
  | 'part_day'
  | 'measure_missing'
  | 'currency_change'
  | 'timezone_change'
  | 'sampling';

/** Cells of a shop: those with all of these values; `{}` is the whole shop. */
export type Where = Readonly<Record<string, string>>;

/** What happens to the business itself. Factors multiply what an ordinary day would have brought. */
export type BusinessEffect =
  | { readonly on: 'visits' | 'conversion' | 'bounces'; readonly where: Where; readonly factor: number }
  /** Visits that neither look around nor buy, as a part of the shop's usual visits, spread evenly over the cells. */
  | { readonly on: 'robots'; readonly part: number; readonly cells: readonly Where[] }
  /** Further things that a customer puts into the basket. */
  | { readonly on: 'basket' | 'price'; readonly factor: number }
  | { readonly on: 'product_gone'; readonly product: string }
  | {
      readonly on: 'click_price' | 'ad_conversion' | 'impressions';
      readonly campaign: string;
      readonly factor: number;
    }
  /** One order worth this many usual days. */
  | { readonly on: 'huge_order'; readonly days: number; readonly isCancelled?: true };

/** What happens to the numbers on their way; `datasets` are those that are hit. */
export type RecordingEffect =
  /** A blind tracker: this part of the visits, and of the orders that it counts, is kept. */
  | {
      readonly on: 'tracked';
      readonly part: number;
      readonly where: Where;
      readonly datasets: readonly string[];
    }
  | { readonly on: 'rows_missing'; readonly datasets: readonly string[] }
  /** Everything of the day after this part of it is not there. */
  | { readonly on: 'part_of_day'; readonly part: number; readonly datasets: readonly string[] }
  | { readonly on: 'loaded_again'; readonly times: number; readonly datasets: readonly string[] }
  | {
      readonly on: 'relabelled';
      readonly dimension: string;
      readonly from: string;
      readonly to: string;
      readonly datasets: readonly string[];
    }
  | { readonly on: 'measure_zero'; readonly measure: string; readonly datasets: readonly string[] }
  /** Amounts of money in another unit, without a word about it. */
  | { readonly on: 'money'; readonly factor: number; readonly datasets: readonly string[] }
  /** One of so many records is kept, and counted so many times. */
  | { readonly on: 'sampled'; readonly oneOf: number; readonly datasets: readonly string[] }
  /** What the delivery says of itself. */
  | { readonly on: 'delivered_as'; readonly currency?: string; readonly timezone?: string };

/** Where a matter shows: a value of a dimension, or null for everywhere alike. */
export type Place = { readonly dimension: string; readonly value: string } | null;

/** Something that was done to a shop on purpose, and what a good report makes of it. */
export interface Matter {
  readonly kind: MatterKind;
  /** Each names the place rightly; several where they describe the same cells. */
  readonly places: readonly Place[];
  /** Days before the shop's last day on which it begins. */
  readonly begins: number;
  readonly days: number;
  readonly effects: readonly (BusinessEffect | RecordingEffect)[];
  /** True when a system that knows the calendar says nothing of it. */
  readonly mayBeSilent?: true;
}

/** One case of the evals: a made-up shop, and what is planted in it. Nothing but this and the code decides its numbers. */
export interface Scenario {
  /** Unique, kebab-case. */
  readonly name: string;
  readonly shop: ScenarioShop;
  readonly seed: number;
  /** Sessions of an ordinary day. */
  readonly visits: number;
  /** The last complete day, YYYY-MM-DD. */
  readonly lastDay: string;
  readonly days: number;
  /** None: a quiet shop. They may share days. */
  readonly matters: readonly Matter[];
}
