import { z } from 'zod';
import { unit } from '#core/cell.ts';
import { tableStatus } from '#storage/insight/source-table.repository.ts';

const amount = z.number().nullable();

/** One thing that was found, in numbers. */
export const analysedFinding = z.object({
  /** From 1 on, the most money first. */
  rank: z.number().int(),
  subject: z.record(z.string(), z.string()),
  current: amount,
  baseline: amount,
  /** current / baseline - 1; null when that cannot be said. */
  change: amount,
  sample: amount,
  certainty: z.enum(['clear', 'likely']),
  direction: z.enum(['worse', 'better']),
  isSevere: z.boolean(),
  money: amount,
  extras: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
});
export type AnalysedFinding = z.infer<typeof analysedFinding>;

/** What became of one rule. */
export const analysedRule = z.object({
  id: z.string(),
  kind: z.string(),
  /** Unit of current and baseline. */
  unit,
  /** Unit of what the rule sums, for the further numbers of a finding. */
  measureUnit: unit,
  judged: z.number().int(),
  tooSmall: z.number().int(),
  missing: z
    .enum(['unavailable', 'no_rows', 'no_history', 'unknown_values', 'nothing_to_compare'])
    .nullable(),
  findings: z.array(analysedFinding),
  /** Findings beyond those that are told, and the money of all of them. */
  more: z.number().int(),
  moneyOfAll: amount,
  /** The limit that it goes by, where there is one. */
  limit: amount,
});
export type AnalysedRule = z.infer<typeof analysedRule>;

/** A number over all rows, now and earlier. */
export const analysedHeadline = z.object({
  name: z.string(),
  unit,
  better: z.enum(['up', 'down', 'neutral']),
  current: amount,
  previous: amount,
  change: amount,
  yearBefore: amount,
  yearChange: amount,
});
export type AnalysedHeadline = z.infer<typeof analysedHeadline>;

/** A table that was used, and what is known against it. */
export const usedTable = z.object({
  tableId: z.uuid(),
  report: z.string(),
  window: z.string(),
  source: z.string(),
  status: tableStatus,
  rows: z.number().int(),
  sampled: z.boolean(),
  thresholded: z.boolean(),
  otherRow: z.boolean(),
  /** Days that were left out because they are not final. */
  leftOutDays: z.number().int(),
  /** Days that are not final and could not be left out. */
  openDays: z.number().int(),
});
export type UsedTable = z.infer<typeof usedTable>;

/** What an analysis of tables comes to. */
export const analysisAnswer = z.object({
  /** ISO 4217: of the account, else of the tenant. */
  currency: z.string(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  hasPrevious: z.boolean(),
  hasYearBefore: z.boolean(),
  rows: z.number().int(),
  tables: z.array(usedTable),
  headlines: z.array(analysedHeadline),
  rules: z.array(analysedRule),
});
export type AnalysisAnswer = z.infer<typeof analysisAnswer>;
