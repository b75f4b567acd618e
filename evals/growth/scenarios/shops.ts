import type { Device, Line, ScenarioShop } from './scenario-shop.ts';
import { FASHION, GARDEN, GIFTS, SPORT } from './shop-products.ts';

const NONE = '(none)';

const DEVICES: readonly Device[] = [
  { name: 'mobile', share: 0.64, conversion: 0.7, bounce: 1.06 },
  { name: 'desktop', share: 0.36, conversion: 1, bounce: 0.9 },
];
const WITH_TABLETS: readonly Device[] = [
  { name: 'mobile', share: 0.62, conversion: 0.7, bounce: 1.06 },
  { name: 'desktop', share: 0.34, conversion: 1, bounce: 0.9 },
  { name: 'tablet', share: 0.04, conversion: 0.8, bounce: 1 },
];

/** People work, then shop: few come on Fridays and Saturdays, many on Sundays and Mondays. */
const HOME_WEEK = [1.07, 1.03, 1.01, 1, 0.93, 0.88, 1.08];
/** Gifts for the office are bought from the office. */
const OFFICE_WEEK = [1.12, 1.12, 1.1, 1.06, 0.98, 0.78, 0.84];
const SPORT_WEEK = [0.97, 0.95, 0.96, 0.98, 1, 1.06, 1.08];

type Advert = NonNullable<Line['advert']>;

interface Channels {
  readonly shopping: string;
  readonly brand: string;
  readonly social: string;
  readonly letter: string;
  readonly partner: string;
  /** Price of a click on the search ads, in the shop's currency. */
  readonly clickPrice: number;
}

/** The same kinds of ways lead to every shop; names, prices and how well they sell differ. */
function linesOf({ shopping, brand, social, letter, partner, clickPrice }: Channels): readonly Line[] {
  const google = (clickRate: number, price: number): Advert => ({
    platform: 'google_ads',
    clickRate,
    clickPrice: clickPrice * price,
  });
  const meta: Advert = { platform: 'meta_ads', clickRate: 0.01, clickPrice: clickPrice * 0.8 };
  const organic = { channel: 'Organic Search', campaign: NONE };
  const paid = { channel: 'Paid Search', source: 'google' };
  return [
    { ...organic, source: 'google', share: 0.29, conversion: 0.024, bounce: 0.43, abroad: 0.2 },
    { ...organic, source: 'bing', share: 0.04, conversion: 0.022, bounce: 0.41, abroad: 0 },
    {
      ...paid,
      ...{ campaign: shopping, share: 0.15, conversion: 0.028, bounce: 0.4, abroad: 0 },
      advert: google(0.012, 1),
    },
    {
      ...paid,
      ...{ campaign: brand, share: 0.08, conversion: 0.045, bounce: 0.26, abroad: 0 },
      advert: google(0.16, 0.6),
    },
    {
      ...{ channel: 'Direct', source: '(direct)', campaign: NONE },
      ...{ share: 0.17, conversion: 0.03, bounce: 0.38, abroad: 0.14 },
    },
    {
      ...{ channel: 'Referral', source: partner, campaign: NONE },
      ...{ share: 0.08, conversion: 0.03, bounce: 0.38, abroad: 0 },
    },
    {
      ...{ channel: 'Social', source: 'instagram.com', campaign: NONE },
      ...{ share: 0.05, conversion: 0.01, bounce: 0.58, abroad: 0 },
    },
    {
      ...{ channel: 'Paid Social', source: 'facebook.com', campaign: social },
      ...{ share: 0.09, conversion: 0.012, bounce: 0.56, abroad: 0 },
      advert: meta,
    },
    {
      ...{ channel: 'Email', source: 'newsletter', campaign: letter },
      ...{ share: 0.05, conversion: 0.045, bounce: 0.28, abroad: 0 },
    },
  ];
}

/** Everything that a shop can deliver besides its visits. */
const ALL_DATASETS = ['order_items', 'largest_record', 'ads', 'orders', 'gsc'] as const;

/** Home and garden, Poland. */
export const garden: ScenarioShop = {
  ...{ slug: 'garden', name: 'Zielony Dom', locale: 'pl', currency: 'PLN', timezone: 'Europe/Warsaw' },
  ...{ home: 'Poland', abroad: { Germany: 0.5, Czechia: 0.5 } },
  datasets: ALL_DATASETS,
  lines: linesOf({
    ...{ shopping: 'zakupy_pl', brand: 'marka_pl', social: 'meta_nowi_pl', letter: 'newsletter_tygodnia' },
    ...{ partner: 'ceneo.pl', clickPrice: 0.62 },
  }),
  ...{ devices: DEVICES, products: GARDEN, week: HOME_WEEK, growth: 0.0005 },
};

/** Clothes, Germany; it has no order system of its own to read. */
export const fashion: ScenarioShop = {
  ...{ slug: 'fashion', name: 'Nordlicht Mode', locale: 'en', currency: 'EUR', timezone: 'Europe/Berlin' },
  ...{ home: 'Germany', abroad: { Austria: 0.6, Switzerland: 0.4 } },
  datasets: ['order_items', 'largest_record', 'ads', 'gsc'],
  lines: linesOf({
    ...{ shopping: 'shopping_de', brand: 'marke_de', social: 'prospecting_de', letter: 'wochenbrief' },
    ...{ partner: 'idealo.de', clickPrice: 0.28 },
  }),
  ...{ devices: DEVICES, products: FASHION, week: HOME_WEEK, growth: 0.0008 },
};

/** Gifts, United Kingdom; small tickets, office hours. */
export const gifts: ScenarioShop = {
  ...{ slug: 'gifts', name: 'Wren & Willow', locale: 'en', currency: 'GBP', timezone: 'Europe/London' },
  ...{ home: 'United Kingdom', abroad: { Ireland: 0.6, France: 0.4 } },
  datasets: ALL_DATASETS,
  lines: linesOf({
    ...{ shopping: 'shopping_uk', brand: 'brand_uk', social: 'gift_ideas_uk', letter: 'friday_letter' },
    ...{ partner: 'notonthehighstreet.com', clickPrice: 0.22 },
  }),
  ...{ devices: WITH_TABLETS, products: GIFTS, week: OFFICE_WEEK, growth: 0.0003 },
};

/** Outdoor sport, United States; it records browsers too. */
export const sport: ScenarioShop = {
  ...{ slug: 'sport', name: 'Ridge & River', locale: 'en', currency: 'USD', timezone: 'America/Denver' },
  ...{ home: 'United States', abroad: { Canada: 0.7, Mexico: 0.3 } },
  datasets: ['order_items', 'largest_record', 'ads', 'orders'],
  lines: linesOf({
    ...{ shopping: 'shopping_us', brand: 'brand_us', social: 'trail_video_us', letter: 'trail_letter' },
    ...{ partner: 'trailreview.com', clickPrice: 0.7 },
  }),
  ...{ devices: DEVICES, products: SPORT, week: SPORT_WEEK, growth: -0.0003 },
  browsers: { Chrome: 0.62, Safari: 0.28, Other: 0.1 },
};
