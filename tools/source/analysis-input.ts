import { z } from 'zod';
import { condition } from '#analysis/tables/conditions.ts';
import { rule } from '#analysis/tables/rule.ts';
import { tableMeasure } from '#analysis/tables/table.ts';
import { unit } from '#core/cell.ts';

export const windowName = z.enum(['current', 'previous', 'year_before']);

/** A measure of a table, and in which unit it is told. */
export const unitMeasure = tableMeasure.extend({ unit });
export type UnitMeasure = z.infer<typeof unitMeasure>;

/** One number over all rows of a report that is told whatever the rules find. */
export const headline = z.strictObject({
  name: z.string(),
  report: z.string(),
  measure: z.string(),
  where: z.array(condition).default([]),
});
export type Headline = z.infer<typeof headline>;

/** A stored table, and what of the analysis it is. */
export const analysedTable = z.strictObject({
  report: z.string(),
  window: windowName,
  tableId: z.uuid(),
  /** Columns that all its rows get: which page a page report is about. */
  label: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({}),
});
export type AnalysedTable = z.infer<typeof analysedTable>;

/** Everything that an analysis goes by: stored tables, and what is asked of them. */
export const analysisInput = z.strictObject({
  tables: z.array(analysedTable).max(200),
  windowDays: z.number().int().positive(),
  /** How many days earlier the compared windows begin. */
  shiftDays: z.strictObject({
    previous: z.number().int().positive(),
    year_before: z.number().int().positive(),
  }),
  /** Report whose rows have a date: it tells whether a window has history. Null when none has days. */
  days: z.string().nullable(),
  /** By report: columns that the source leaves out of a row where it counted none, if it counts them at all. */
  counted: z.record(z.string(), z.array(z.string())).default({}),
  measures: z.record(z.string(), unitMeasure),
  headlines: z.array(headline),
  rules: z.array(z.strictObject({ id: z.string(), rule })),
  /** Findings of each rule that are told; the others are counted. */
  mostOfEach: z.number().int().positive().default(5),
});
export type AnalysisInput = z.output<typeof analysisInput>;
