import { expect, it } from 'vitest';
import { placeKey, placeOfSubject } from './topic-place.ts';

it.each([
  [{ deviceCategory: 'mobile' }, { dimension: 'device', value: 'mobile' }],
  [
    { campaign: 'brand', ad_group: 'Garden' },
    { dimension: 'ad_group', value: 'Garden' },
  ],
  [
    { ad_group: 'Garden', ad_id: '230011' },
    { dimension: 'ad_group', value: 'Garden' },
  ],
  [
    { page_url: 'https://shop.example/p/throw/?a=1', detail: 'x.js' },
    { dimension: 'page', value: '/p/throw' },
  ],
  [{ campaign_name: 'prospecting' }, { dimension: 'campaign', value: 'prospecting' }],
  [{ bidding: 'manual' }, { dimension: 'bidding', value: 'manual' }],
  [{}, null],
  [{ country: '' }, null],
])('of %o people know the place %o', (subject, place) => {
  expect(placeOfSubject(subject)).toEqual(place);
});

it.each([
  [
    'the same page with and without its host',
    { page: 'https://shop.example/p/throw/' },
    { landingPage: '/p/throw' },
  ],
  ['the same device, however it is written', { device: 'MOBILE' }, { impression_device: 'mobile' }],
  ['the home page', { page_url: 'https://shop.example/' }, { landing_page: '/' }],
])('knows %s', (_what, first, second) => {
  expect(placeKey(placeOfSubject(first))).toBe(placeKey(placeOfSubject(second)));
});

it('tells places of different kinds apart', () => {
  expect(placeKey({ dimension: 'query', value: 'mobile' })).not.toBe(
    placeKey({ dimension: 'device', value: 'mobile' }),
  );
  expect(placeKey(null)).toBe('all');
});
