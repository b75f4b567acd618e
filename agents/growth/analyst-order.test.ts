import { expect, it } from 'vitest';
import { all } from '../analysts.gen.ts';
import { inTurns } from './analyst-order.ts';

it('lets those of PageSpeed begin that ask everything, then one of each source in turn, and the rest of PageSpeed last', () => {
  const order = inTurns(all);

  expect(
    order.slice(0, 7).map(({ source, name }) => `${source} ${source === 'pagespeed' ? name : ''}`.trim()),
  ).toEqual([
    ...['pagespeed core_web_vitals_analyst', 'pagespeed mobile_performance_specialist'],
    ...['ga4', 'gsc', 'google_ads', 'meta_ads', 'ga4'],
  ]);
  const sources = order.map(({ source }) => source);
  expect(sources.lastIndexOf('ga4')).toBeLessThan(sources.indexOf('pagespeed', 2));
  expect(new Set(order)).toEqual(new Set(all));
  expect(order).toHaveLength(all.length);
});

it('takes what is there', () => {
  const ga4 = { source: 'ga4', reports: [{ id: 'days', source: undefined }] } as const;

  expect(inTurns([])).toEqual([]);
  expect(inTurns([ga4, ga4])).toHaveLength(2);
});
