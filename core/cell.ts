import { z } from 'zod';

/** What a number means. `fraction` is a share or relative change (0.25 is 25 %); `points` is a difference of two rates. */
export const unit = z.enum([
  'count',
  'fraction',
  'points',
  'currency',
  'seconds',
  'days',
  'hours',
  'date',
  'ratio',
  'z',
  'label',
]);
export type Unit = z.infer<typeof unit>;

/** Where a value comes from: read as stored, calculated from what was read, judged, or published by somebody else. */
export const basis = z.enum(['measured', 'computed', 'estimate', 'benchmark']);
export type Basis = z.infer<typeof basis>;

/** One value of a stored tool result, which a figure in a text may refer to. Null is unknown, never zero. */
export const cell = z.object({
  value: z.union([z.number(), z.string()]).nullable(),
  unit,
  basis,
  /** ISO 4217 when the unit is `currency`. */
  currency: z.string().optional(),
});
export type Cell = z.infer<typeof cell>;

/** The cells of one tool result by name, for example `total.change` or `by.device.mobile.share`. */
export const cells = z.record(z.string(), cell);
export type Cells = z.infer<typeof cells>;

/** A reference from a figure to the stored value that supports it. */
export const cellReference = z.object({ evidenceId: z.string(), cell: z.string() });
export type CellReference = z.infer<typeof cellReference>;

/** A value together with the stored cell that holds it: the only way a figure enters a text. */
export const supportedValue = cell.extend({
  value: z.union([z.number(), z.string()]),
  ...cellReference.shape,
});
export type SupportedValue = z.infer<typeof supportedValue>;
