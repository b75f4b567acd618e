import { z } from 'zod';
import { dataProblemKind } from '#storage/metric/anomaly-record.ts';

/** Problems of the data, about which no business advice is given. */
export const dataCause = z.enum([
  'tracking_outage',
  'data_gap',
  'late_data',
  'label_shift',
  ...dataProblemKind.exclude(['tracker_break', 'data_gap']).options,
]);

/** What happened, in the words of the growth solution. */
export const incidentKind = z.enum([
  // Business events.
  'checkout_broken',
  'campaign_stopped',
  'organic_loss',
  'channel_loss',
  'bot_traffic',
  'order_value_change',
  'price_change',
  'product_change',
  'engagement_drop',
  'ads_efficiency_drop',
  'demand_drop',
  'mix_change',
  'growth',
  'unexplained',
  ...dataCause.options,
  // One record that made the day.
  'single_order',
  // What the calendar brings.
  'holiday',
]);
export type IncidentKind = z.infer<typeof incidentKind>;

/** What a finding of an analyst is about, whoever found it: it decides which team is asked and what can be done. */
export const findingKind = z.enum([
  // Paid traffic.
  'campaign_wasting',
  'campaign_earning',
  'targeting_wasting',
  'targeting_earning',
  'creative_worn',
  'creative_weak',
  'bidding_misset',
  'ads_return_down',
  'ads_setup_faulty',
  // The way to an order.
  'checkout_gap',
  'landing_weak',
  'product_weak',
  // Where sales come from.
  'sales_down',
  'acquisition_uneven',
  'market_abroad',
  'retention_weak',
  'season_ahead',
  'dependence',
  'measuring_doubtful',
  // Search.
  'ranking_opportunity',
  'ranking_lost',
  'pages_not_indexed',
  'site_structure_weak',
  // Pages.
  'page_slow',
  'page_markup_faulty',
]);
export type FindingKind = z.infer<typeof findingKind>;

/** Everything that a recommendation may be an answer to. */
export const causeKind = z.enum([...incidentKind.options, ...findingKind.options]);
export type CauseKind = z.infer<typeof causeKind>;

/** Only a business cause leads to business advice. */
export const causeClass = z.enum(['business', 'data_problem', 'single_record', 'calendar']);
export type CauseClass = z.infer<typeof causeClass>;

/** What kind of answer a cause asks for. */
export function classOf(kind: CauseKind): CauseClass {
  if (kind === 'single_order') return 'single_record';
  if (kind === 'holiday') return 'calendar';
  return dataCause.safeParse(kind).success ? 'data_problem' : 'business';
}

/** Where it happened: one value of one dimension. */
export const segment = z.object({ dimension: z.string(), value: z.string() });
export type Segment = z.infer<typeof segment>;

/** The best explanation of an incident: what, in which metric, where, and how sure. */
export const cause = z.object({
  kind: causeKind,
  class: causeClass,
  metric: z.string(),
  direction: z.enum(['up', 'down']),
  /** Null when no single segment explains the change. */
  segment: segment.nullable(),
  /** Part of the total change that the segment explains; may pass 1 when others moved the other way. */
  share: z.number().nullable(),
  confidence: z.number().min(0).max(1),
});
export type Cause = z.infer<typeof cause>;

/** The explanation of an incident. */
export const incidentCause = cause.extend({ kind: incidentKind });
export type IncidentCause = z.infer<typeof incidentCause>;
