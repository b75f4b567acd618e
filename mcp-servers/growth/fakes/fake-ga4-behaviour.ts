import { type FakeBehaviour, WELL_BEHAVED } from './fake-behaviour.ts';
import type { Ga4Refusal } from './fake-ga4-refusals.ts';
import type { LateData } from './fake-table.ts';

/** How the GA4 fake behaves. */
export interface Ga4Behaviour extends FakeBehaviour<Ga4Refusal> {
  readonly late: LateData | null;
  /** Part of the sessions that were read; null when none was left out. The values stay those of all. */
  readonly sampledShare: number | null;
  /** Rows of fewer users are withheld. */
  readonly thresholdUsers: number | null;
  /** Rows beyond so many are put together into `(other)`. */
  readonly otherRowBeyond: number | null;
  /** Metrics that this user may not see: they are answered as 0. */
  readonly restrictedMetrics: readonly string[];
}

export const USUAL_GA4: Ga4Behaviour = {
  ...WELL_BEHAVED,
  late: null,
  sampledShare: null,
  thresholdUsers: null,
  otherRowBeyond: null,
  restrictedMetrics: [],
};
