import { z } from 'zod';
import type { Unit } from '#core/cell.ts';
import { maybeNumber } from '../../maybe.ts';

const action = z.object({ action_type: z.string().default(''), value: maybeNumber });
const actions = z.array(action).default([]);

/** A row of insights; numbers are texts, and what was not counted is left out. */
export const insightRow = z.looseObject({});
export type InsightRow = z.output<typeof insightRow>;

/** A metric by our name: the field that Meta has to be asked for, and how it is read. */
export interface MetaMetric {
  readonly field: string;
  readonly unit: Unit;
  read(row: InsightRow): number | string | null;
}

/** Meta counts one purchase under several types; the first of these that is there stands for all. */
const TYPES = {
  purchase: ['omni_purchase', 'purchase', 'offsite_conversion.fb_pixel_purchase', 'onsite_web_purchase'],
  add_to_cart: ['omni_add_to_cart', 'add_to_cart', 'offsite_conversion.fb_pixel_add_to_cart'],
  checkout: ['omni_initiated_checkout', 'initiate_checkout', 'offsite_conversion.fb_pixel_initiate_checkout'],
  view: ['omni_view_content', 'view_content', 'offsite_conversion.fb_pixel_view_content'],
  landing: ['omni_landing_page_view', 'landing_page_view'],
  lead: ['lead', 'offsite_conversion.fb_pixel_lead', 'onsite_conversion.lead_grouped'],
  video: ['video_view'],
} as const;

const PERCENT = 100;

const number = (field: string, unit: Unit): MetaMetric => ({
  field,
  unit,
  read: (row) => maybeNumber.catch(null).parse(row[field]),
});
const percent = (field: string): MetaMetric => ({
  field,
  unit: 'fraction',
  read(row) {
    const value = maybeNumber.catch(null).parse(row[field]);
    return value === null ? null : value / PERCENT;
  },
});
const label = (field: string): MetaMetric => ({
  field,
  unit: 'label',
  read: (row) => (typeof row[field] === 'string' ? row[field] : null),
});
const counted = (field: string, unit: Unit, types: readonly string[]): MetaMetric => ({
  field,
  unit,
  read: (row) => countOf(row[field], types),
});

/** What can be asked for, by our names. */
export const META_METRICS: Readonly<Record<string, MetaMetric>> = {
  spend: number('spend', 'currency'),
  impressions: number('impressions', 'count'),
  reach: number('reach', 'count'),
  frequency: number('frequency', 'ratio'),
  clicks: number('clicks', 'count'),
  link_clicks: number('inline_link_clicks', 'count'),
  ctr: percent('ctr'),
  link_ctr: percent('inline_link_click_ctr'),
  cpc: number('cpc', 'currency'),
  cpm: number('cpm', 'currency'),
  purchases: counted('actions', 'count', TYPES.purchase),
  purchase_value: counted('action_values', 'currency', TYPES.purchase),
  purchase_roas: counted('purchase_roas', 'ratio', TYPES.purchase),
  cost_per_purchase: counted('cost_per_action_type', 'currency', TYPES.purchase),
  add_to_carts: counted('actions', 'count', TYPES.add_to_cart),
  checkouts: counted('actions', 'count', TYPES.checkout),
  content_views: counted('actions', 'count', TYPES.view),
  landing_page_views: counted('actions', 'count', TYPES.landing),
  leads: counted('actions', 'count', TYPES.lead),
  video_plays: counted('video_play_actions', 'count', TYPES.video),
  video_25: counted('video_p25_watched_actions', 'count', TYPES.video),
  video_50: counted('video_p50_watched_actions', 'count', TYPES.video),
  video_75: counted('video_p75_watched_actions', 'count', TYPES.video),
  video_100: counted('video_p100_watched_actions', 'count', TYPES.video),
  thruplays: counted('video_thruplay_watched_actions', 'count', TYPES.video),
  video_average_time: counted('video_avg_time_watched_actions', 'seconds', TYPES.video),
  quality_ranking: label('quality_ranking'),
  engagement_ranking: label('engagement_rate_ranking'),
  conversion_ranking: label('conversion_rate_ranking'),
};

/** Null when none of the types was counted: Meta leaves out what it does not know of, too. */
function countOf(listed: unknown, types: readonly string[]): number | null {
  const all = actions.catch([]).parse(listed);
  const type = types.find((each) => all.some(({ action_type }) => action_type === each));
  return all.find(({ action_type }) => action_type === type)?.value ?? null;
}
