import type { Language } from '#core/tenant.ts';

/** One way by which people reach a shop. Shares and rates are fractions. */
export interface Line {
  readonly channel: string;
  readonly source: string;
  readonly campaign: string;
  /** Part of the shop's visits. */
  readonly share: number;
  /** Orders per visit from a desktop at home. */
  readonly conversion: number;
  readonly bounce: number;
  /** Part of its visitors who are not at home. */
  readonly abroad: number;
  /** How the platform sells its clicks; absent for what is not bought. */
  readonly advert?: {
    readonly platform: string;
    /** Clicks per impression. */
    readonly clickRate: number;
    /** In the shop's currency. */
    readonly clickPrice: number;
  };
}

/** One kind of machine by which people visit. */
export interface Device {
  readonly name: string;
  readonly share: number;
  readonly conversion: number;
  readonly bounce: number;
}

/** One thing that is sold; prices in the shop's currency. */
export interface Product {
  readonly name: string;
  readonly category: string;
  readonly price: number;
  /** How often it is chosen, relative to the others. */
  readonly popularity: number;
}

/** Datasets that a shop delivers besides its visits. */
export type ShopDataset = 'order_items' | 'largest_record' | 'ads' | 'orders' | 'gsc';

/** A shop as it is on ordinary days. */
export interface ScenarioShop {
  readonly slug: string;
  readonly name: string;
  readonly locale: Language;
  readonly currency: string;
  readonly timezone: string;
  readonly datasets: readonly ShopDataset[];
  /** The first is home; the parts of the others among those abroad. */
  readonly home: string;
  readonly abroad: Readonly<Record<string, number>>;
  readonly lines: readonly Line[];
  readonly devices: readonly Device[];
  /** By name, their parts; absent when the shop does not record them. */
  readonly browsers?: Readonly<Record<string, number>>;
  readonly products: readonly Product[];
  /** Factor on visits by weekday, Monday first. */
  readonly week: readonly number[];
  /** Growth of visits per day. */
  readonly growth: number;
}
