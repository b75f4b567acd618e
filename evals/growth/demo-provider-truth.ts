import type { Source } from '#tools/source/source.ts';

/** Something for analysts to find that was put into the providers' data on purpose. */
export interface PlantedFinding {
  readonly id: string;
  readonly kind:
    | 'conversion_gap'
    | 'near_page_one'
    | 'cannibalised_query'
    | 'weak_snippet'
    | 'tired_creative'
    | 'spend_without_conversions'
    | 'wasted_search_term'
    | 'slow_page'
    | 'page_not_indexed'
    | 'losing_landing_page'
    | 'viewed_not_bought'
    | 'raise_budget'
    | 'cut_budget';
  readonly source: Source;
  /** Where it is, by the dimensions and values of the source. */
  readonly subject: Readonly<Record<string, string>>;
  /** Analysts that look at it, by name within the source. */
  readonly analysts: readonly string[];
  /** Another finding whose advice is the opposite; null when there is none. */
  readonly contradicts: string | null;
  /** What a good report says of it. */
  readonly says: string;
}

/** Keywords just below the first page of results that many people look for. */
export const NEAR_PAGE_ONE = ['podwyższona grządka', 'zasłony zaciemniające', 'lampa stojąca trójnóg'];
export const CANNIBALISED_QUERY = 'wąż ogrodowy 20 m';
export const WEAK_SNIPPET_QUERY = 'kompostownik 300 l';
export const SLOW_PATH = '/p/merino-throw/';
export const UNINDEXED_PATH = '/p/raised-bed-kit/';
export const LOSING_PATH = '/de/garten/';
export const TIRED_AD = 'Carousel spring';
export const WASTEFUL_CAMPAIGN = 'video_awareness_pl';
export const WASTEFUL_AD_SET = 'Interest: interior design';
export const WASTED_TERM = 'gartenschere reparatur';
export const CONTRADICTED_CAMPAIGN = 'search_generic_cz';
export const CONTRADICTED_TERM = 'zahradní nábytek bazar';

const PLAIN = { contradicts: null } as const;

/** Everything that is planted; the demo shop's own incidents stand in its own truth table. */
export const PLANTED_FINDINGS: readonly PlantedFinding[] = [
  {
    ...PLAIN,
    id: 'mobile-conversion-gap',
    kind: 'conversion_gap',
    source: 'ga4',
    subject: { deviceCategory: 'mobile' },
    analysts: ['mobile_commerce_specialist', 'conversion_funnel_analyst', 'checkout_optimization_specialist'],
    says: 'On phones a checkout that was begun leads to an order far less often than on desktops.',
  },
  {
    ...PLAIN,
    id: 'losing-landing-page',
    kind: 'losing_landing_page',
    source: 'ga4',
    subject: { landingPage: LOSING_PATH },
    analysts: ['user_engagement_analyst', 'geographic_expansion_analyst'],
    says: 'The German garden page loses most of its visitors at once, and sells next to nothing.',
  },
  {
    ...PLAIN,
    id: 'viewed-not-bought',
    kind: 'viewed_not_bought',
    source: 'ga4',
    subject: { itemName: 'Merino throw' },
    analysts: ['product_performance_optimizer'],
    says: 'The merino throw is looked at far more often than it is bought.',
  },
  ...NEAR_PAGE_ONE.map((query, index) => ({
    ...PLAIN,
    id: `near-page-one-${index + 1}`,
    kind: 'near_page_one' as const,
    source: 'gsc' as const,
    subject: { query },
    analysts: ['keyword_opportunity_hunter', 'search_performance_analyst'],
    says: 'The shop stands between places 11 and 20 for a query with many impressions.',
  })),
  {
    ...PLAIN,
    id: 'cannibalised-query',
    kind: 'cannibalised_query',
    source: 'gsc',
    subject: { query: CANNIBALISED_QUERY },
    analysts: ['keyword_opportunity_hunter', 'content_gap_analyzer'],
    says: 'Two pages share the impressions of one query.',
  },
  {
    ...PLAIN,
    id: 'weak-snippet',
    kind: 'weak_snippet',
    source: 'gsc',
    subject: { query: WEAK_SNIPPET_QUERY },
    analysts: ['search_performance_analyst', 'serp_features_optimizer'],
    says: 'A query on place 3 is clicked as rarely as one on the second page.',
  },
  {
    ...PLAIN,
    id: 'page-not-indexed',
    kind: 'page_not_indexed',
    source: 'gsc',
    subject: { path: UNINDEXED_PATH },
    analysts: ['technical_seo_auditor', 'indexing_crawl_optimizer'],
    says: 'A product page is kept out of the index by a noindex tag.',
  },
  {
    ...PLAIN,
    id: 'slow-product-page',
    kind: 'slow_page',
    source: 'pagespeed',
    subject: { path: SLOW_PATH },
    analysts: ['core_web_vitals_analyst', 'image_optimization_specialist', 'mobile_performance_specialist'],
    says: 'A product page shows its main picture after 5 seconds on phones; the picture weighs 400 kB.',
  },
  {
    ...PLAIN,
    id: 'spend-without-conversions',
    kind: 'spend_without_conversions',
    source: 'google_ads',
    subject: { campaign: WASTEFUL_CAMPAIGN },
    analysts: ['campaign_performance_analyst', 'video_creative_analyzer'],
    says: 'A campaign spends every day and never brings an order.',
  },
  {
    ...PLAIN,
    id: 'search-term-to-exclude',
    kind: 'wasted_search_term',
    source: 'google_ads',
    subject: { campaign: 'search_generic_de', searchTerm: WASTED_TERM },
    analysts: ['keyword_strategy_specialist'],
    says: 'People who look for repairs click, and never buy.',
  },
  {
    id: 'raise-budget',
    kind: 'raise_budget',
    source: 'google_ads',
    subject: { campaign: CONTRADICTED_CAMPAIGN },
    analysts: ['bid_strategy_optimizer'],
    contradicts: 'cut-budget',
    says: 'The campaign beats its target and misses a third of its searches for want of budget.',
  },
  {
    id: 'cut-budget',
    kind: 'cut_budget',
    source: 'google_ads',
    subject: { campaign: CONTRADICTED_CAMPAIGN, searchTerm: CONTRADICTED_TERM },
    analysts: ['keyword_strategy_specialist', 'campaign_performance_analyst'],
    contradicts: 'raise-budget',
    says: 'A good part of the same campaign’s money goes to a search term that never brings an order.',
  },
  {
    ...PLAIN,
    id: 'tired-creative',
    kind: 'tired_creative',
    source: 'meta_ads',
    subject: { campaign: 'meta_retargeting_pl', ad: TIRED_AD },
    analysts: ['creative_performance_optimizer'],
    says: 'The more often an ad is shown to the same people, the fewer of them click.',
  },
  {
    ...PLAIN,
    id: 'ad-set-without-conversions',
    kind: 'spend_without_conversions',
    source: 'meta_ads',
    subject: { campaign: 'meta_prospecting_pl', adSet: WASTEFUL_AD_SET },
    analysts: ['account_structure_auditor', 'audience_targeting_expert'],
    says: 'An ad set spends and brings no purchase.',
  },
];
