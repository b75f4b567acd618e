import { z } from 'zod';

const number = z.number().nullable();

/** What `metric_series` answers. Means are per day; for a rate they are over its denominator. */
export const seriesAnswer = z.object({
  metric: z.string(),
  source: z.string(),
  dims: z.record(z.string(), z.string()),
  firstDay: z.string(),
  lastDay: z.string(),
  /** Calendar days asked about. */
  days: z.number().int(),
  points: z.array(
    z.object({
      day: z.string(),
      actual: number,
      expected: number,
      lower: number,
      upper: number,
      z: number,
      status: z.enum(['ok', 'not_enough_history', 'missing', 'explained']),
    }),
  ),
  /** Null when no day asked about can be compared with an expectation. */
  summary: z
    .object({
      comparedDays: z.number().int(),
      actual: z.number(),
      expected: z.number(),
      lower: z.number(),
      upper: z.number(),
      z: z.number(),
      changeFraction: number,
      /** Sums over the compared days; for a rate in units of its numerator. */
      actualSum: z.number(),
      expectedSum: z.number(),
      difference: z.number(),
      /** The difference would lie between these in 19 of 20 cases. */
      differenceLow: z.number(),
      differenceHigh: z.number(),
      differencePerWeek: z.number(),
    })
    .nullable(),
  /** Money, negative for a loss; null when it cannot be told. */
  impact: z
    .object({
      method: z.enum(['difference', 'units_times_value']),
      amount: z.number(),
      low: z.number(),
      high: z.number(),
      perWeek: z.number(),
      perWeekLow: z.number(),
      perWeekHigh: z.number(),
    })
    .nullable(),
  /** Means over the days before the stretch. */
  history: z.array(z.object({ days: z.number().int(), mean: number })),
});
export type SeriesAnswer = z.output<typeof seriesAnswer>;
