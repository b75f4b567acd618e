import type { TemplateSet } from '../template.ts';
import { bringCustomersBack } from './performance-marketing/bring-customers-back.template.ts';
import { buildSecondChannel } from './performance-marketing/build-second-channel.template.ts';
import { capRisingClickPrice } from './performance-marketing/cap-rising-click-price.template.ts';
import { cutWastingCampaign } from './performance-marketing/cut-wasting-campaign.template.ts';
import { excludeBotsFromAudiences } from './performance-marketing/exclude-bots-from-audiences.template.ts';
import { excludeWastingTerms } from './performance-marketing/exclude-wasting-terms.template.ts';
import { fitTheRhythmOfDays } from './performance-marketing/fit-the-rhythm-of-days.template.ts';
import { holdBudgetsInWeakDemand } from './performance-marketing/hold-budgets-in-weak-demand.template.ts';
import { holdSpendOnBrokenCheckout } from './performance-marketing/hold-spend-on-broken-checkout.template.ts';
import { improveProductListing } from './performance-marketing/improve-product-listing.template.ts';
import { limitWastingProducts } from './performance-marketing/limit-wasting-products.template.ts';
import { matchCostToCustomerWorth } from './performance-marketing/match-cost-to-customer-worth.template.ts';
import { meetSuddenInterest } from './performance-marketing/meet-sudden-interest.template.ts';
import { planForTheSeason } from './performance-marketing/plan-for-the-season.template.ts';
import { raiseEarningCampaign } from './performance-marketing/raise-earning-campaign.template.ts';
import { rebalanceAdBudget } from './performance-marketing/rebalance-ad-budget.template.ts';
import { refreshTiredAds } from './performance-marketing/refresh-tired-ads.template.ts';
import { repairAdConversion } from './performance-marketing/repair-ad-conversion.template.ts';
import { replaceWornAds } from './performance-marketing/replace-worn-ads.template.ts';
import { resetBidding } from './performance-marketing/reset-bidding.template.ts';
import { restartStoppedCampaign } from './performance-marketing/restart-stopped-campaign.template.ts';
import { restorePaidChannel } from './performance-marketing/restore-paid-channel.template.ts';
import { restoreProductFeed } from './performance-marketing/restore-product-feed.template.ts';
import { reviewAdChanges } from './performance-marketing/review-ad-changes.template.ts';
import { reviveFadedCampaign } from './performance-marketing/revive-faded-campaign.template.ts';
import { reworkWeakAds } from './performance-marketing/rework-weak-ads.template.ts';
import { scaleWhatPays } from './performance-marketing/scale-what-pays.template.ts';
import { spreadAdSpend } from './performance-marketing/spread-ad-spend.template.ts';
import { spreadWinningAd } from './performance-marketing/spread-winning-ad.template.ts';
import { stopWastingTargeting } from './performance-marketing/stop-wasting-targeting.template.ts';
import { tellAdReturnApart } from './performance-marketing/tell-ad-return-apart.template.ts';
import { testMarketAbroad } from './performance-marketing/test-market-abroad.template.ts';
import { tidyAdsAccount } from './performance-marketing/tidy-ads-account.template.ts';
import { traceFallingSales } from './performance-marketing/trace-falling-sales.template.ts';
import { widenEarningTargeting } from './performance-marketing/widen-earning-targeting.template.ts';
import { winBackFallingChannel } from './performance-marketing/win-back-falling-channel.template.ts';

/** What the performance marketing team can advise, by cause. */
export const performanceMarketing: TemplateSet = [
  restartStoppedCampaign,
  restorePaidChannel,
  holdSpendOnBrokenCheckout,
  excludeBotsFromAudiences,
  capRisingClickPrice,
  refreshTiredAds,
  repairAdConversion,
  rebalanceAdBudget,
  scaleWhatPays,
  holdBudgetsInWeakDemand,
  restoreProductFeed,
  reviewAdChanges,
  cutWastingCampaign,
  raiseEarningCampaign,
  stopWastingTargeting,
  excludeWastingTerms,
  widenEarningTargeting,
  spreadWinningAd,
  replaceWornAds,
  reworkWeakAds,
  resetBidding,
  tellAdReturnApart,
  tidyAdsAccount,
  traceFallingSales,
  winBackFallingChannel,
  matchCostToCustomerWorth,
  testMarketAbroad,
  bringCustomersBack,
  planForTheSeason,
  fitTheRhythmOfDays,
  buildSecondChannel,
  spreadAdSpend,
  limitWastingProducts,
  improveProductListing,
  reviveFadedCampaign,
  meetSuddenInterest,
];
