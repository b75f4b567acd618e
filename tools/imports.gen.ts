// Written by `npm run generate`: every member is a file of its own.
import type { ImportFormat } from './import-format.ts';
import { adsDaily } from './growth/ads-daily.import.ts';
import { gaSessions } from './growth/ga-sessions.import.ts';
import { metrics } from './growth/metrics.import.ts';
import { orders } from './growth/orders.import.ts';

export const all: readonly ImportFormat[] = [
  adsDaily,
  gaSessions,
  metrics,
  orders,
];
