import type { FakeAd, FakeAdGroup, FakeCampaign, FakeKeyword } from './fake-ads.ts';
import type { FakeShop } from './fake-shop.ts';

/** Part of an answer, in the shape of the REST interface. Null where the account has no value. */
export type AdsRecord = Readonly<Record<string, unknown>>;

/** An amount of money as Google Ads writes it. */
export function micros(amount: number | null): string | null {
  return amount === null ? null : String(Math.round(amount * 1_000_000));
}

/** All records of one campaign, ad group, ad or keyword; none for what the id names not. */
export function describe(shop: FakeShop, dims: Readonly<Record<string, string>>): AdsRecord {
  const { campaigns, adGroups, ads, keywords } = shop.ads;
  const campaign = campaigns.find(({ id }) => id === dims.campaign);
  const adGroup = adGroups.find(({ id }) => id === dims.adGroup);
  const ad = ads.find(({ id }) => id === dims.ad);
  const keyword = keywords.find(({ id }) => id === dims.keyword);
  return {
    customer: customerRecord(shop),
    ...(campaign && campaignRecords(campaign, shop)),
    ...(adGroup && { adGroup: adGroupRecord(adGroup, shop) }),
    ...(ad && { adGroupAd: adRecord(ad, shop) }),
    ...(keyword && { adGroupCriterion: keywordRecord(keyword, shop) }),
  };
}

export function customerRecord({ name, currency, timezone, accounts }: FakeShop): AdsRecord {
  return {
    resourceName: `customers/${accounts.googleAds}`,
    id: accounts.googleAds,
    descriptiveName: name,
    currencyCode: currency,
    timeZone: timezone,
    manager: false,
    status: 'ENABLED',
    autoTaggingEnabled: true,
  };
}

function campaignRecords(campaign: FakeCampaign, { accounts }: FakeShop): AdsRecord {
  const { id, name, isEnabled, kind, dailyBudget, bidding, lostToBudget } = campaign;
  const budget = `customers/${accounts.googleAds}/campaignBudgets/${id}`;
  return {
    campaign: {
      resourceName: `customers/${accounts.googleAds}/campaigns/${id}`,
      id,
      name,
      status: isEnabled ? 'ENABLED' : 'PAUSED',
      primaryStatus: (lostToBudget ?? 0) > 0.1 ? 'LIMITED' : 'ELIGIBLE',
      primaryStatusReasons: (lostToBudget ?? 0) > 0.1 ? ['BUDGET_CONSTRAINED'] : [],
      servingStatus: 'SERVING',
      advertisingChannelType: kind,
      biddingStrategyType: bidding.strategy,
      campaignBudget: budget,
      targetRoas: { targetRoas: bidding.targetRoas },
      targetCpa: { targetCpaMicros: micros(bidding.targetCpa) },
      maximizeConversionValue: { targetRoas: bidding.targetRoas },
      maximizeConversions: { targetCpaMicros: micros(bidding.targetCpa) },
      startDate: '2024-01-01',
      endDate: '2037-12-30',
    },
    campaignBudget: {
      resourceName: budget,
      id,
      amountMicros: micros(dailyBudget),
      deliveryMethod: 'STANDARD',
      period: 'DAILY',
      explicitlyShared: false,
      hasRecommendedBudget: (lostToBudget ?? 0) > 0.1,
      recommendedBudgetAmountMicros: micros(dailyBudget * (1 + (lostToBudget ?? 0))),
    },
  };
}

function adGroupRecord(
  { id, name, isEnabled, campaignId }: FakeAdGroup,
  { accounts, ads }: FakeShop,
): AdsRecord {
  const kind = ads.campaigns.find((campaign) => campaign.id === campaignId)?.kind ?? 'SEARCH';
  return {
    resourceName: `customers/${accounts.googleAds}/adGroups/${id}`,
    id,
    name,
    status: isEnabled ? 'ENABLED' : 'PAUSED',
    type: TYPES[kind] ?? 'SEARCH_STANDARD',
    cpcBidMicros: micros(1),
    campaign: `customers/${accounts.googleAds}/campaigns/${campaignId}`,
  };
}

const TYPES: Readonly<Record<string, string>> = {
  SHOPPING: 'SHOPPING_PRODUCT_ADS',
  VIDEO: 'VIDEO_RESPONSIVE',
  DISPLAY: 'DISPLAY_STANDARD',
};
const AD_TYPES: Readonly<Record<FakeAd['kind'], string>> = {
  text: 'RESPONSIVE_SEARCH_AD',
  image: 'RESPONSIVE_DISPLAY_AD',
  video: 'VIDEO_RESPONSIVE_AD',
  product: 'SHOPPING_PRODUCT_AD',
};

function adRecord(
  { id, adGroupId, name, kind, headlines, text, landingPage }: FakeAd,
  { accounts }: FakeShop,
): AdsRecord {
  return {
    resourceName: `customers/${accounts.googleAds}/adGroupAds/${adGroupId}~${id}`,
    status: 'ENABLED',
    adStrength: headlines.length >= 3 ? 'GOOD' : 'POOR',
    policySummary: { approvalStatus: 'APPROVED' },
    ad: {
      resourceName: `customers/${accounts.googleAds}/ads/${id}`,
      id,
      name,
      type: AD_TYPES[kind],
      finalUrls: [landingPage],
      responsiveSearchAd: {
        headlines: headlines.map((headline) => ({ text: headline })),
        descriptions: [{ text }],
      },
    },
  };
}

function keywordRecord(
  { id, adGroupId, text, match, qualityScore, isNegative }: FakeKeyword,
  { accounts }: FakeShop,
): AdsRecord {
  return {
    resourceName: `customers/${accounts.googleAds}/adGroupCriteria/${adGroupId}~${id}`,
    criterionId: id,
    type: 'KEYWORD',
    status: 'ENABLED',
    negative: isNegative,
    keyword: { text, matchType: match },
    qualityInfo: {
      qualityScore,
      creativeQualityScore: 'AVERAGE',
      postClickQualityScore: (qualityScore ?? 0) < 5 ? 'BELOW_AVERAGE' : 'AVERAGE',
      searchPredictedCtr: 'AVERAGE',
    },
    finalUrls: [],
  };
}
