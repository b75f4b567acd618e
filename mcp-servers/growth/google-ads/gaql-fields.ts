import type { Unit } from '#core/cell.ts';

/** A column that can be asked of Google Ads, by our name. */
export interface GaqlField {
  /** Its name in the query language; the answer has it as nested camelCase. */
  readonly path: string;
  /** Null for a dimension. */
  readonly unit: Unit | null;
  /** Money is counted in millionths. */
  readonly isMicros?: boolean;
}

export type GaqlFields = Readonly<Record<string, GaqlField>>;

const dimension = (path: string): GaqlField => ({ path, unit: null });
const count = (path: string): GaqlField => ({ path, unit: 'count' });
const fraction = (path: string): GaqlField => ({ path, unit: 'fraction' });
const ratio = (path: string): GaqlField => ({ path, unit: 'ratio' });
const micros = (path: string): GaqlField => ({ path, unit: 'currency', isMicros: true });
const money = (path: string): GaqlField => ({ path, unit: 'currency' });

/** What every level of a report may be broken down by. */
export const SEGMENTS: GaqlFields = {
  date: dimension('segments.date'),
  week: dimension('segments.week'),
  month: dimension('segments.month'),
  device: dimension('segments.device'),
  network: dimension('segments.ad_network_type'),
  hour: dimension('segments.hour'),
  day_of_week: dimension('segments.day_of_week'),
  conversion_action: dimension('segments.conversion_action_name'),
};

/** What is measured at every level. */
export const METRICS: GaqlFields = {
  impressions: count('metrics.impressions'),
  clicks: count('metrics.clicks'),
  cost: micros('metrics.cost_micros'),
  conversions: count('metrics.conversions'),
  conversion_value: money('metrics.conversions_value'),
  all_conversions: count('metrics.all_conversions'),
  view_through_conversions: count('metrics.view_through_conversions'),
  ctr: fraction('metrics.ctr'),
  average_cpc: micros('metrics.average_cpc'),
  cost_per_conversion: micros('metrics.cost_per_conversion'),
  average_cpm: micros('metrics.average_cpm'),
  interactions: count('metrics.interactions'),
};

const IMPRESSION_SHARES: GaqlFields = {
  search_impression_share: fraction('metrics.search_impression_share'),
  lost_to_budget_share: fraction('metrics.search_budget_lost_impression_share'),
  lost_to_rank_share: fraction('metrics.search_rank_lost_impression_share'),
};

const VIDEO_METRICS: GaqlFields = {
  video_views: count('metrics.video_trueview_views'),
  video_view_rate: fraction('metrics.video_trueview_view_rate'),
  video_25_rate: fraction('metrics.video_quartile_p25_rate'),
  video_50_rate: fraction('metrics.video_quartile_p50_rate'),
  video_75_rate: fraction('metrics.video_quartile_p75_rate'),
  video_100_rate: fraction('metrics.video_quartile_p100_rate'),
};

const CAMPAIGN: GaqlFields = {
  campaign_id: dimension('campaign.id'),
  campaign: dimension('campaign.name'),
  campaign_status: dimension('campaign.status'),
  campaign_type: dimension('campaign.advertising_channel_type'),
};
const AD_GROUP: GaqlFields = {
  campaign_id: dimension('campaign.id'),
  campaign: dimension('campaign.name'),
  ad_group_id: dimension('ad_group.id'),
  ad_group: dimension('ad_group.name'),
  ad_group_status: dimension('ad_group.status'),
};
const AD: GaqlFields = {
  ...AD_GROUP,
  ad_id: dimension('ad_group_ad.ad.id'),
  ad_name: dimension('ad_group_ad.ad.name'),
  ad_type: dimension('ad_group_ad.ad.type'),
  ad_status: dimension('ad_group_ad.status'),
};
const KEYWORD: GaqlFields = {
  ...AD_GROUP,
  keyword_id: dimension('ad_group_criterion.criterion_id'),
  keyword: dimension('ad_group_criterion.keyword.text'),
  match_type: dimension('ad_group_criterion.keyword.match_type'),
  keyword_status: dimension('ad_group_criterion.status'),
};

/** A kind of thing that a report or a list is about. */
export interface GaqlLevel {
  /** What the query is from. */
  readonly resource: string;
  readonly fields: GaqlFields;
  /** Metrics that only this level has. */
  readonly metrics?: GaqlFields;
  /** What holds for all rows of it. */
  readonly where?: readonly string[];
}

/** What reports are about. */
export const REPORT_LEVELS = {
  account: { resource: 'customer', fields: {} },
  campaign: { resource: 'campaign', fields: CAMPAIGN, metrics: IMPRESSION_SHARES },
  ad_group: { resource: 'ad_group', fields: AD_GROUP },
  ad: { resource: 'ad_group_ad', fields: AD },
  keyword: { resource: 'keyword_view', fields: KEYWORD },
  search_term: {
    resource: 'search_term_view',
    fields: {
      ...AD_GROUP,
      search_term: dimension('search_term_view.search_term'),
      search_term_status: dimension('search_term_view.status'),
    },
  },
  landing_page: {
    resource: 'landing_page_view',
    fields: { landing_page: dimension('landing_page_view.unexpanded_final_url') },
  },
  product: {
    resource: 'shopping_performance_view',
    fields: {
      campaign_id: dimension('campaign.id'),
      campaign: dimension('campaign.name'),
      product_id: dimension('segments.product_item_id'),
      product: dimension('segments.product_title'),
      product_type: dimension('segments.product_type_l1'),
    },
  },
  audience: {
    resource: 'ad_group_audience_view',
    fields: {
      ...AD_GROUP,
      audience: dimension('ad_group_criterion.display_name'),
    },
  },
  age: {
    resource: 'age_range_view',
    fields: { ...AD_GROUP, age: dimension('ad_group_criterion.age_range.type') },
  },
  gender: {
    resource: 'gender_view',
    fields: { ...AD_GROUP, gender: dimension('ad_group_criterion.gender.type') },
  },
  country: {
    resource: 'geographic_view',
    fields: {
      campaign_id: dimension('campaign.id'),
      campaign: dimension('campaign.name'),
      country_id: dimension('geographic_view.country_criterion_id'),
      location_type: dimension('geographic_view.location_type'),
    },
  },
  video: {
    resource: 'video',
    fields: {
      campaign_id: dimension('campaign.id'),
      campaign: dimension('campaign.name'),
      video_id: dimension('video.id'),
      video: dimension('video.title'),
      video_duration_ms: dimension('video.duration_millis'),
    },
    metrics: VIDEO_METRICS,
  },
} as const satisfies Readonly<Record<string, GaqlLevel>>;

/** How things are set, rather than what they did. */
export const ENTITY_LEVELS = {
  campaign: {
    resource: 'campaign',
    fields: {
      ...CAMPAIGN,
      bidding_strategy: dimension('campaign.bidding_strategy_type'),
      daily_budget: micros('campaign_budget.amount_micros'),
      is_budget_shared: dimension('campaign_budget.explicitly_shared'),
      target_cpa: micros('campaign.target_cpa.target_cpa_micros'),
      target_roas: ratio('campaign.target_roas.target_roas'),
      maximize_conversions_target_cpa: micros('campaign.maximize_conversions.target_cpa_micros'),
      maximize_value_target_roas: ratio('campaign.maximize_conversion_value.target_roas'),
    },
  },
  ad_group: {
    resource: 'ad_group',
    fields: {
      ...AD_GROUP,
      ad_group_type: dimension('ad_group.type'),
      max_cpc: micros('ad_group.cpc_bid_micros'),
    },
  },
  ad: {
    resource: 'ad_group_ad',
    fields: {
      ...AD,
      ad_strength: dimension('ad_group_ad.ad_strength'),
      approval: dimension('ad_group_ad.policy_summary.approval_status'),
      final_urls: dimension('ad_group_ad.ad.final_urls'),
      headlines: dimension('ad_group_ad.ad.responsive_search_ad.headlines'),
      descriptions: dimension('ad_group_ad.ad.responsive_search_ad.descriptions'),
    },
  },
  keyword: {
    resource: 'ad_group_criterion',
    fields: {
      ...KEYWORD,
      is_negative: dimension('ad_group_criterion.negative'),
      quality_score: ratio('ad_group_criterion.quality_info.quality_score'),
      ad_relevance: dimension('ad_group_criterion.quality_info.creative_quality_score'),
      landing_page_experience: dimension('ad_group_criterion.quality_info.post_click_quality_score'),
      expected_ctr: dimension('ad_group_criterion.quality_info.search_predicted_ctr'),
    },
    where: ["ad_group_criterion.type = 'KEYWORD'"],
  },
  negative_keyword: {
    resource: 'campaign_criterion',
    fields: {
      campaign_id: dimension('campaign.id'),
      campaign: dimension('campaign.name'),
      keyword_id: dimension('campaign_criterion.criterion_id'),
      keyword: dimension('campaign_criterion.keyword.text'),
      match_type: dimension('campaign_criterion.keyword.match_type'),
    },
    where: ["campaign_criterion.type = 'KEYWORD'", 'campaign_criterion.negative = TRUE'],
  },
  conversion_action: {
    resource: 'conversion_action',
    fields: {
      conversion_action_id: dimension('conversion_action.id'),
      conversion_action: dimension('conversion_action.name'),
      category: dimension('conversion_action.category'),
      status: dimension('conversion_action.status'),
      is_primary: dimension('conversion_action.primary_for_goal'),
      counting: dimension('conversion_action.counting_type'),
      attribution_model: dimension('conversion_action.attribution_model_settings.attribution_model'),
    },
  },
} as const satisfies Readonly<Record<string, GaqlLevel>>;
