// Written by `npm run generate`: every member is a file of its own.
import type { MetricSet } from './metric.ts';
import { ads } from './growth/ads.metrics.ts';
import { orders } from './growth/orders.metrics.ts';
import { products } from './growth/products.metrics.ts';
import { search } from './growth/search.metrics.ts';
import { speed } from './growth/speed.metrics.ts';
import { web } from './growth/web.metrics.ts';

export const all: readonly MetricSet[] = [
  ads,
  orders,
  products,
  search,
  speed,
  web,
];
