import {
  type AdditiveCell,
  type AdditiveContribution,
  explainAdditive,
  explainRate,
  type RateCell,
  type RateContribution,
} from '#analysis/breakdown.ts';
import { type CauseRanking, rankCauses } from '#analysis/rank-causes.ts';
import type { BreakdownAmounts } from '#storage/metric/breakdown.repository.ts';
import type { MetricDefinition } from '../metric.ts';

/** One value of a dimension with its part in the change; values of a rate are rates. */
export interface ValueContribution {
  readonly value: string;
  readonly before: number | null;
  readonly after: number | null;
  /** What the value adds to the change of the total. */
  readonly change: number;
  readonly share: number;
  readonly priorShare: number;
  readonly surprise: number;
  /** For a rate: the parts of `change` from its own rate and from its part of the whole; null for a sum. */
  readonly rateEffect: number | null;
  readonly mixEffect: number | null;
}

/** How a change splits over the values of one dimension, largest part first. */
export interface ExplainedDimension {
  readonly dimension: string;
  readonly contributions: readonly ValueContribution[];
}

/** Splits the change of a metric over each dimension. The first amount is the numerator, for a rate the second divides. */
export function explainDimensions(
  { expression }: Pick<MetricDefinition, 'expression'>,
  amounts: readonly BreakdownAmounts[],
): readonly ExplainedDimension[] {
  const explain = expression.kind === 'ratio' ? explainRates : explainSums;
  return [...Map.groupBy(amounts, ({ dimension }) => dimension)].map(([dimension, values]) => ({
    dimension,
    contributions: explain(values.filter(hasAmounts)),
  }));
}

/** Which value of which dimension explains the change best; dimensions in order from coarse to fine. */
export function rankExplanations(
  dimensions: readonly ExplainedDimension[],
  specificity: readonly string[],
): CauseRanking {
  return rankCauses(dimensions, { specificity });
}

function hasAmounts({ before, after }: BreakdownAmounts): boolean {
  return [...before, ...after].some((amount) => amount !== 0);
}

function explainSums(values: readonly BreakdownAmounts[]): ValueContribution[] {
  const cells = values.map(
    ({ value, before, after }): AdditiveCell => ({ value, before: before[0] ?? 0, after: after[0] ?? 0 }),
  );
  return explainAdditive(cells).map(
    (contribution: AdditiveContribution): ValueContribution => ({
      ...contribution,
      rateEffect: null,
      mixEffect: null,
    }),
  );
}

function explainRates(values: readonly BreakdownAmounts[]): ValueContribution[] {
  const cells = values.map(
    ({ value, before, after }): RateCell => ({ value, before: toRatio(before), after: toRatio(after) }),
  );
  return explainRate(cells).map(
    (contribution: RateContribution): ValueContribution => ({
      ...contribution,
      before: rateOf(contribution.before),
      after: rateOf(contribution.after),
    }),
  );
}

function toRatio([numerator = 0, denominator = 0]: readonly number[]) {
  return { numerator, denominator };
}

/** The rate of two amounts; null when there was nothing to divide by. */
export function rateOf({
  numerator,
  denominator,
}: {
  readonly numerator: number;
  readonly denominator: number;
}): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
