import type { FakeAds } from './fake-ads.ts';
import { everyDay, FIRST_DAY } from './testing-table.ts';

const AD = { impressions: 1000, clicks: 50, spend: 41.23, conversions: 3, conversionValue: 289.5 };
const VIDEO = {
  videoViews: 300,
  video25: 200,
  video50: 100,
  video75: 50,
  video100: 20,
  thruPlays: 30,
  videoSeconds: 1800,
};
const GOOGLE_AD = { campaign: '2001', adGroup: '21001', ad: '210011' };
const OTHER_GOOGLE_AD = { campaign: '2002', adGroup: '22001', ad: '220011' };
const META_AD = { campaign: '3001', adGroup: '31001', ad: '310011' };
const OTHER_META_AD = { campaign: '3001', adGroup: '31001', ad: '310012' };

const BID = { strategy: 'TARGET_ROAS', targetRoas: 4, targetCpa: null };
/** Two campaigns on Google and one on Meta; each ad does the same every day. */
export const TEST_ADS: FakeAds = {
  campaigns: [
    {
      id: '2001',
      platform: 'google_ads',
      name: 'Brand NO',
      isEnabled: true,
      kind: 'SEARCH',
      dailyBudget: 50,
      bidding: BID,
      lostToBudget: 0.3,
      lostToRank: 0.1,
    },
    {
      id: '2002',
      platform: 'google_ads',
      name: 'Film NO',
      isEnabled: false,
      kind: 'VIDEO',
      dailyBudget: 20,
      bidding: BID,
      lostToBudget: null,
      lostToRank: null,
    },
    {
      id: '3001',
      platform: 'meta_ads',
      name: 'Prospecting',
      isEnabled: true,
      kind: 'OUTCOME_SALES',
      dailyBudget: 60,
      bidding: BID,
      lostToBudget: null,
      lostToRank: null,
    },
  ],
  adGroups: [
    { id: '21001', campaignId: '2001', name: 'Brand', isEnabled: true, audience: null, audienceSize: 10_000 },
    {
      id: '22001',
      campaignId: '2002',
      name: 'Film',
      isEnabled: true,
      audience: 'Watchers',
      audienceSize: 10_000,
    },
    {
      id: '31001',
      campaignId: '3001',
      name: 'Lookalike',
      isEnabled: true,
      audience: 'Lookalike 1%',
      audienceSize: 20_000,
    },
  ],
  ads: [
    {
      id: '210011',
      adGroupId: '21001',
      name: 'Brand text',
      kind: 'text',
      headlines: ['Brand'],
      text: 'Buy',
      landingPage: 'https://shop.example/',
      createdOn: FIRST_DAY,
    },
    {
      id: '220011',
      adGroupId: '22001',
      name: 'Film',
      kind: 'video',
      headlines: [],
      text: 'See',
      landingPage: 'https://shop.example/',
      createdOn: FIRST_DAY,
    },
    {
      id: '310011',
      adGroupId: '31001',
      name: 'Picture',
      kind: 'image',
      headlines: ['Picture'],
      text: 'Look',
      landingPage: 'https://shop.example/',
      createdOn: FIRST_DAY,
    },
    {
      id: '310012',
      adGroupId: '31001',
      name: 'Reel',
      kind: 'video',
      headlines: ['Reel'],
      text: 'Look',
      landingPage: 'https://shop.example/',
      createdOn: FIRST_DAY,
    },
  ],
  keywords: [
    {
      id: '2100101',
      adGroupId: '21001',
      text: 'vinyl player',
      match: 'EXACT',
      qualityScore: 8,
      isNegative: false,
    },
  ],
  byAd: everyDay(
    ['campaign', 'adGroup', 'ad'],
    [
      { dims: GOOGLE_AD, measures: AD },
      { dims: OTHER_GOOGLE_AD, measures: { ...AD, ...VIDEO, conversions: 0, conversionValue: 0 } },
      { dims: META_AD, measures: AD },
      { dims: OTHER_META_AD, measures: { ...AD, ...VIDEO } },
    ],
  ),
  bySearchTerm: everyDay(
    ['campaign', 'adGroup', 'keyword', 'searchTerm'],
    [
      {
        dims: { campaign: '2001', adGroup: '21001', keyword: '2100101', searchTerm: 'vinyl player' },
        measures: AD,
      },
    ],
  ),
  byProduct: everyDay(['campaign', 'adGroup', 'product', 'productId', 'category'], []),
  byPerson: everyDay(
    ['campaign', 'adGroup', 'ad', 'age', 'gender'],
    [
      { dims: { ...META_AD, age: '25-34', gender: 'female' }, measures: AD },
      { dims: { ...OTHER_META_AD, age: '35-44', gender: 'male' }, measures: AD },
    ],
  ),
  byPlacement: everyDay(
    ['campaign', 'adGroup', 'ad', 'publisher', 'position', 'device'],
    [
      { dims: { ...GOOGLE_AD, publisher: 'google', position: 'search', device: 'mobile' }, measures: AD },
      { dims: { ...META_AD, publisher: 'facebook', position: 'feed', device: 'mobile' }, measures: AD },
      {
        dims: { ...OTHER_META_AD, publisher: 'instagram', position: 'reels', device: 'mobile' },
        measures: AD,
      },
    ],
  ),
  byPlace: everyDay(
    ['campaign', 'adGroup', 'ad', 'country', 'region'],
    [{ dims: { ...META_AD, country: 'NO', region: 'Oslo' }, measures: AD }],
  ),
};
