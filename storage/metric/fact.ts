import { z } from 'zod';

/**
 * One cell that a connector or an import brought: one day of one dataset for one set of dimensions.
 * Measures are additive over dimensions, so any total is a sum. Money is in the tenant's currency.
 */
export const factRow = z.object({
  /** Which table of the source this is, for example `sessions`, `orders`, `ads`. */
  dataset: z.string().min(1),
  /** Calendar day in the tenant's time zone. */
  day: z.iso.date(),
  dims: z.record(z.string(), z.string()),
  measures: z.record(z.string(), z.number()),
});

export type FactRow = z.output<typeof factRow>;
