import type { IncidentKind } from '#tools/growth/cause.ts';
import type { Team } from '#tools/growth/team.ts';

/** One team that may be concerned, before the reason is written: best first. */
export type Candidate = readonly [team: Team, confidence: number];

/** A cause says more than the metric in which it showed; null leaves the matter to segment and metric. */
export const BY_CAUSE: Readonly<Record<IncidentKind, readonly Candidate[] | null>> = {
  checkout_broken: [
    ['ux_conversion', 0.95],
    // Nobody should pay for visitors who cannot buy.
    ['performance_marketing', 0.75],
  ],
  campaign_stopped: [
    ['performance_marketing', 0.95],
    ['ux_conversion', 0.3],
  ],
  organic_loss: [
    ['seo_technical', 0.95],
    ['gsc_specialist', 0.8],
    ['performance_marketing', 0.5],
  ],
  channel_loss: null,
  bot_traffic: [
    ['seo_technical', 0.85],
    ['performance_marketing', 0.75],
  ],
  order_value_change: [
    ['ux_conversion', 0.8],
    ['performance_marketing', 0.6],
  ],
  price_change: [
    ['ux_conversion', 0.85],
    // What is dearer is worth other bids.
    ['performance_marketing', 0.6],
  ],
  product_change: [
    ['ux_conversion', 0.8],
    ['performance_marketing', 0.75],
  ],
  engagement_drop: [
    ['ux_conversion', 0.9],
    // Pages that load slowly or are laid out wrongly are left soonest.
    ['seo_technical', 0.75],
  ],
  ads_efficiency_drop: [
    ['performance_marketing', 0.95],
    ['ux_conversion', 0.6],
  ],
  demand_drop: [
    ['performance_marketing', 0.85],
    ['seo_technical', 0.75],
  ],
  mix_change: [
    ['ux_conversion', 0.85],
    ['performance_marketing', 0.75],
  ],
  growth: null,
  unexplained: null,
  // Not for teams: no business advice is given about data or about one record.
  tracking_outage: [],
  data_gap: [],
  late_data: [],
  label_shift: [],
  duplicates: [],
  sampling: [],
  part_day: [],
  measure_missing: [],
  currency_change: [],
  timezone_change: [],
  single_order: [],
  holiday: [],
};

/** Teams for what happened at one place. */
export interface SegmentRoute {
  readonly dimension: string;
  /** Any value of the dimension when absent. */
  readonly value?: RegExp;
  readonly teams: readonly Candidate[];
}

/** Where it happened; the first that fits counts. */
export const BY_SEGMENT: readonly SegmentRoute[] = [
  {
    dimension: 'channel',
    value: /organic search/i,
    teams: [
      ['seo_technical', 0.9],
      ['gsc_specialist', 0.8],
    ],
  },
  { dimension: 'channel', value: /paid|display|cpc|affiliate/i, teams: [['performance_marketing', 0.95]] },
  {
    dimension: 'channel',
    value: /referral/i,
    teams: [
      ['seo_technical', 0.8],
      ['performance_marketing', 0.75],
    ],
  },
  { dimension: 'channel', teams: [['performance_marketing', 0.9]] },
  {
    dimension: 'source',
    teams: [
      ['performance_marketing', 0.85],
      ['seo_technical', 0.6],
    ],
  },
  {
    dimension: 'medium',
    teams: [
      ['performance_marketing', 0.85],
      ['seo_technical', 0.6],
    ],
  },
  { dimension: 'campaign', teams: [['performance_marketing', 0.95]] },
  { dimension: 'device', teams: [['ux_conversion', 0.9]] },
  { dimension: 'browser', teams: [['ux_conversion', 0.9]] },
  {
    dimension: 'product',
    teams: [
      ['ux_conversion', 0.8],
      ['performance_marketing', 0.75],
    ],
  },
  {
    dimension: 'category',
    teams: [
      ['ux_conversion', 0.8],
      ['performance_marketing', 0.75],
    ],
  },
];

const SALES: readonly Candidate[] = [
  ['performance_marketing', 0.85],
  ['ux_conversion', 0.75],
];
const CONVERSION: readonly Candidate[] = [
  ['ux_conversion', 0.85],
  ['performance_marketing', 0.75],
];
const TRAFFIC: readonly Candidate[] = [
  ['performance_marketing', 0.85],
  ['seo_technical', 0.75],
];
const ENGAGEMENT: readonly Candidate[] = [
  ['ux_conversion', 0.9],
  ['seo_technical', 0.6],
];
const ADS: readonly Candidate[] = [['performance_marketing', 0.95]];
const BASKET: readonly Candidate[] = [
  ['ux_conversion', 0.8],
  ['performance_marketing', 0.6],
];
/** What comes back was promised wrongly on a page, or sold to the wrong people. */
const RETURNS: readonly Candidate[] = [
  ['ux_conversion', 0.85],
  ['performance_marketing', 0.5],
];
const ORGANIC: readonly Candidate[] = [
  ['seo_technical', 0.9],
  ['gsc_specialist', 0.8],
];
/** For a metric whose name speaks of search. */
export const SEARCH: readonly Candidate[] = [
  ['gsc_specialist', 0.9],
  ['seo_technical', 0.8],
];

/** Every metric that we watch, and those of the reference system that outside detectors send. */
export const BY_METRIC: Readonly<Record<string, readonly Candidate[]>> = {
  revenue: SALES,
  transactions: SALES,
  conversion_rate: CONVERSION,
  average_order_value: BASKET,
  aov: BASKET,
  sessions: TRAFFIC,
  users: TRAFFIC,
  new_users: TRAFFIC,
  bounce_rate: ENGAGEMENT,
  pages_per_session: ENGAGEMENT,
  avg_session_duration: ENGAGEMENT,
  units: BASKET,
  items_per_order: BASKET,
  item_revenue: BASKET,
  item_units: BASKET,
  average_item_price: BASKET,
  search_clicks: SEARCH,
  search_impressions: SEARCH,
  search_ctr: SEARCH,
  search_position: SEARCH,
  page_load_time: ENGAGEMENT,
  page_response_time: ENGAGEMENT,
  page_layout_shift: ENGAGEMENT,
  refunds: RETURNS,
  refund_rate: RETURNS,
  cancelled_orders: RETURNS,
  impressions: ADS,
  clicks: ADS,
  ctr: ADS,
  cpc: ADS,
  cpa: ADS,
  roas: ADS,
  ad_spend: ADS,
  ad_conversions: ADS,
  ad_conversion_value: ADS,
  ad_conversion_rate: ADS,
  organic_sessions: ORGANIC,
  organic_users: ORGANIC,
};

/** For a metric that nobody named. */
export const DEFAULT: readonly Candidate[] = [['performance_marketing', 0.5]];
