import type { Scenario } from './scenario.ts';
import { fashion, garden, gifts, sport } from './shops.ts';

const QUIET = { matters: [] };

/** Shops to which nothing happened but sales, moods and seasons: whatever is reported of them is a false alarm. */
export const quietCases: readonly Scenario[] = [
  { ...QUIET, name: 'quiet-garden', shop: garden, seed: 101, visits: 2600, lastDay: '2026-06-14', days: 150 },
  {
    ...QUIET,
    name: 'quiet-garden-small',
    shop: garden,
    seed: 102,
    visits: 700,
    lastDay: '2026-09-20',
    days: 150,
  },
  {
    ...QUIET,
    name: 'quiet-fashion',
    shop: fashion,
    seed: 103,
    visits: 3200,
    lastDay: '2026-05-17',
    days: 150,
  },
  {
    ...QUIET,
    name: 'quiet-fashion-large',
    shop: fashion,
    seed: 104,
    visits: 9000,
    lastDay: '2026-10-11',
    days: 120,
  },
  { ...QUIET, name: 'quiet-gifts', shop: gifts, seed: 105, visits: 2200, lastDay: '2026-07-05', days: 150 },
  {
    ...QUIET,
    name: 'quiet-gifts-small',
    shop: gifts,
    seed: 106,
    visits: 500,
    lastDay: '2026-03-29',
    days: 150,
  },
  { ...QUIET, name: 'quiet-sport', shop: sport, seed: 107, visits: 3000, lastDay: '2026-04-26', days: 120 },
  {
    ...QUIET,
    name: 'quiet-sport-long',
    shop: sport,
    seed: 108,
    visits: 1500,
    lastDay: '2026-08-30',
    days: 240,
  },
  {
    ...QUIET,
    name: 'quiet-gifts-long',
    shop: gifts,
    seed: 109,
    visits: 4000,
    lastDay: '2026-09-13',
    days: 300,
  },
];
