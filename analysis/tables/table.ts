import { z } from 'zod';

/** One row of a table as a source answered it. Null is unknown. */
export type TableRow = Readonly<Record<string, string | number | null>>;

const column = z.string().min(1);

/** How a number is made of the rows of a table, so that totals are totals and not averages of averages. */
export const aggregation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sum'), column }),
  /** `isShare`: each case below the line counts above it once at most, as an order does for a session. */
  z.strictObject({
    kind: z.literal('ratio'),
    numerator: column,
    denominator: column,
    isShare: z.boolean().default(false),
  }),
  /** A mean that the source gives by row, weighted by what it is the mean of. Rows without it are left out. */
  z.strictObject({ kind: z.literal('mean'), column, weight: column, isShare: z.boolean().default(false) }),
  /** A value that cannot be added up, such as a percentile: the worst of the rows stands for them. */
  z.strictObject({ kind: z.literal('worst'), column }),
  z.strictObject({ kind: z.literal('count') }),
]);
export type Aggregation = z.infer<typeof aggregation>;

/** A measure of a table: how it is made, and which way is good. */
export const tableMeasure = z.strictObject({
  aggregation,
  better: z.enum(['up', 'down', 'neutral']),
});
export type TableMeasure = z.infer<typeof tableMeasure>;

/** What a measure came to over some rows: the number, and what it is made of. */
export interface Amount {
  readonly value: number | null;
  /** Sum above the line; for a sum the number itself. */
  readonly numerator: number | null;
  /** Sum below the line: the cases that a rate rests on. Null for what is not divided. */
  readonly denominator: number | null;
}

const UNKNOWN: Amount = { value: null, numerator: null, denominator: null };

/** A measure over rows. A sum with an unknown part is unknown, and so is everything over no rows at all. */
export function amountOf(rows: readonly TableRow[], { aggregation, better }: TableMeasure): Amount {
  if (aggregation.kind === 'count') return whole(rows.length);
  if (rows.length === 0) return UNKNOWN;
  switch (aggregation.kind) {
    case 'sum':
      return whole(sumOf(rows, aggregation.column));
    case 'ratio':
      return divided(sumOf(rows, aggregation.numerator), sumOf(rows, aggregation.denominator));
    case 'mean':
      return meanOf(rows, aggregation);
    case 'worst':
      return whole(worstOf(rows, aggregation.column, better));
  }
}

/** The sum of a column; null when one of its values is unknown. */
export function sumOf(rows: readonly TableRow[], name: string): number | null {
  let sum = 0;
  for (const row of rows) {
    const value = row[name];
    if (typeof value !== 'number') return null;
    sum += value;
  }
  return sum;
}

function whole(value: number | null): Amount {
  return { value, numerator: value, denominator: null };
}

function divided(numerator: number | null, denominator: number | null): Amount {
  const isKnown = numerator !== null && denominator !== null && denominator !== 0;
  return { value: isKnown ? numerator / denominator : null, numerator, denominator };
}

function meanOf(rows: readonly TableRow[], { column: name, weight }: { column: string; weight: string }) {
  let numerator = 0;
  let denominator = 0;
  for (const row of rows) {
    const [value, cases] = [row[name], row[weight]];
    if (typeof value !== 'number' || typeof cases !== 'number') continue;
    numerator += value * cases;
    denominator += cases;
  }
  return denominator === 0 ? UNKNOWN : divided(numerator, denominator);
}

function worstOf(rows: readonly TableRow[], name: string, better: TableMeasure['better']): number | null {
  const values = rows.flatMap((row) => (typeof row[name] === 'number' ? [row[name]] : []));
  if (values.length === 0) return null;
  return better === 'up' ? Math.min(...values) : Math.max(...values);
}
