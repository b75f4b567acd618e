import type { Scenario } from './scenario.ts';
import { fashion, garden, gifts, sport } from './shops.ts';

const DAYS = { days: 110 };

/** The whole shop is busier or calmer than usual, or visited by programs. */
export const crowdCases: readonly Scenario[] = [
  {
    ...{ ...DAYS, name: 'robots-singapore', shop: garden, seed: 40, visits: 2600, lastDay: '2026-04-26' },
    matters: [
      {
        kind: 'bot_traffic',
        places: [{ dimension: 'country', value: 'Singapore' }],
        ...{ begins: 10, days: 9 },
        effects: [
          {
            ...{ on: 'robots', part: 0.8 },
            cells: [
              robot({ channel: 'Direct', source: '(direct)', country: 'Singapore' }),
              robot({ channel: 'Organic Search', source: 'google', country: 'Singapore' }),
              robot({ channel: 'Referral', source: 'free-audit.top', country: 'Singapore' }),
            ],
          },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'robots-one-source', shop: gifts, seed: 41, visits: 2400, lastDay: '2026-10-25' },
    matters: [
      {
        kind: 'bot_traffic',
        places: [{ dimension: 'source', value: 'seo-rank.site' }],
        ...{ begins: 8, days: 7 },
        effects: [
          {
            ...{ on: 'robots', part: 0.6 },
            cells: [
              robot({ channel: 'Referral', source: 'seo-rank.site', country: 'United Kingdom' }),
              robot({ channel: 'Referral', source: 'seo-rank.site', country: 'Ireland' }),
              robot({ channel: 'Referral', source: 'seo-rank.site', country: 'Brazil' }),
            ],
          },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'robots-one-day', shop: fashion, seed: 42, visits: 3400, lastDay: '2026-06-28' },
    matters: [
      {
        kind: 'bot_traffic',
        places: [{ dimension: 'country', value: 'China' }],
        ...{ begins: 5, days: 2 },
        effects: [
          {
            ...{ on: 'robots', part: 1.4 },
            cells: [
              robot({ channel: 'Direct', source: '(direct)', country: 'China' }),
              robot({ channel: 'Organic Search', source: 'bing', country: 'China' }),
            ],
          },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'weak-demand', shop: garden, seed: 43, visits: 3000, lastDay: '2026-08-02' },
    matters: [
      {
        ...{ kind: 'demand_drop', places: [null], begins: 11, days: 12 },
        effects: [
          { on: 'visits', where: {}, factor: 0.68 },
          { on: 'conversion', where: {}, factor: 0.95 },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'weak-demand-sport', shop: sport, seed: 44, visits: 2800, lastDay: '2026-09-27' },
    matters: [
      {
        ...{ kind: 'demand_drop', places: [null], begins: 8, days: 9 },
        effects: [{ on: 'visits', where: {}, factor: 0.6 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'weak-demand-short', shop: fashion, seed: 45, visits: 3600, lastDay: '2026-07-19' },
    matters: [
      {
        ...{ kind: 'demand_drop', places: [null], begins: 9, days: 4 },
        effects: [{ on: 'visits', where: {}, factor: 0.55 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'viral-video', shop: sport, seed: 46, visits: 2600, lastDay: '2026-05-24' },
    matters: [
      {
        kind: 'growth',
        places: [
          { dimension: 'channel', value: 'Social' },
          { dimension: 'source', value: 'instagram.com' },
        ],
        ...{ begins: 6, days: 2 },
        effects: [{ on: 'visits', where: { channel: 'Social' }, factor: 16 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'press-article', shop: gifts, seed: 47, visits: 3000, lastDay: '2026-10-11' },
    matters: [
      {
        kind: 'growth',
        places: [
          { dimension: 'channel', value: 'Referral' },
          { dimension: 'source', value: 'notonthehighstreet.com' },
        ],
        ...{ begins: 12, days: 4 },
        effects: [{ on: 'visits', where: { channel: 'Referral' }, factor: 7 }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'sale-that-worked', shop: fashion, seed: 48, visits: 3000, lastDay: '2026-04-12' },
    matters: [
      {
        ...{ kind: 'growth', places: [null], begins: 8, days: 5 },
        effects: [
          { on: 'visits', where: {}, factor: 1.5 },
          { on: 'conversion', where: {}, factor: 1.35 },
        ],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'holiday-independence-day',
      shop: garden,
      seed: 49,
      visits: 3000,
      lastDay: '2026-11-15',
    },
    matters: [
      {
        ...{ kind: 'holiday', places: [null], begins: 4, days: 1, mayBeSilent: true },
        effects: [
          { on: 'visits', where: {}, factor: 0.6 },
          { on: 'conversion', where: {}, factor: 0.75 },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'holiday-christmas', shop: gifts, seed: 50, visits: 3200, lastDay: '2026-12-30' },
    matters: [
      {
        ...{ kind: 'holiday', places: [null], begins: 6, days: 3, mayBeSilent: true },
        effects: [
          { on: 'visits', where: {}, factor: 0.4 },
          { on: 'conversion', where: {}, factor: 0.5 },
        ],
      },
    ],
  },
];

function robot(way: { readonly channel: string; readonly source: string; readonly country: string }) {
  return { ...way, campaign: '(none)', device: 'desktop' };
}
