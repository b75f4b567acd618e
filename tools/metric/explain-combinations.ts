import { findAdditiveCauses } from '#analysis/root-cause/additive-causes.ts';
import { findRateCauses } from '#analysis/root-cause/rate-causes.ts';
import type { RootCauses } from '#analysis/root-cause/root-cause.ts';
import { sum } from '#analysis/statistics.ts';
import type { Database } from '#storage/database.ts';
import {
  type BreakdownRequest,
  type LeafAmounts,
  listLeafAmounts,
} from '#storage/metric/breakdown.repository.ts';
import type { MetricDefinition } from '../metric.ts';
import type { ExplainedDimension } from './explain-change.ts';

/** Dimensions that are searched together at most, those in which most has shifted. */
const MOST_DIMENSIONS = 5;
/** With more combinations than this a dimension is left out: the search answers within a second. */
const MOST_LEAVES = 50_000;

/** Combinations of values that explain a change, over the dimensions that could be searched together. */
export interface ExplainedCombinations extends RootCauses {
  readonly dimensions: readonly string[];
}

/** Reads the change by combination of values and searches what explains it; undefined when there is nothing to combine. */
export async function explainCombinations(
  db: Database,
  { expression }: Pick<MetricDefinition, 'expression'>,
  request: BreakdownRequest & { readonly explained: readonly ExplainedDimension[] },
): Promise<ExplainedCombinations | undefined> {
  const dimensions = mostShifted(request.explained);
  const leaves = await readLeaves(db, { ...request, dimensions });
  if (leaves === undefined) return undefined;
  const { amounts } = leaves;
  const found =
    expression.kind === 'ratio'
      ? findRateCauses({ dimensions: leaves.dimensions, leaves: amounts.map(toRates) })
      : findAdditiveCauses({ dimensions: leaves.dimensions, leaves: amounts.map(toSums) });
  return { ...found, dimensions: leaves.dimensions };
}

function mostShifted(explained: readonly ExplainedDimension[]): string[] {
  return explained
    .map(({ dimension, contributions }) => ({
      dimension,
      surprise: sum(contributions.map((each) => each.surprise)),
    }))
    .sort((first, second) => second.surprise - first.surprise)
    .slice(0, MOST_DIMENSIONS)
    .map(({ dimension }) => dimension);
}

/** The finest table that is not too large; fewer than two dimensions combine nothing. */
async function readLeaves(
  db: Database,
  request: BreakdownRequest,
): Promise<{ dimensions: readonly string[]; amounts: LeafAmounts[] } | undefined> {
  const { dimensions } = request;
  if (dimensions.length < 2) return undefined;
  const amounts = await listLeafAmounts(db, request, MOST_LEAVES + 1);
  if (amounts.length <= MOST_LEAVES) return { dimensions, amounts };
  return readLeaves(db, { ...request, dimensions: dimensions.slice(0, -1) });
}

function toSums({ values, before, after }: LeafAmounts) {
  return { values, expected: before[0] ?? 0, actual: after[0] ?? 0 };
}

function toRates({ values, before, after }: LeafAmounts) {
  return { values, expected: toRatio(before), actual: toRatio(after) };
}

function toRatio([numerator = 0, denominator = 0]: readonly number[]) {
  return { numerator, denominator };
}
