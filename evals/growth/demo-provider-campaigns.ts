import { addDays, type Day } from '#core/time.ts';
import type { FakeAdGroup, FakeAds, FakeCampaign, FakeKeyword } from '#mcp-servers/growth/fakes/fake-ads.ts';
import { AD_PLANS, GROUP_PLANS, keywordId, TERM_PLANS, TIRED_AD_DAYS } from './demo-provider-ad-plans.ts';
import { CONTRADICTED_CAMPAIGN, TIRED_AD, WASTEFUL_CAMPAIGN } from './demo-provider-truth.ts';

const GOOGLE = { platform: 'google_ads', isEnabled: true } as const;
const META = {
  platform: 'meta_ads',
  isEnabled: true,
  kind: 'OUTCOME_SALES',
  lostToBudget: null,
  lostToRank: null,
  bidding: { strategy: 'LOWEST_COST_WITHOUT_CAP', targetRoas: null, targetCpa: null },
} as const;

/** The demo's campaigns, and one that only the providers know. */
export const CAMPAIGNS: readonly FakeCampaign[] = [
  {
    ...GOOGLE,
    id: '2001',
    name: 'shopping_pl',
    kind: 'SHOPPING',
    dailyBudget: 420,
    bidding: { strategy: 'MAXIMIZE_CONVERSION_VALUE', targetRoas: 4, targetCpa: null },
    lostToBudget: 0.02,
    lostToRank: 0.28,
  },
  {
    ...GOOGLE,
    id: '2002',
    name: 'brand_pl',
    kind: 'SEARCH',
    dailyBudget: 130,
    bidding: { strategy: 'TARGET_IMPRESSION_SHARE', targetRoas: null, targetCpa: null },
    lostToBudget: 0,
    lostToRank: 0.04,
  },
  {
    ...GOOGLE,
    id: '2003',
    name: 'search_generic_de',
    kind: 'SEARCH',
    dailyBudget: 150,
    bidding: { strategy: 'TARGET_ROAS', targetRoas: 3, targetCpa: null },
    // Short of money, and not worth what it gets: one analyst asks to raise this budget, another to cut it.
    lostToBudget: 0.22,
    lostToRank: 0.46,
  },
  {
    ...GOOGLE,
    id: '2004',
    name: CONTRADICTED_CAMPAIGN,
    kind: 'SEARCH',
    dailyBudget: 60,
    bidding: { strategy: 'TARGET_ROAS', targetRoas: 1.2, targetCpa: null },
    lostToBudget: 0.34,
    lostToRank: 0.18,
  },
  {
    ...GOOGLE,
    id: '2005',
    name: WASTEFUL_CAMPAIGN,
    kind: 'VIDEO',
    dailyBudget: 70,
    bidding: { strategy: 'MAXIMIZE_CONVERSIONS', targetRoas: null, targetCpa: 40 },
    lostToBudget: null,
    lostToRank: null,
  },
  { ...META, id: '3001', name: 'meta_prospecting_pl', dailyBudget: 110 },
  { ...META, id: '3002', name: 'meta_retargeting_pl', dailyBudget: 95 },
];

type Entities = Pick<FakeAds, 'campaigns' | 'adGroups' | 'ads' | 'keywords'>;

/** What is set up on both platforms. */
export function demoCampaigns(origin: string, lastDay: Day): Entities {
  return {
    campaigns: CAMPAIGNS,
    adGroups: GROUP_PLANS.map(
      ({ id, campaign, name, audience, size }): FakeAdGroup => ({
        id,
        campaignId: campaign,
        name,
        isEnabled: true,
        audience: audience ?? null,
        audienceSize: size,
      }),
    ),
    ads: AD_PLANS.map(({ id, group, name, kind, landingPage }) => ({
      id,
      adGroupId: group,
      name,
      kind,
      headlines: kind === 'product' ? [] : [name, 'Things that last', 'Delivered tomorrow'],
      text: 'Things for home and garden that last, delivered the next working day.',
      landingPage: `${origin}${landingPage}`,
      createdOn: addDays(lastDay, name === TIRED_AD ? -TIRED_AD_DAYS : -400),
    })),
    keywords: keywordsOf(),
  };
}

function keywordsOf(): readonly FakeKeyword[] {
  const keywords = Map.groupBy(TERM_PLANS, keywordId);
  return [...keywords].flatMap(([id, [plan]]): readonly FakeKeyword[] => {
    if (plan === undefined) return [];
    const { group, keyword } = plan;
    const qualityScore = keyword === 'hochbeet' ? 3 : 7;
    return [{ id, adGroupId: group, text: keyword, match: 'BROAD', qualityScore, isNegative: false }];
  });
}
