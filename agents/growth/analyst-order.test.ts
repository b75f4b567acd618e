import { expect, it } from 'vitest';
import { all } from '../analysts.gen.ts';
import { inTurns } from './analyst-order.ts';

it('lets one analyst of each source begin before the second of any, and the other ones of PageSpeed last', () => {
  const order = inTurns(all).map(({ source }) => source);

  expect(order.slice(0, 6)).toEqual(['pagespeed', 'ga4', 'gsc', 'google_ads', 'meta_ads', 'ga4']);
  expect(order.lastIndexOf('ga4')).toBeLessThan(order.indexOf('pagespeed', 1));
  expect(new Set(inTurns(all))).toEqual(new Set(all));
  expect(order).toHaveLength(all.length);
});

it('takes what is there', () => {
  expect(inTurns([])).toEqual([]);
  expect(inTurns([{ source: 'ga4' }, { source: 'ga4' }])).toHaveLength(2);
  expect(inTurns([{ source: 'pagespeed' }])).toHaveLength(1);
});
