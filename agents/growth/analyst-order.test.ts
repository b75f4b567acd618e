import { expect, it } from 'vitest';
import { all } from '../analysts.gen.ts';
import { inTurns } from './analyst-order.ts';

it('lets one analyst of each source begin before the second of any, the slowest source first', () => {
  const order = inTurns(all);

  expect(order.slice(0, 6).map(({ source }) => source)).toEqual([
    ...['pagespeed', 'gsc', 'ga4', 'google_ads', 'meta_ads'],
    'pagespeed',
  ]);
  expect(new Set(order)).toEqual(new Set(all));
  expect(order).toHaveLength(all.length);
});

it('takes what is there', () => {
  expect(inTurns([])).toEqual([]);
  expect(inTurns([{ source: 'ga4' }, { source: 'ga4' }])).toHaveLength(2);
});
