import { z } from 'zod';

/** A row that was not imported. */
export const badRow = z.object({
  /** Counted from 1; a row over several lines is named by its first. */
  line: z.number().int(),
  /** Null when the row as a whole is wrong. */
  column: z.string().nullable(),
  reason: z.string(),
});
export type BadRow = z.infer<typeof badRow>;

const summary = z.object({
  name: z.string(),
  rows: z.number().int(),
  /** In the tenant's currency; null when the rows have none. */
  amount: z.number().nullable(),
});

/** What an import did; also the output of its run. */
export const importReport = z.object({
  /** Number of the run. */
  run: z.number().int(),
  format: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  currency: z.string(),
  timezone: z.string(),
  /** Rows below the header, bad ones included. */
  rows: z.number().int(),
  badRows: z.number().int(),
  /** The first bad rows, by line. */
  listedBadRows: z.array(badRow),
  firstDay: z.string(),
  lastDay: z.string(),
  datasets: z.array(
    z.object({
      dataset: z.string(),
      facts: z.number().int(),
      days: z.number().int(),
      newDays: z.number().int(),
      replacedDays: z.number().int(),
      unchangedDays: z.number().int(),
      /** Sum of every measure over the file. */
      totals: z.record(z.string(), z.number()),
    }),
  ),
  /** Every row is of exactly one class, so their amounts add up to the file's. */
  classes: z.array(summary),
  /** Rows worth mentioning; one row may be counted in several. */
  notes: z.array(summary),
  seconds: z.number(),
  rowsPerSecond: z.number(),
});
export type ImportReport = z.infer<typeof importReport>;
