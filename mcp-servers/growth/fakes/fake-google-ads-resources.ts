import type { FakeAds, FakeCampaign } from './fake-ads.ts';
import { type AdsRecord, customerRecord, describe, micros } from './fake-google-ads-entities.ts';
import type { FakeShop } from './fake-shop.ts';
import type { FakeTable } from './fake-table.ts';

type Dims = Readonly<Record<string, string>>;

/** What can stand after FROM: where its rows come from, and what it shows besides campaign, ad group and ad. */
export interface AdsResource {
  /** Dimensions that tell its rows apart. */
  readonly keys: readonly string[];
  /** Null for a resource without metrics. */
  table(ads: FakeAds, segments: readonly string[]): FakeTable | null;
  /** Only rows of these campaigns; all when left out. */
  readonly kinds?: readonly string[];
  /** Everything there is, for a query without metrics. */
  entities(shop: FakeShop): readonly Dims[];
  show?(dims: Dims, shop: FakeShop): AdsRecord;
}

const google = ({ ads }: FakeShop): readonly FakeCampaign[] =>
  ads.campaigns.filter(({ platform }) => platform === 'google_ads');

const campaignDims = (shop: FakeShop): readonly Dims[] => google(shop).map(({ id }) => ({ campaign: id }));

const groupDims = (shop: FakeShop): readonly Dims[] =>
  campaignDims(shop).flatMap(({ campaign = '' }) =>
    shop.ads.adGroups
      .filter(({ campaignId }) => campaignId === campaign)
      .map(({ id }) => ({ campaign, adGroup: id })),
  );

const adDims = (shop: FakeShop): readonly Dims[] =>
  groupDims(shop).flatMap((dims) =>
    shop.ads.ads.filter(({ adGroupId }) => adGroupId === dims.adGroup).map(({ id }) => ({ ...dims, ad: id })),
  );

const keywordDims = (shop: FakeShop): readonly Dims[] =>
  groupDims(shop).flatMap((dims) =>
    shop.ads.keywords
      .filter(({ adGroupId }) => adGroupId === dims.adGroup)
      .map(({ id }) => ({ ...dims, keyword: id })),
  );

const byAdOrDevice = ({ byAd, byPlacement }: FakeAds, segments: readonly string[]): FakeTable =>
  segments.includes('device') ? byPlacement : byAd;

const none = (): readonly Dims[] => [];
const nothing = (): null => null;

const audience = (dims: Dims, { ads }: FakeShop): AdsRecord => {
  const name = ads.adGroups.find(({ id }) => id === dims.adGroup)?.audience ?? null;
  return {
    userList: { name },
    campaignCriterion: { displayName: name },
    adGroupCriterion: { displayName: name },
  };
};

export const ADS_RESOURCES: Readonly<Record<string, AdsResource>> = {
  customer: { keys: [], table: byAdOrDevice, entities: () => [{}] },
  campaign: { keys: ['campaign'], table: byAdOrDevice, entities: campaignDims },
  campaign_budget: { keys: ['campaign'], table: byAdOrDevice, entities: campaignDims },
  bidding_strategy: { keys: [], table: nothing, entities: none },
  ad_group: { keys: ['campaign', 'adGroup'], table: byAdOrDevice, entities: groupDims },
  ad_group_ad: { keys: ['campaign', 'adGroup', 'ad'], table: byAdOrDevice, entities: adDims },
  video: {
    keys: ['campaign', 'adGroup', 'ad'],
    table: ({ byAd }) => byAd,
    kinds: ['VIDEO'],
    entities: adDims,
    show: ({ ad = '' }, { ads }) => ({
      video: {
        id: `v${ad}`,
        title: ads.ads.find(({ id }) => id === ad)?.name ?? null,
        durationMillis: '20000',
      },
    }),
  },
  ad_group_criterion: { keys: ['campaign', 'adGroup', 'keyword'], table: nothing, entities: keywordDims },
  keyword_view: {
    keys: ['campaign', 'adGroup', 'keyword'],
    table: ({ bySearchTerm }) => bySearchTerm,
    entities: keywordDims,
    show: ({ adGroup, keyword }, { accounts }) => ({
      keywordView: { resourceName: `customers/${accounts.googleAds}/keywordViews/${adGroup}~${keyword}` },
    }),
  },
  search_term_view: {
    keys: ['campaign', 'adGroup', 'searchTerm'],
    table: ({ bySearchTerm }) => bySearchTerm,
    entities: none,
    show: ({ searchTerm = '', adGroup = '' }, { ads }) => ({
      searchTermView: { searchTerm, status: termStatus(searchTerm, adGroup, ads) },
    }),
  },
  landing_page_view: {
    keys: ['campaign', 'landingPage'],
    table: ({ byAd, ads }) => withLandingPage(byAd, ads),
    entities: none,
    show: ({ landingPage }) => ({ landingPageView: { unexpandedFinalUrl: landingPage } }),
  },
  expanded_landing_page_view: {
    keys: ['campaign', 'landingPage'],
    table: ({ byAd, ads }) => withLandingPage(byAd, ads),
    entities: none,
    show: ({ landingPage }) => ({ expandedLandingPageView: { expandedFinalUrl: landingPage } }),
  },
  shopping_performance_view: {
    keys: ['campaign', 'adGroup'],
    table: ({ byProduct }) => byProduct,
    entities: none,
    show: () => ({ shoppingPerformanceView: {} }),
  },
  campaign_audience_view: {
    keys: ['campaign', 'adGroup'],
    table: ({ byAd }) => byAd,
    entities: none,
    show: audience,
  },
  ad_group_audience_view: {
    keys: ['campaign', 'adGroup'],
    table: ({ byAd }) => byAd,
    entities: none,
    show: audience,
  },
  age_range_view: {
    keys: ['campaign', 'adGroup', 'age'],
    table: ({ byPerson }) => byPerson,
    entities: none,
    show: ({ age }) => ({ adGroupCriterion: { ageRange: { type: `AGE_RANGE_${age?.replace('-', '_')}` } } }),
  },
  gender_view: {
    keys: ['campaign', 'adGroup', 'gender'],
    table: ({ byPerson }) => byPerson,
    entities: none,
    show: ({ gender }) => ({ adGroupCriterion: { gender: { type: gender?.toUpperCase() } } }),
  },
  geographic_view: {
    keys: ['campaign', 'country'],
    table: ({ byPlace }) => byPlace,
    entities: none,
    show: ({ country }) => ({
      geographicView: { countryCriterionId: country, locationType: 'LOCATION_OF_PRESENCE' },
    }),
  },
  customer_client: {
    keys: [],
    table: nothing,
    entities: () => [{}],
    show: (_, shop) => ({ customerClient: clientOf(shop) }),
  },
  recommendation: {
    keys: ['campaign'],
    table: nothing,
    entities: (shop) =>
      google(shop)
        .filter(({ lostToBudget }) => (lostToBudget ?? 0) > 0.1)
        .map(({ id }) => ({ campaign: id })),
    show: budgetRecommendation,
  },
};

function withLandingPage(byAd: FakeTable, ads: FakeAds['ads']): FakeTable {
  const pageOf = new Map(ads.map(({ id, landingPage }) => [id, landingPage]));
  return {
    ...byAd,
    rows: (firstDay, lastDay) =>
      byAd.rows(firstDay, lastDay).map((row) => ({
        ...row,
        dims: { ...row.dims, landingPage: pageOf.get(row.dims.ad ?? '') ?? '' },
      })),
  };
}

function termStatus(term: string, adGroup: string, { keywords }: FakeAds): string {
  const same = keywords.filter(({ text, adGroupId }) => text === term && adGroupId === adGroup);
  if (same.some(({ isNegative }) => isNegative)) return 'EXCLUDED';
  return same.length > 0 ? 'ADDED' : 'NONE';
}

function clientOf(shop: FakeShop): AdsRecord {
  const { resourceName, id, ...rest } = customerRecord(shop);
  return { resourceName, clientCustomer: resourceName, id, ...rest, level: '1', hidden: false };
}

function budgetRecommendation({ campaign }: Dims, shop: FakeShop): AdsRecord {
  const found = google(shop).find(({ id }) => id === campaign);
  const { campaignBudget } = describe(shop, { campaign: campaign ?? '' });
  const budget = Object(campaignBudget);
  return {
    recommendation: {
      resourceName: `customers/${shop.accounts.googleAds}/recommendations/${campaign}`,
      type: 'CAMPAIGN_BUDGET',
      dismissed: false,
      campaign: `customers/${shop.accounts.googleAds}/campaigns/${campaign}`,
      campaignBudgetRecommendation: {
        currentBudgetAmountMicros: micros(found?.dailyBudget ?? null),
        recommendedBudgetAmountMicros: budget.recommendedBudgetAmountMicros,
      },
    },
  };
}
