import type { TemplateSet } from '../template.ts';
import { capRisingClickPrice } from './performance-marketing/cap-rising-click-price.template.ts';
import { excludeBotsFromAudiences } from './performance-marketing/exclude-bots-from-audiences.template.ts';
import { holdBudgetsInWeakDemand } from './performance-marketing/hold-budgets-in-weak-demand.template.ts';
import { holdSpendOnBrokenCheckout } from './performance-marketing/hold-spend-on-broken-checkout.template.ts';
import { rebalanceAdBudget } from './performance-marketing/rebalance-ad-budget.template.ts';
import { refreshTiredAds } from './performance-marketing/refresh-tired-ads.template.ts';
import { repairAdConversion } from './performance-marketing/repair-ad-conversion.template.ts';
import { restartStoppedCampaign } from './performance-marketing/restart-stopped-campaign.template.ts';
import { restorePaidChannel } from './performance-marketing/restore-paid-channel.template.ts';
import { restoreProductFeed } from './performance-marketing/restore-product-feed.template.ts';
import { reviewAdChanges } from './performance-marketing/review-ad-changes.template.ts';
import { scaleWhatPays } from './performance-marketing/scale-what-pays.template.ts';

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
];
