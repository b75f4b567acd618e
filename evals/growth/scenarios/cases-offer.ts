import type { Scenario } from './scenario.ts';
import { fashion, garden, gifts, sport } from './shops.ts';

const DAYS = { days: 110 };

/** Baskets, prices, products, single orders, and what advertising brings for its money. */
export const offerCases: readonly Scenario[] = [
  {
    ...{ ...DAYS, name: 'small-baskets', shop: garden, seed: 61, visits: 4200, lastDay: '2026-05-31' },
    matters: [
      {
        ...{ kind: 'order_value_change', places: [null], begins: 13, days: 14 },
        effects: [{ on: 'basket', factor: 0 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'voucher-leaked', shop: fashion, seed: 62, visits: 4800, lastDay: '2026-09-13' },
    matters: [
      {
        ...{ kind: 'order_value_change', places: [null], begins: 10, days: 11 },
        effects: [
          { on: 'basket', factor: 0.5 },
          { on: 'price', factor: 0.82 },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'bundle-works', shop: gifts, seed: 63, visits: 4600, lastDay: '2026-07-05' },
    matters: [
      {
        ...{ kind: 'order_value_change', places: [null], begins: 12, days: 13 },
        effects: [{ on: 'basket', factor: 2.6 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'prices-raised', shop: sport, seed: 64, visits: 5000, lastDay: '2026-06-07' },
    matters: [
      {
        ...{ kind: 'price_change', places: [null], begins: 16, days: 17 },
        effects: [
          { on: 'price', factor: 1.25 },
          { on: 'conversion', where: {}, factor: 0.82 },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'prices-cut', shop: gifts, seed: 65, visits: 5200, lastDay: '2026-04-19' },
    matters: [
      {
        ...{ kind: 'price_change', places: [null], begins: 12, days: 13 },
        effects: [
          { on: 'price', factor: 0.75 },
          { on: 'conversion', where: {}, factor: 1.08 },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'best-seller-sold-out', shop: garden, seed: 66, visits: 4200, lastDay: '2026-06-21' },
    matters: [
      {
        kind: 'product_change',
        places: [{ dimension: 'product', value: 'Sekator ręczny' }],
        ...{ begins: 12, days: 13 },
        effects: [{ on: 'product_gone', product: 'Sekator ręczny' }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'shirt-delisted', shop: fashion, seed: 67, visits: 4000, lastDay: '2026-08-16' },
    matters: [
      {
        kind: 'product_change',
        places: [{ dimension: 'product', value: 'T-Shirt, 3er-Pack' }],
        ...{ begins: 20, days: 10 },
        effects: [{ on: 'product_gone', product: 'T-Shirt, 3er-Pack' }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'shoe-sold-out', shop: sport, seed: 68, visits: 4800, lastDay: '2026-09-20' },
    matters: [
      {
        kind: 'product_change',
        places: [{ dimension: 'product', value: 'Trail shoe' }],
        ...{ begins: 14, days: 15 },
        effects: [{ on: 'product_gone', product: 'Trail shoe' }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'dear-clicks', shop: garden, seed: 69, visits: 3400, lastDay: '2026-05-10' },
    matters: [
      {
        kind: 'ads_efficiency_drop',
        places: [{ dimension: 'campaign', value: 'zakupy_pl' }],
        ...{ begins: 12, days: 13 },
        effects: [{ on: 'click_price', campaign: 'zakupy_pl', factor: 1.9 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'ads-that-sell-less', shop: fashion, seed: 70, visits: 6000, lastDay: '2026-10-04' },
    matters: [
      {
        kind: 'ads_efficiency_drop',
        places: [{ dimension: 'campaign', value: 'shopping_de' }],
        ...{ begins: 15, days: 16 },
        effects: [{ on: 'conversion', where: { campaign: 'shopping_de' }, factor: 0.45 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'dear-clicks-social', shop: gifts, seed: 71, visits: 3600, lastDay: '2026-03-29' },
    matters: [
      {
        kind: 'ads_efficiency_drop',
        places: [
          { dimension: 'campaign', value: 'gift_ideas_uk' },
          { dimension: 'platform', value: 'meta_ads' },
        ],
        ...{ begins: 9, days: 10 },
        effects: [{ on: 'click_price', campaign: 'gift_ideas_uk', factor: 2.4 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'one-large-order', shop: garden, seed: 72, visits: 2600, lastDay: '2026-07-12' },
    matters: [
      {
        ...{ kind: 'single_order', places: [], begins: 14, days: 1 },
        effects: [{ on: 'huge_order', days: 1.2 }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'one-large-order-office',
      shop: gifts,
      seed: 73,
      visits: 2000,
      lastDay: '2026-06-04',
    },
    matters: [
      {
        ...{ kind: 'single_order', places: [], begins: 2, days: 1 },
        effects: [{ on: 'huge_order', days: 2.5 }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'one-large-order-cancelled',
      shop: sport,
      seed: 74,
      visits: 2600,
      lastDay: '2026-08-20',
    },
    matters: [
      {
        ...{ kind: 'single_order', places: [], begins: 9, days: 1 },
        effects: [{ on: 'huge_order', days: 1.6, isCancelled: true }],
      },
    ],
  },
];
