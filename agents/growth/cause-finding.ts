import type { IncidentCause, IncidentKind, Segment } from '#tools/growth/cause.ts';
import type { Observation, ObservedDoubt, ObservedRoot } from './observation.ts';

/** What a rule found: the kind, where, and how much of the change that explains. */
export interface Finding {
  readonly kind: IncidentKind;
  /** The metric that shows the cause, which need not be the one by which the incident was noticed. */
  readonly metric?: string;
  readonly direction?: IncidentCause['direction'];
  readonly segment: Segment | null;
  readonly share: number | null;
  /** 0..1, how well the explanation fits, before the strength of the evidence is weighed. */
  readonly fit: number;
}

/** Answers what it found, or undefined when the incident is not of its kind. */
export type Rule = (seen: Observation) => Finding | undefined;

/** How well a kind fits what its rule asks for. */
export const FIT = { clear: 0.95, likely: 0.75, vague: 0.5 };

/** What the shop takes in, and what that is made of. */
export const OUTCOMES = ['revenue', 'transactions', 'conversion_rate', 'average_order_value'];
/** How many come. */
export const TRAFFIC = ['sessions', 'users', 'new_users'];
/** Of what unpaid results bring: rates and positions move for many reasons. */
export const SEARCH_VOLUMES = ['search_clicks', 'search_impressions'];
/** By which ways they come. */
export const TRAFFIC_DIMENSIONS = [
  'channel',
  'source',
  'medium',
  'campaign',
  'platform',
  'placement',
  'banner',
];
/** A campaign of which so little is left has stopped rather than faded. */
export const STOPPED_REMAINING = 0.1;
/** Sales follow visits when they rise by at least this part of the rise in visits. */
export const SALES_FOLLOW = 0.25;

/** The value that explains the change of the metric itself. */
export function rootOf({ roots, metric }: Observation): ObservedRoot | null {
  return roots[metric] ?? null;
}

/** True when there is such a doubt. */
export function has(doubts: readonly ObservedDoubt[], kind: ObservedDoubt['kind']): boolean {
  return doubts.some((doubt) => doubt.kind === kind);
}

/** A finding at a value, surer the more clearly the value stands out. */
export function at(kind: IncidentKind, root: ObservedRoot | null | undefined, fit: number): Finding {
  if (root === null || root === undefined) return { kind, segment: null, share: null, fit };
  const { dimension, value, share, confidence } = root;
  return { kind, segment: { dimension, value }, share, fit: fit * (0.6 + 0.4 * confidence) };
}
