import type { Segment } from '#tools/growth/cause.ts';

/** Columns of sources that mean what a dimension of the shop's own data means. */
const SAME_AS: Readonly<Record<string, string>> = {
  deviceCategory: 'device',
  impression_device: 'device',
  sessionDefaultChannelGroup: 'channel',
  sessionCampaignName: 'campaign',
  campaign_name: 'campaign',
  itemName: 'product',
  itemCategory: 'category',
  page_url: 'page',
  pagePath: 'page',
  landingPage: 'page',
  landing_page: 'page',
  url: 'page',
};

/** Of several columns the one by which people know the place: a page before what is on it, a name before a number. */
const MOST_TELLING = [
  'page_url',
  'page',
  'landingPage',
  'landing_page',
  'query',
  'search_term',
  'keyword',
  'product',
  'itemName',
  'ad_name',
  'adset_name',
  'ad_group',
  'platform_position',
  'campaign',
  'campaign_name',
];

/** Where a finding is, in the words of the shop's own data where there are such; null for the whole shop. */
export function placeOfSubject(subject: Readonly<Record<string, string>>): Segment | null {
  const columns = Object.keys(subject);
  const column = MOST_TELLING.find((name) => columns.includes(name)) ?? columns.at(-1);
  const value = column === undefined ? undefined : subject[column];
  if (column === undefined || value === undefined || value === '') return null;
  const dimension = SAME_AS[column] ?? column;
  return { dimension, value: dimension === 'page' ? pathOf(value) : value };
}

/** One name for one place: a page is the same with its host or without, a device however it is written. */
export function placeKey(place: Segment | null): string {
  if (place === null) return 'all';
  const { dimension, value } = place;
  return `${dimension}=${dimension === 'page' ? pathOf(value) : value.toLowerCase()}`;
}

function pathOf(page: string): string {
  const path = page.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '');
  return path.replace(/\/+$/, '') || '/';
}
