import type { MetricKind } from '#analysis/series.ts';
import type { Unit } from '#core/cell.ts';
import type { Language, Translated } from '#core/tenant.ts';

/** How a metric is computed from the additive measures of one dataset's facts. */
export type MetricExpression =
  | { readonly kind: 'sum'; readonly measure: string }
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string };

/** One number that a business watches, as data. Rates are fractions; money is in the tenant's currency. */
export interface MetricDefinition {
  /** Unique, snake_case. */
  readonly key: string;
  readonly name: Translated;
  /** What people call it besides its name, lower case. */
  readonly aliases?: Readonly<Record<Language, readonly string[]>>;
  readonly unit: Unit;
  readonly kind: MetricKind;
  readonly better: 'up' | 'down' | 'neutral';
  /** Metrics of one family move together, for example `traffic`, `sales`, `engagement`, `ads`. */
  readonly family: string;
  /** Metrics that this one enters or that enter it: sessions imply conversion_rate. */
  readonly implies: readonly string[];
  readonly expression: MetricExpression;
  /** Datasets of metric.fact that carry the measures, best first. */
  readonly datasets: readonly string[];
  /** Dimensions by which it may be broken down, coarse to fine. */
  readonly dimensions: readonly string[];
  readonly description: string;
}

/** The metrics of one subject, in one file. */
export type MetricSet = readonly MetricDefinition[];
