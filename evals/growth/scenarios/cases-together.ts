import type { Scenario } from './scenario.ts';
import { fashion, garden, gifts, sport } from './shops.ts';

/** Shops to which more than one thing happened. */
export const togetherCases: readonly Scenario[] = [
  {
    ...{
      name: 'outage-then-checkout',
      shop: garden,
      seed: 131,
      visits: 3000,
      lastDay: '2026-06-14',
      days: 130,
    },
    matters: [
      {
        ...{ kind: 'tracking_outage', places: [null], begins: 40, days: 2 },
        effects: [{ on: 'tracked', part: 0.02, where: {}, datasets: ['sessions'] }],
      },
      {
        ...{
          kind: 'checkout_broken',
          places: [{ dimension: 'device', value: 'mobile' }],
          begins: 11,
          days: 12,
        },
        effects: [{ on: 'conversion', where: { device: 'mobile' }, factor: 0.35 }],
      },
    ],
  },
  {
    ...{
      name: 'order-amid-a-loss',
      shop: fashion,
      seed: 132,
      visits: 3600,
      lastDay: '2026-09-20',
      days: 130,
    },
    matters: [
      {
        ...{
          kind: 'organic_loss',
          places: [{ dimension: 'channel', value: 'Organic Search' }],
          begins: 44,
          days: 14,
        },
        effects: [{ on: 'visits', where: { channel: 'Organic Search' }, factor: 0.45 }],
      },
      {
        ...{ kind: 'single_order', places: [], begins: 12, days: 1 },
        effects: [{ on: 'huge_order', days: 1.5 }],
      },
    ],
  },
  {
    ...{
      name: 'robots-and-a-stopped-campaign',
      shop: gifts,
      seed: 133,
      visits: 3000,
      lastDay: '2026-05-31',
      days: 140,
    },
    matters: [
      {
        ...{ kind: 'bot_traffic', places: [{ dimension: 'country', value: 'Vietnam' }], begins: 55, days: 8 },
        effects: [
          {
            ...{ on: 'robots', part: 0.9 },
            cells: [
              {
                channel: 'Direct',
                source: '(direct)',
                campaign: '(none)',
                device: 'desktop',
                country: 'Vietnam',
              },
              {
                channel: 'Organic Search',
                source: 'google',
                campaign: '(none)',
                device: 'desktop',
                country: 'Vietnam',
              },
            ],
          },
        ],
      },
      {
        ...{
          kind: 'campaign_stopped',
          places: [{ dimension: 'campaign', value: 'shopping_uk' }],
          begins: 18,
          days: 19,
        },
        effects: [{ on: 'visits', where: { campaign: 'shopping_uk' }, factor: 0 }],
      },
    ],
  },
  {
    ...{ name: 'three-in-a-season', shop: sport, seed: 134, visits: 3400, lastDay: '2026-08-16', days: 170 },
    matters: [
      {
        ...{
          kind: 'growth',
          places: [
            { dimension: 'channel', value: 'Social' },
            { dimension: 'source', value: 'instagram.com' },
          ],
        },
        ...{ begins: 90, days: 3 },
        effects: [{ on: 'visits', where: { channel: 'Social' }, factor: 12 }],
      },
      {
        ...{
          kind: 'channel_loss',
          places: [
            { dimension: 'channel', value: 'Referral' },
            { dimension: 'source', value: 'trailreview.com' },
          ],
        },
        ...{ begins: 55, days: 14 },
        effects: [{ on: 'visits', where: { channel: 'Referral' }, factor: 0.05 }],
      },
      {
        ...{ kind: 'demand_drop', places: [null], begins: 9, days: 10 },
        effects: [{ on: 'visits', where: {}, factor: 0.6 }],
      },
    ],
  },
];
