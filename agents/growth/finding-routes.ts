import type { FindingKind } from '#tools/growth/cause.ts';
import type { Candidate } from './routing-table.ts';

/** What a finding is about says more than who found it; null leaves it to the source of the report. */
export const BY_FINDING: Readonly<Record<FindingKind, readonly Candidate[] | null>> = {
  campaign_wasting: null,
  campaign_earning: [['performance_marketing', 0.95]],
  targeting_wasting: [['performance_marketing', 0.95]],
  targeting_earning: null,
  creative_worn: null,
  creative_weak: null,
  bidding_misset: null,
  ads_return_down: null,
  ads_setup_faulty: null,
  checkout_gap: [
    ['ux_conversion', 0.9],
    ['performance_marketing', 0.6],
  ],
  landing_weak: [
    ['ux_conversion', 0.85],
    ['performance_marketing', 0.6],
  ],
  product_weak: [
    ['ux_conversion', 0.85],
    ['performance_marketing', 0.6],
  ],
  sales_down: [
    ['performance_marketing', 0.85],
    ['ux_conversion', 0.6],
  ],
  // Whom the shop reaches, what they are worth later, and where they live is the business of who buys visits.
  acquisition_uneven: [['performance_marketing', 0.9]],
  market_abroad: [
    ['performance_marketing', 0.85],
    ['seo_technical', 0.6],
  ],
  retention_weak: [
    ['performance_marketing', 0.85],
    ['ux_conversion', 0.6],
  ],
  season_ahead: [
    ['performance_marketing', 0.85],
    ['seo_technical', 0.6],
  ],
  dependence: null,
  // Tags and releases are mended by whoever looks after the site's code.
  measuring_doubtful: [
    ['seo_technical', 0.85],
    ['performance_marketing', 0.6],
  ],
  ranking_opportunity: null,
  ranking_lost: null,
  pages_not_indexed: null,
  site_structure_weak: null,
  page_slow: null,
  page_markup_faulty: [
    ['seo_technical', 0.9],
    ['gsc_specialist', 0.6],
  ],
};
