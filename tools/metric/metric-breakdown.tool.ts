import { z } from 'zod';
import type { RankedCause } from '#analysis/rank-causes.ts';
import type { RootCause } from '#analysis/root-cause/root-cause.ts';
import { type BreakdownAmounts, listBreakdownAmounts } from '#storage/metric/breakdown.repository.ts';
import { defineTool } from '../tool.ts';
import { compareWithEarlierWeeks } from './baseline-days.ts';
import { type Breakdown, breakdown } from './breakdown-answer.ts';
import { breakdownCells } from './breakdown-cells.ts';
import { type ExplainedDimension, explainDimensions, rankExplanations, rateOf } from './explain-change.ts';
import { type ExplainedCombinations, explainCombinations } from './explain-combinations.ts';
import { measuresOf } from './metric-catalog.ts';
import { readScope, type SubjectInScope } from './read-scope.ts';
import { seriesArguments } from './series-arguments.ts';

const SHOWN_VALUES = 8;
const SHOWN_CAUSES = 5;

export const metricBreakdown = defineTool({
  name: 'metric_breakdown',
  version: '1',
  description:
    'What explains the change of a metric over some days: the same weekdays of ordinary earlier weeks beside it, split over every dimension with shares that add up, the value that explains most, and the combinations of values that moved as one.',
  effect: 'read',
  input: z.object(seriesArguments),
  output: breakdown,

  async run(asked, { db, expect }) {
    const found = await readScope({ db, expect }, asked);
    const { definition, source } = found;
    const { before, after } = compareWithEarlierWeeks(watchedSeries(found), asked);
    const measures = measuresInScope(found);
    const dimensions = definition.dimensions.filter((dimension) => !(dimension in asked.dims));
    const request = { dataset: source, measures, dimensions, dims: asked.dims, before, after };
    const amounts = await listBreakdownAmounts(db, request);
    // Without data on the days, or before them, there is nothing to add up, which is not a total of zero.
    const whole = after.length === 0 ? undefined : amounts.find(({ dimension }) => dimension === '');
    const parts = hasValues(found, whole) ? amounts.filter(({ dimension }) => dimension !== '') : [];
    const explained = explainDimensions(definition, parts);
    const telling = explained.filter(({ contributions }) => contributions.length > 1);
    const ranking = rankExplanations(telling, definition.dimensions);
    const withMeasures = toCause(amounts, measures);
    const combined = await explainCombinations(db, definition, { ...request, explained: telling });
    return {
      metric: definition.key,
      source,
      dims: asked.dims,
      firstDay: asked.firstDay,
      lastDay: asked.lastDay,
      comparedDays: after.length,
      baselineDays: before.length,
      total: {
        before: totalValue(found, whole?.before),
        after: totalValue(found, whole?.after),
        measures: whole === undefined ? [] : measureChanges(whole, measures),
      },
      kind: ranking.kind,
      root: ranking.kind === 'single' ? withMeasures(ranking.cause) : null,
      ranked: ranking.ranked.slice(0, SHOWN_CAUSES).map(withMeasures),
      combinations: combined === undefined ? null : shortenCombinations(combined),
      dimensions: telling.map(shorten),
    };
  },

  cells: breakdownCells,
});

/** The series whose unexpected days are not ordinary: the metric itself and what it is computed from. */
function watchedSeries({ subject, definition, scope }: SubjectInScope) {
  const measures = measuresOf(definition);
  const parts = scope.filter(
    ({ definition: { expression } }) =>
      expression.kind === 'sum' && measures.some((measure) => measure === expression.measure),
  );
  return [...new Set([subject, ...parts])];
}

/** The measures of the metric first, then all others of the source that some metric sums. */
function measuresInScope({ definition, scope }: SubjectInScope): string[] {
  const summed = scope.flatMap(({ definition: { expression } }) =>
    expression.kind === 'sum' ? [expression.measure] : [],
  );
  return [...new Set([...measuresOf(definition), ...summed])];
}

/** A sum, or a rate; null when there is nothing to add up or to divide by. */
function totalValue({ definition }: SubjectInScope, amounts: readonly number[] | undefined): number | null {
  if (amounts === undefined) return null;
  const [numerator = 0, denominator = 0] = amounts;
  return definition.expression.kind === 'sum' ? numerator : rateOf({ numerator, denominator });
}

function hasValues(found: SubjectInScope, whole: BreakdownAmounts | undefined): boolean {
  return totalValue(found, whole?.before) !== null && totalValue(found, whole?.after) !== null;
}

function measureChanges(amounts: BreakdownAmounts | undefined, measures: readonly string[]) {
  return measures.map((measure, index) => ({
    measure,
    before: amounts?.before[index] ?? 0,
    after: amounts?.after[index] ?? 0,
  }));
}

function toCause(amounts: readonly BreakdownAmounts[], measures: readonly string[]) {
  return ({ dimension, value, share, confidence, lift }: RankedCause) => {
    const own = amounts.find((each) => each.dimension === dimension && each.value === value);
    return { dimension, value, share, confidence, lift, measures: measureChanges(own, measures) };
  };
}

function shortenCombinations(found: ExplainedCombinations): NonNullable<Breakdown['combinations']> {
  const shown = ({ surprise: _, ...cause }: RootCause) => cause;
  return {
    kind: found.kind,
    dimensions: [...found.dimensions],
    causes: found.causes.slice(0, SHOWN_CAUSES).map(shown),
    ranked: found.ranked.slice(0, SHOWN_CAUSES).map(shown),
  };
}

function shorten({ dimension, contributions }: ExplainedDimension): Breakdown['dimensions'][number] {
  const rest = contributions.slice(SHOWN_VALUES);
  return {
    dimension,
    contributions: contributions.slice(0, SHOWN_VALUES).map(({ surprise: _, ...shown }) => shown),
    others: {
      values: rest.length,
      change: rest.reduce((sum, { change }) => sum + change, 0),
      share: rest.reduce((sum, { share }) => sum + share, 0),
    },
  };
}
