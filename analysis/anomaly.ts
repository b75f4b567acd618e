import type { Direction, MetricKind } from './series.ts';

/** A stretch of one series as incident grouping sees it. */
export interface Anomaly {
  readonly key: string;
  readonly metric: string;
  readonly unitKind: MetricKind;
  readonly source: string;
  /** Empty for a total, else the values that the series is restricted to. */
  readonly dims: Readonly<Record<string, string>>;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly direction: Direction;
  readonly z: number;
  readonly actual: number;
  readonly expected: number;
  readonly changeFraction: number | null;
  /** Money over the whole stretch, negative for a loss; null when it cannot be said. */
  readonly impactAmount: number | null;
  readonly better: 'up' | 'down' | 'neutral';
  /** Metrics of one family move together (sessions and users). */
  readonly family: string;
  /** Metrics whose value this one enters, or that enter this one. */
  readonly implies: readonly string[];
}
