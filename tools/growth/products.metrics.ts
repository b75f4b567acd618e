import type { MetricSet } from '../metric.ts';

const SHARED = {
  family: 'sales',
  better: 'up',
  datasets: ['order_items', 'ga4_items'],
  dimensions: ['category', 'product'],
} as const;

/** What of the range is sold. */
export const products: MetricSet = [
  {
    ...SHARED,
    key: 'item_revenue',
    name: { en: 'Product revenue', pl: 'Przychód z produktów' },
    unit: 'currency',
    kind: 'money',
    implies: ['revenue', 'item_units'],
    expression: { kind: 'sum', measure: 'revenue' },
    description: 'Money from the products sold on the day, before refunds.',
  },
  {
    ...SHARED,
    key: 'item_units',
    name: { en: 'Product units', pl: 'Sztuki produktów' },
    unit: 'count',
    kind: 'count',
    implies: ['units', 'item_revenue'],
    expression: { kind: 'sum', measure: 'units' },
    description: 'Pieces of the products sold on the day.',
  },
  {
    ...SHARED,
    key: 'average_item_price',
    name: { en: 'Price of a piece', pl: 'Cena sztuki' },
    aliases: { en: ['unit price', 'item price'], pl: ['cena jednostkowa'] },
    unit: 'currency',
    kind: 'money',
    better: 'neutral',
    implies: ['average_order_value'],
    expression: { kind: 'ratio', numerator: 'revenue', denominator: 'units' },
    description: 'Money per piece sold: the prices of the range, and which part of it is bought.',
  },
];
