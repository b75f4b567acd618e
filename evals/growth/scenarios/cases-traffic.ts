import type { Scenario } from './scenario.ts';
import { fashion, garden, gifts, sport } from './shops.ts';

const DAYS = { days: 110 };

/** Fewer people come by one of their ways. */
export const trafficCases: readonly Scenario[] = [
  {
    ...{
      ...DAYS,
      name: 'campaign-stopped-shopping',
      shop: garden,
      seed: 31,
      visits: 2600,
      lastDay: '2026-06-07',
    },
    matters: [
      {
        kind: 'campaign_stopped',
        places: [{ dimension: 'campaign', value: 'zakupy_pl' }],
        ...{ begins: 12, days: 13 },
        effects: [{ on: 'visits', where: { campaign: 'zakupy_pl' }, factor: 0 }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'campaign-stopped-social',
      shop: fashion,
      seed: 32,
      visits: 4200,
      lastDay: '2026-10-18',
    },
    matters: [
      {
        kind: 'campaign_stopped',
        places: [{ dimension: 'campaign', value: 'prospecting_de' }],
        ...{ begins: 25, days: 9 },
        effects: [{ on: 'visits', where: { campaign: 'prospecting_de' }, factor: 0.02 }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'campaign-stopped-brand',
      shop: gifts,
      seed: 33,
      visits: 3000,
      lastDay: '2026-09-13',
    },
    matters: [
      {
        kind: 'campaign_stopped',
        places: [{ dimension: 'campaign', value: 'brand_uk' }],
        ...{ begins: 6, days: 7 },
        effects: [{ on: 'visits', where: { campaign: 'brand_uk' }, factor: 0 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'organic-loss', shop: garden, seed: 34, visits: 2800, lastDay: '2026-07-26' },
    matters: [
      {
        kind: 'organic_loss',
        places: [{ dimension: 'channel', value: 'Organic Search' }],
        ...{ begins: 20, days: 21 },
        effects: [{ on: 'visits', where: { channel: 'Organic Search' }, factor: 0.5 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'organic-loss-deep', shop: sport, seed: 35, visits: 3600, lastDay: '2026-05-03' },
    matters: [
      {
        kind: 'organic_loss',
        places: [{ dimension: 'channel', value: 'Organic Search' }],
        ...{ begins: 15, days: 9 },
        effects: [{ on: 'visits', where: { channel: 'Organic Search' }, factor: 0.3 }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'organic-loss-google-only',
      shop: fashion,
      seed: 36,
      visits: 5000,
      lastDay: '2026-03-22',
    },
    matters: [
      {
        kind: 'organic_loss',
        places: [{ dimension: 'channel', value: 'Organic Search' }],
        ...{ begins: 13, days: 14 },
        effects: [{ on: 'visits', where: { channel: 'Organic Search', source: 'google' }, factor: 0.55 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'letter-not-sent', shop: gifts, seed: 37, visits: 4000, lastDay: '2026-06-14' },
    matters: [
      {
        kind: 'channel_loss',
        places: [
          { dimension: 'channel', value: 'Email' },
          { dimension: 'source', value: 'newsletter' },
          { dimension: 'campaign', value: 'friday_letter' },
        ],
        ...{ begins: 14, days: 15 },
        effects: [{ on: 'visits', where: { channel: 'Email' }, factor: 0.25 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'partner-lost', shop: garden, seed: 38, visits: 3600, lastDay: '2026-05-17' },
    matters: [
      {
        kind: 'channel_loss',
        places: [
          { dimension: 'channel', value: 'Referral' },
          { dimension: 'source', value: 'ceneo.pl' },
        ],
        ...{ begins: 12, days: 13 },
        effects: [{ on: 'visits', where: { channel: 'Referral' }, factor: 0.1 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'direct-loss', shop: fashion, seed: 39, visits: 3800, lastDay: '2026-08-09' },
    matters: [
      {
        kind: 'channel_loss',
        places: [
          { dimension: 'channel', value: 'Direct' },
          { dimension: 'source', value: '(direct)' },
        ],
        ...{ begins: 9, days: 10 },
        effects: [{ on: 'visits', where: { channel: 'Direct' }, factor: 0.4 }],
      },
    ],
  },
];
