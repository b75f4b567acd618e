import type { Scenario } from './scenario.ts';
import { fashion, garden, gifts, sport } from './shops.ts';

const DAYS = { days: 110 };

/** The way to an order breaks somewhere, or visitors leave sooner. */
export const conversionCases: readonly Scenario[] = [
  {
    ...{ ...DAYS, name: 'checkout-mobile', shop: garden, seed: 11, visits: 2600, lastDay: '2026-06-14' },
    matters: [
      {
        ...{
          kind: 'checkout_broken',
          places: [{ dimension: 'device', value: 'mobile' }],
          begins: 11,
          days: 12,
        },
        effects: [{ on: 'conversion', where: { device: 'mobile' }, factor: 0.3 }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'checkout-desktop-mended',
      shop: fashion,
      seed: 12,
      visits: 3600,
      lastDay: '2026-05-24',
    },
    matters: [
      {
        ...{
          kind: 'checkout_broken',
          places: [{ dimension: 'device', value: 'desktop' }],
          begins: 21,
          days: 6,
        },
        effects: [{ on: 'conversion', where: { device: 'desktop' }, factor: 0.15 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'checkout-safari', shop: sport, seed: 13, visits: 4200, lastDay: '2026-05-10' },
    matters: [
      {
        ...{
          kind: 'checkout_broken',
          places: [{ dimension: 'browser', value: 'Safari' }],
          begins: 13,
          days: 14,
        },
        effects: [{ on: 'conversion', where: { browser: 'Safari' }, factor: 0.1 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'checkout-abroad', shop: fashion, seed: 14, visits: 8000, lastDay: '2026-09-20' },
    matters: [
      {
        ...{
          kind: 'checkout_broken',
          places: [{ dimension: 'country', value: 'Austria' }],
          begins: 19,
          days: 20,
        },
        effects: [{ on: 'conversion', where: { country: 'Austria' }, factor: 0 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'checkout-everywhere', shop: gifts, seed: 15, visits: 2600, lastDay: '2026-07-12' },
    matters: [
      {
        ...{ kind: 'checkout_broken', places: [null], begins: 4, days: 3 },
        effects: [{ on: 'conversion', where: {}, factor: 0.2 }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'checkout-partly-everywhere',
      shop: garden,
      seed: 16,
      visits: 3000,
      lastDay: '2026-10-04',
    },
    matters: [
      {
        ...{ kind: 'checkout_broken', places: [null], begins: 9, days: 10 },
        effects: [{ on: 'conversion', where: {}, factor: 0.5 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'slow-mobile-pages', shop: gifts, seed: 17, visits: 2800, lastDay: '2026-06-21' },
    matters: [
      {
        ...{
          kind: 'engagement_drop',
          places: [{ dimension: 'device', value: 'mobile' }],
          begins: 12,
          days: 13,
        },
        effects: [{ on: 'bounces', where: { device: 'mobile' }, factor: 1.45 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'wrong-landing-page', shop: garden, seed: 18, visits: 3400, lastDay: '2026-04-19' },
    matters: [
      {
        kind: 'engagement_drop',
        places: [{ dimension: 'campaign', value: 'zakupy_pl' }],
        ...{ begins: 9, days: 10 },
        effects: [{ on: 'bounces', where: { campaign: 'zakupy_pl' }, factor: 2.1 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'banner-over-the-page', shop: sport, seed: 19, visits: 3000, lastDay: '2026-09-06' },
    matters: [
      {
        ...{ kind: 'engagement_drop', places: [null], begins: 6, days: 7 },
        effects: [{ on: 'bounces', where: {}, factor: 1.35 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'more-phones', shop: fashion, seed: 20, visits: 4000, lastDay: '2026-06-28' },
    matters: [
      {
        kind: 'mix_change',
        places: [
          { dimension: 'campaign', value: 'prospecting_de' },
          { dimension: 'channel', value: 'Paid Social' },
          null,
        ],
        ...{ begins: 13, days: 14 },
        effects: [
          { on: 'visits', where: { campaign: 'prospecting_de' }, factor: 4 },
          { on: 'visits', where: { channel: 'Direct' }, factor: 0.45 },
          { on: 'visits', where: { campaign: 'marke_de' }, factor: 0.3 },
          { on: 'visits', where: { channel: 'Email' }, factor: 0.2 },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'cheap-visitors', shop: gifts, seed: 21, visits: 3000, lastDay: '2026-05-31' },
    matters: [
      {
        kind: 'mix_change',
        places: [
          { dimension: 'channel', value: 'Social' },
          { dimension: 'source', value: 'instagram.com' },
          null,
        ],
        ...{ begins: 10, days: 11 },
        effects: [
          { on: 'visits', where: { channel: 'Social' }, factor: 6 },
          { on: 'visits', where: { channel: 'Organic Search' }, factor: 0.5 },
          { on: 'visits', where: { channel: 'Email' }, factor: 0.4 },
          { on: 'visits', where: { channel: 'Referral' }, factor: 0.5 },
        ],
      },
    ],
  },
];
