import type { Day } from '#core/time.ts';
import type { FakeTable } from './fake-table.ts';

export type AdPlatform = 'google_ads' | 'meta_ads';

/** How a campaign bids, and how near it comes to what it was told. */
export interface Bidding {
  /** As the platform names it, for example `TARGET_ROAS` or `LOWEST_COST_WITHOUT_CAP`. */
  readonly strategy: string;
  readonly targetRoas: number | null;
  readonly targetCpa: number | null;
}

export interface FakeCampaign {
  readonly id: string;
  readonly platform: AdPlatform;
  readonly name: string;
  readonly isEnabled: boolean;
  /** Google: `SEARCH`, `SHOPPING`, `VIDEO`, `DISPLAY`; Meta: `OUTCOME_SALES`, … */
  readonly kind: string;
  readonly dailyBudget: number;
  readonly bidding: Bidding;
  /** Parts of the searches that it missed, for want of budget and of rank; null where that is not measured. */
  readonly lostToBudget: number | null;
  readonly lostToRank: number | null;
}

/** An ad group (Google) or ad set (Meta). */
export interface FakeAdGroup {
  readonly id: string;
  readonly campaignId: string;
  readonly name: string;
  readonly isEnabled: boolean;
  /** Name of the audience that it is shown to; null when it is not limited. */
  readonly audience: string | null;
  readonly audienceSize: number;
}

export interface FakeAd {
  readonly id: string;
  readonly adGroupId: string;
  readonly name: string;
  readonly kind: 'text' | 'image' | 'video' | 'product';
  readonly headlines: readonly string[];
  readonly text: string;
  readonly landingPage: string;
  readonly createdOn: Day;
}

export interface FakeKeyword {
  readonly id: string;
  readonly adGroupId: string;
  readonly text: string;
  readonly match: 'EXACT' | 'PHRASE' | 'BROAD';
  readonly qualityScore: number | null;
  readonly isNegative: boolean;
}

/**
 * Advertising on both platforms. Each table splits the same totals in its own way, so that all agree per campaign and day.
 * Measures everywhere: impressions, clicks, spend, conversions, conversionValue.
 */
export interface FakeAds {
  readonly campaigns: readonly FakeCampaign[];
  readonly adGroups: readonly FakeAdGroup[];
  readonly ads: readonly FakeAd[];
  readonly keywords: readonly FakeKeyword[];
  /** campaign, adGroup, ad; with videoViews, video25, video50, video75, video100, thruPlays, videoSeconds */
  readonly byAd: FakeTable;
  /** campaign, adGroup, keyword, searchTerm */
  readonly bySearchTerm: FakeTable;
  /** campaign, adGroup, product, productId, category */
  readonly byProduct: FakeTable;
  /** campaign, adGroup, ad, age, gender */
  readonly byPerson: FakeTable;
  /** campaign, adGroup, ad, publisher, position, device */
  readonly byPlacement: FakeTable;
  /** campaign, adGroup, ad, country (two letters), region */
  readonly byPlace: FakeTable;
}
