import { EVERYTHING, SITE } from './recorded-by.ts';
import type { Matter, Scenario } from './scenario.ts';
import { fashion, garden, gifts, sport } from './shops.ts';

const DAYS = { days: 110 };
const EVERYWHERE: Pick<Matter, 'places'> = { places: [null] };

/** Numbers that are not there, or not all of them, while the business goes on. */
export const dataMissingCases: readonly Scenario[] = [
  {
    ...{ ...DAYS, name: 'tracker-blind', shop: fashion, seed: 81, visits: 3000, lastDay: '2026-05-24' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'tracking_outage', begins: 9, days: 2 },
        effects: [{ on: 'tracked', part: 0.03, where: {}, datasets: SITE }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'tracker-blind-in-part',
      shop: garden,
      seed: 82,
      visits: 3200,
      lastDay: '2026-06-28',
    },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'tracking_outage', begins: 12, days: 6 },
        effects: [{ on: 'tracked', part: 0.45, where: {}, datasets: SITE }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'consent-banner', shop: gifts, seed: 83, visits: 3600, lastDay: '2026-09-20' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'tracking_outage', begins: 15, days: 16 },
        effects: [{ on: 'tracked', part: 0.6, where: {}, datasets: SITE }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'days-missing', shop: sport, seed: 84, visits: 2600, lastDay: '2026-04-26' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'data_gap', begins: 10, days: 3 },
        effects: [{ on: 'rows_missing', datasets: SITE }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'day-missing-everywhere',
      shop: garden,
      seed: 85,
      visits: 2400,
      lastDay: '2026-07-19',
    },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'data_gap', begins: 6, days: 1 },
        effects: [{ on: 'rows_missing', datasets: EVERYTHING }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'ads-missing', shop: fashion, seed: 86, visits: 2800, lastDay: '2026-08-23' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'data_gap', begins: 8, days: 4 },
        effects: [{ on: 'rows_missing', datasets: ['ads'] }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'site-late', shop: garden, seed: 87, visits: 2600, lastDay: '2026-05-10' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'late_data', begins: 2, days: 3 },
        effects: [{ on: 'rows_missing', datasets: SITE }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'ads-late', shop: gifts, seed: 88, visits: 2600, lastDay: '2026-10-18' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'late_data', begins: 3, days: 4 },
        effects: [{ on: 'rows_missing', datasets: ['ads'] }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'half-a-day', shop: garden, seed: 95, visits: 2800, lastDay: '2026-06-05' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'part_day', begins: 0, days: 1 },
        effects: [{ on: 'part_of_day', part: 0.5, datasets: EVERYTHING }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'evening-missing', shop: sport, seed: 96, visits: 3400, lastDay: '2026-09-10' },
    matters: [
      {
        ...{ ...EVERYWHERE, kind: 'part_day', begins: 0, days: 1 },
        effects: [{ on: 'part_of_day', part: 0.66, datasets: EVERYTHING }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'no-page-views', shop: garden, seed: 97, visits: 2600, lastDay: '2026-05-03' },
    matters: [
      {
        kind: 'measure_missing',
        places: [{ dimension: 'measure', value: 'pageviews' }],
        ...{ begins: 8, days: 5 },
        effects: [{ on: 'measure_zero', measure: 'pageviews', datasets: SITE }],
      },
    ],
  },
  {
    ...{
      ...DAYS,
      name: 'orders-without-revenue',
      shop: gifts,
      seed: 98,
      visits: 3000,
      lastDay: '2026-08-30',
    },
    matters: [
      {
        kind: 'measure_missing',
        places: [{ dimension: 'measure', value: 'revenue' }],
        ...{ begins: 10, days: 4 },
        effects: [{ on: 'measure_zero', measure: 'revenue', datasets: SITE }],
      },
    ],
  },
  {
    ...{ ...DAYS, name: 'no-ad-conversions', shop: fashion, seed: 99, visits: 4000, lastDay: '2026-10-11' },
    matters: [
      {
        kind: 'measure_missing',
        places: [
          { dimension: 'measure', value: 'conversions' },
          { dimension: 'measure', value: 'conversion_value' },
        ],
        ...{ begins: 9, days: 6 },
        effects: [
          { on: 'measure_zero', measure: 'conversions', datasets: ['ads'] },
          { on: 'measure_zero', measure: 'conversion_value', datasets: ['ads'] },
        ],
      },
    ],
  },
];
