/** How a column of a list is read: as a text, as money of the account, or as a number. */
export interface EntityColumn {
  readonly field: string;
  readonly as: 'text' | 'money' | 'count';
}

/** A kind of thing below an ad account. */
export interface EntityLevel {
  readonly edge: string;
  /** How filters call it; null where Meta filters nothing. */
  readonly filter: string | null;
  readonly columns: Readonly<Record<string, EntityColumn>>;
}

const text = (field: string): EntityColumn => ({ field, as: 'text' });
const money = (field: string): EntityColumn => ({ field, as: 'money' });
const count = (field: string): EntityColumn => ({ field, as: 'count' });

const COMMON = { id: text('id'), name: text('name'), status: text('effective_status') };
const BUDGET = { daily_budget: money('daily_budget'), lifetime_budget: money('lifetime_budget') };

export const META_LEVELS = {
  campaign: {
    edge: 'campaigns',
    filter: 'campaign',
    columns: {
      ...COMMON,
      objective: text('objective'),
      buying_type: text('buying_type'),
      bid_strategy: text('bid_strategy'),
      ...BUDGET,
      started_at: text('start_time'),
    },
  },
  adset: {
    edge: 'adsets',
    filter: 'adset',
    columns: {
      ...COMMON,
      campaign_id: text('campaign_id'),
      optimization_goal: text('optimization_goal'),
      billing_event: text('billing_event'),
      bid_strategy: text('bid_strategy'),
      bid_amount: money('bid_amount'),
      ...BUDGET,
      attribution: text('attribution_spec'),
      learning: text('learning_stage_info'),
      targeting: text('targeting'),
    },
  },
  ad: {
    edge: 'ads',
    filter: 'ad',
    columns: {
      ...COMMON,
      campaign_id: text('campaign_id'),
      adset_id: text('adset_id'),
      creative: text('creative'),
      created_at: text('created_time'),
    },
  },
  creative: {
    edge: 'adcreatives',
    filter: null,
    columns: {
      id: text('id'),
      name: text('name'),
      status: text('status'),
      type: text('object_type'),
      title: text('title'),
      body: text('body'),
      call_to_action: text('call_to_action_type'),
      link: text('link_url'),
      video_id: text('video_id'),
      story: text('object_story_spec'),
    },
  },
  audience: {
    edge: 'customaudiences',
    filter: null,
    columns: {
      id: text('id'),
      name: text('name'),
      type: text('subtype'),
      size_from: count('approximate_count_lower_bound'),
      size_to: count('approximate_count_upper_bound'),
      delivery: text('delivery_status'),
      operation: text('operation_status'),
    },
  },
} as const satisfies Readonly<Record<string, EntityLevel>>;
