import { z } from 'zod';
import { unit } from '#core/cell.ts';

/** One column of a table: a dimension by which rows differ, or a measure with its unit. */
export const sourceColumn = z.object({
  name: z.string(),
  kind: z.enum(['dimension', 'measure']),
  /** Null for a dimension. Rates are fractions, money is in the currency of the coverage, durations as the unit says. */
  unit: unit.nullable(),
});
export type SourceColumn = z.infer<typeof sourceColumn>;

/** Which days the rows stand for. */
export const coverage = z.object({
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** Last day of which the provider says that nothing will change any more; null when it does not say. */
  completeUntil: z.iso.date().nullable(),
  timezone: z.string().nullable(),
  currency: z.string().nullable(),
});

/** What is known against the rows. */
export const sourceQuality = z.object({
  sampled: z.boolean(),
  /** The provider withheld rows, for example to protect people. */
  thresholded: z.boolean(),
  /** Rare values were put together into one row. */
  otherRow: z.boolean(),
  /** Days that are not over, or that will still change. */
  partialDays: z.array(z.iso.date()),
  /** For example `7d_click,1d_view`; null where conversions are not attributed. */
  attributionWindow: z.string().nullable(),
  /** Anything else that a reader must know, as sentences. */
  notes: z.array(z.string()),
});

/** A table as a source server answers it. An empty table means that the provider has no rows, never that it failed. */
export const sourceAnswer = z.object({
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  columns: z.array(sourceColumn),
  coverage,
  quality: sourceQuality,
  /** What is left of the provider's limits, by its own names; null when it does not say. */
  quota: z
    .record(z.string(), z.object({ consumed: z.number().nullable(), remaining: z.number() }))
    .nullable(),
  /** Opaque; more rows are there when it is. It is good for this tenant and this question only. */
  cursor: z.string().nullable(),
  provenance: z.object({
    requestHash: z.string(),
    fetchedAt: z.iso.datetime(),
    apiVersion: z.string(),
    account: z.string().nullable(),
  }),
});
export type SourceAnswer = z.infer<typeof sourceAnswer>;
