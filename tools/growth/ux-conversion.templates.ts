import type { TemplateSet } from '../template.ts';
import { closeCheckoutGap } from './ux-conversion/close-checkout-gap.template.ts';
import { closeCheckoutGapOnDevice } from './ux-conversion/close-checkout-gap-on-device.template.ts';
import { fitPagesToNewMix } from './ux-conversion/fit-pages-to-new-mix.template.ts';
import { improveWeakCategory } from './ux-conversion/improve-weak-category.template.ts';
import { improveWeakLanding } from './ux-conversion/improve-weak-landing.template.ts';
import { improveWeakProduct } from './ux-conversion/improve-weak-product.template.ts';
import { inspectEntryPages } from './ux-conversion/inspect-entry-pages.template.ts';
import { keepHigherOrderValue } from './ux-conversion/keep-higher-order-value.template.ts';
import { matchAdAndPage } from './ux-conversion/match-ad-and-page.template.ts';
import { protectWinningSegment } from './ux-conversion/protect-winning-segment.template.ts';
import { rebuildOrderValue } from './ux-conversion/rebuild-order-value.template.ts';
import { repairCheckoutEverywhere } from './ux-conversion/repair-checkout-everywhere.template.ts';
import { repairCheckoutInCountry } from './ux-conversion/repair-checkout-in-country.template.ts';
import { repairCheckoutOnDevice } from './ux-conversion/repair-checkout-on-device.template.ts';
import { repairLandingEngagement } from './ux-conversion/repair-landing-engagement.template.ts';
import { restoreProductSales } from './ux-conversion/restore-product-sales.template.ts';
import { reviewPriceChange } from './ux-conversion/review-price-change.template.ts';
import { secureBestSeller } from './ux-conversion/secure-best-seller.template.ts';
import { speedUpSellingPages } from './ux-conversion/speed-up-selling-pages.template.ts';
import { walkTheFunnel } from './ux-conversion/walk-the-funnel.template.ts';

/** What the ux conversion team can advise, by cause. */
export const uxConversion: TemplateSet = [
  repairCheckoutOnDevice,
  repairCheckoutInCountry,
  repairCheckoutEverywhere,
  restoreProductSales,
  rebuildOrderValue,
  keepHigherOrderValue,
  repairLandingEngagement,
  reviewPriceChange,
  protectWinningSegment,
  fitPagesToNewMix,
  walkTheFunnel,
  closeCheckoutGap,
  closeCheckoutGapOnDevice,
  improveWeakLanding,
  matchAdAndPage,
  improveWeakProduct,
  improveWeakCategory,
  speedUpSellingPages,
  secureBestSeller,
  inspectEntryPages,
];
