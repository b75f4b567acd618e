import { EVERYTHING, SITE } from './recorded-by.ts';
import type { Matter, Scenario } from './scenario.ts';
import { fashion, garden, gifts, sport } from './shops.ts';

const DAYS = { days: 110 };
const EVERYWHERE: Pick<Matter, 'places'> = { places: [null] };

/** Numbers that are all there and are not what they say. */
export const dataWrongCases: readonly Scenario[] = [
  {
    ...{ ...DAYS, name: 'channel-renamed', shop: garden, seed: 89, visits: 3000, lastDay: '2026-09-06' },
    matters: [
      {
        kind: 'label_shift',
        places: [
          { dimension: 'channel', value: 'Unassigned' },
          { dimension: 'channel', value: 'Paid Search' },
        ],
        ...{ begins: 13, days: 14 },
        effects: [
          { on: 'relabelled', dimension: 'channel', from: 'Paid Search', to: 'Unassigned', datasets: SITE },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'campaign-renamed', shop: fashion, seed: 90, visits: 4200, lastDay: '2026-06-14' },
    matters: [
      {
        kind: 'label_shift',
        places: [
          { dimension: 'campaign', value: 'pmax_de' },
          { dimension: 'campaign', value: 'shopping_de' },
        ],
        ...{ begins: 16, days: 17 },
        effects: [
          {
            on: 'relabelled',
            dimension: 'campaign',
            from: 'shopping_de',
            to: 'pmax_de',
            datasets: [...SITE, 'ads'],
          },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'source-renamed', shop: gifts, seed: 91, visits: 3200, lastDay: '2026-03-22' },
    matters: [
      {
        kind: 'label_shift',
        places: [
          { dimension: 'source', value: 'l.instagram.com' },
          { dimension: 'source', value: 'instagram.com' },
        ],
        ...{ begins: 12, days: 13 },
        effects: [
          {
            on: 'relabelled',
            dimension: 'source',
            from: 'instagram.com',
            to: 'l.instagram.com',
            datasets: SITE,
          },
        ],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'day-loaded-twice', shop: garden, seed: 92, visits: 2800, lastDay: '2026-04-12' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'duplicates', begins: 7, days: 1 },
        effects: [{ on: 'loaded_again', times: 2, datasets: SITE }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'week-loaded-twice', shop: sport, seed: 93, visits: 2400, lastDay: '2026-08-09' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'duplicates', begins: 11, days: 6 },
        effects: [{ on: 'loaded_again', times: 2, datasets: [...SITE, 'order_items', 'orders'] }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'ads-loaded-thrice', shop: fashion, seed: 94, visits: 3000, lastDay: '2026-07-05' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'duplicates', begins: 9, days: 3 },
        effects: [{ on: 'loaded_again', times: 3, datasets: ['ads'] }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'euros-for-zloty', shop: garden, seed: 100, visits: 2600, lastDay: '2026-06-21' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'currency_change', begins: 11, days: 12 },
        effects: [{ on: 'money', factor: 0.23, datasets: SITE }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'pence-for-pounds', shop: gifts, seed: 121, visits: 2600, lastDay: '2026-05-17' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'currency_change', begins: 6, days: 7 },
        effects: [{ on: 'money', factor: 100, datasets: SITE }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'account-now-in-dollars',
      shop: fashion,
      seed: 122,
      visits: 2800,
      lastDay: '2026-09-27',
    },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'currency_change', begins: 9, days: 10 },
        effects: [
          { on: 'money', factor: 1.17, datasets: EVERYTHING },
          { on: 'delivered_as', currency: 'USD' },
        ],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'account-moved-to-california',
      shop: garden,
      seed: 123,
      visits: 2600,
      lastDay: '2026-07-26',
    },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'timezone_change', begins: 10, days: 11 },
        effects: [{ on: 'delivered_as', timezone: 'America/Los_Angeles' }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'account-moved-to-utc', shop: sport, seed: 124, visits: 3000, lastDay: '2026-04-05' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'timezone_change', begins: 12, days: 13 },
        effects: [{ on: 'delivered_as', timezone: 'UTC' }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'report-sampled', shop: fashion, seed: 125, visits: 5000, lastDay: '2026-08-02' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'sampling', begins: 12, days: 13 },
        effects: [{ on: 'sampled', oneOf: 10, datasets: SITE }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'report-sampled-lightly',
      shop: garden,
      seed: 126,
      visits: 6000,
      lastDay: '2026-10-25',
    },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'sampling', begins: 7, days: 6 },
        effects: [{ on: 'sampled', oneOf: 4, datasets: SITE }],
      },
    ],
  },
];
