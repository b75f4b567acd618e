import { z } from 'zod';

const TEXT_MATCHES = {
  is: 'EXACT',
  begins_with: 'BEGINS_WITH',
  ends_with: 'ENDS_WITH',
  contains: 'CONTAINS',
  matches: 'PARTIAL_REGEXP',
} as const;

/** Numbers are compared by the provider's own names. */
const NUMBER_MATCHES = { equals: 'EQUAL', below: 'LESS_THAN', above: 'GREATER_THAN' } as const;

/** A condition on a dimension. */
export const dimensionCondition = z.strictObject({
  field: z.string().min(1),
  is: z.enum(['is', 'begins_with', 'ends_with', 'contains', 'matches', 'in']).default('is'),
  values: z.array(z.string()).min(1).max(200).describe('One value; several only with "in".'),
  exclude: z.boolean().default(false),
});

/** A condition on a metric, after rows were summed. */
export const metricCondition = z.strictObject({
  field: z.string().min(1),
  is: z.enum(['equals', 'below', 'above']),
  value: z.number(),
});

/** GA4's expression of conditions that all have to hold; undefined when there are none. */
export function dimensionExpression(conditions: readonly z.output<typeof dimensionCondition>[]): unknown {
  return allOf(conditions.map(dimensionFilter));
}

/** The same for metrics. */
export function metricExpression(conditions: readonly z.output<typeof metricCondition>[]): unknown {
  return allOf(
    conditions.map(({ field, is, value }) => ({
      filter: {
        fieldName: field,
        numericFilter: { operation: NUMBER_MATCHES[is], value: { doubleValue: value } },
      },
    })),
  );
}

function dimensionFilter({ field, is, values, exclude }: z.output<typeof dimensionCondition>): unknown {
  const isList = is === 'in' || values.length > 1;
  const condition = isList
    ? { inListFilter: { values, caseSensitive: true } }
    : { stringFilter: { matchType: TEXT_MATCHES[is], value: values[0], caseSensitive: is === 'is' } };
  const filter = { filter: { fieldName: field, ...condition } };
  return exclude ? { notExpression: filter } : filter;
}

function allOf(expressions: readonly unknown[]): unknown {
  return expressions.length > 1 ? { andGroup: { expressions } } : expressions[0];
}
