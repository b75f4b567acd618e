import { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import { InvalidInputError } from '#core/errors.ts';
import type { Tenant } from '#core/tenant.ts';
import { daysFrom } from '#core/time.ts';
import { type BreakdownAmounts, listBreakdownAmounts } from '#storage/metric/breakdown.repository.ts';
import type { MetricDefinition } from '../metric.ts';
import { defineTool } from '../tool.ts';
import { rateOf } from './explain-change.ts';
import { getMetric, measuresOf } from './metric-catalog.ts';
import { findSource } from './read-scope.ts';
import { seriesArguments } from './series-arguments.ts';
import { cellMaker } from './value-cell.ts';

const answer = z.object({
  metric: z.string(),
  source: z.string(),
  dimension: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  /** Over all days and values; null when there is nothing to divide by. */
  total: z.number().nullable(),
  /** The largest first: by the metric itself, or for a rate by its denominator. */
  values: z.array(
    z.object({ value: z.string(), amount: z.number().nullable(), share: z.number().nullable() }),
  ),
  /** How many values are not shown. */
  others: z.number().int(),
});
type Answer = z.output<typeof answer>;

export const metricValues = defineTool({
  name: 'metric_values',
  version: '1',
  description:
    'A metric over some days by the values of one dimension, the largest first, with the share of each and the total.',
  effect: 'read',
  input: z.object({
    ...seriesArguments,
    dimension: z.string().describe('Dimension to split by, for example channel.'),
    limit: z.number().int().min(1).max(50).default(10),
  }),
  output: answer,

  async run({ limit, dimension, metric, dims, ...asked }, { db }) {
    const definition = getMetric(metric);
    if (!definition.dimensions.includes(dimension)) {
      throw new InvalidInputError(
        `${metric} is not kept by ${dimension}; it is by ${definition.dimensions.join(', ')}.`,
      );
    }
    const source = asked.source ?? (await findSource(db, definition));
    const { firstDay, lastDay } = asked;
    const amounts = await listBreakdownAmounts(db, {
      ...{ dataset: source, measures: measuresOf(definition), dimensions: [dimension], dims },
      before: [],
      after: daysFrom(firstDay, lastDay).map((day) => ({ day, weight: 1 })),
    });
    return { metric, source, dimension, firstDay, lastDay, ...rank(definition, amounts, limit) };
  },

  cells: valuesCells,
});

function rank(
  definition: MetricDefinition,
  amounts: readonly BreakdownAmounts[],
  limit: number,
): Pick<Answer, 'total' | 'values' | 'others'> {
  const parts = amounts.filter(({ dimension }) => dimension !== '').toSorted(byWeight);
  // Without a fact there is nothing to add up, which is not a total of zero.
  const whole = parts.length === 0 ? undefined : amounts.find(({ dimension }) => dimension === '');
  const total = whole === undefined ? null : amountOf(definition, whole);
  const isSum = definition.expression.kind === 'sum';
  return {
    total,
    values: parts.slice(0, limit).map((part) => {
      const amount = amountOf(definition, part);
      const isShare = isSum && amount !== null && total !== null && total > 0;
      return { value: part.value, amount, share: isShare ? amount / total : null };
    }),
    others: Math.max(0, parts.length - limit),
  };
}

/** The last measure is the denominator of a rate, and the only one of a sum. */
function byWeight(left: BreakdownAmounts, right: BreakdownAmounts): number {
  return (right.after.at(-1) ?? 0) - (left.after.at(-1) ?? 0) || (left.value < right.value ? -1 : 1);
}

function amountOf({ expression }: MetricDefinition, { after }: BreakdownAmounts): number | null {
  const [numerator = 0, denominator = 0] = after;
  return expression.kind === 'sum' ? numerator : rateOf({ numerator, denominator });
}

/** Cells: `total`, `first_day`, `last_day`, and `by.<dimension>.<value>.amount` and `.share` of each shown value. */
function valuesCells({ metric, dimension, values, ...found }: Answer, tenant: Tenant): Cells {
  const make = cellMaker(tenant);
  const { unit } = getMetric(metric);
  const shown = values.map(
    ({ value, amount, share }): Cells => ({
      [`by.${dimension}.${value}.amount`]: make(amount, unit),
      [`by.${dimension}.${value}.share`]: make(share, 'fraction'),
    }),
  );
  return {
    total: make(found.total, unit),
    first_day: make(found.firstDay, 'date', 'measured'),
    last_day: make(found.lastDay, 'date', 'measured'),
    others: make(found.others, 'count'),
    ...Object.assign({}, ...shown),
  };
}
