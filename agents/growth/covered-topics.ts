import { dataCause, type FindingKind, type IncidentCause, type IncidentKind } from '#tools/growth/cause.ts';
import type { Topic } from './topic.ts';
import { placeKey } from './topic-place.ts';

/** An incident as far as a topic can be the same event. */
export interface KnownIncident {
  readonly key: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Null until somebody explained it. */
  readonly cause: IncidentCause | null;
  /** A person said that it was to be expected, or that it was none. */
  readonly isSettled: boolean;
}

/** Which incidents a finding of a kind may be another view of. */
const SAME_EVENT: Readonly<Partial<Record<FindingKind, readonly IncidentKind[]>>> = {
  checkout_gap: ['checkout_broken'],
  landing_weak: ['engagement_drop', 'checkout_broken'],
  product_weak: ['product_change'],
  sales_down: [
    ...(['channel_loss', 'organic_loss', 'campaign_stopped', 'demand_drop'] as const),
    ...(['product_change', 'order_value_change', 'price_change', 'checkout_broken'] as const),
  ],
  acquisition_uneven: ['channel_loss'],
  ads_return_down: ['ads_efficiency_drop'],
  campaign_wasting: ['ads_efficiency_drop'],
  creative_worn: ['ads_efficiency_drop'],
  ranking_lost: ['organic_loss'],
  measuring_doubtful: dataCause.options,
};

/** The incident that tells of the same change at the same place in the same days; undefined when none does. */
export function incidentOf(topic: Topic, incidents: readonly KnownIncident[]): KnownIncident | undefined {
  const kinds = SAME_EVENT[topic.cause.kind] ?? [];
  // What has always been so is no event, whatever happened at the same place.
  const isEvent = topic.cause.kind === 'measuring_doubtful' || topic.findings[0]?.trend === 'declining';
  if (!isEvent) return undefined;
  return incidents.find(
    ({ cause, firstDay, lastDay }) =>
      cause !== null &&
      kinds.includes(cause.kind) &&
      placeKey(cause.segment) === placeKey(topic.cause.segment) &&
      lastDay >= topic.firstDay &&
      firstDay <= topic.lastDay,
  );
}
