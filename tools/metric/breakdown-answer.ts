import { z } from 'zod';

const measureChange = z.object({ measure: z.string(), before: z.number(), after: z.number() });

const contribution = z.object({
  value: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  change: z.number(),
  share: z.number(),
  priorShare: z.number(),
  rateEffect: z.number().nullable(),
  mixEffect: z.number().nullable(),
});

const cause = z.object({
  dimension: z.string(),
  value: z.string(),
  share: z.number(),
  confidence: z.number(),
  lift: z.number(),
  measures: z.array(measureChange),
});

/** Values of one or more dimensions that moved together. */
const combination = z.object({
  values: z.record(z.string(), z.string()),
  /** By what it moved the total: what it brought, its rate, or its part in the whole. */
  movement: z.enum(['amount', 'rate', 'mix']),
  change: z.number(),
  share: z.number(),
  /** 0..1: how sure it is that exactly this combination moved. */
  confidence: z.number(),
});

/** What a breakdown answers. */
export const breakdown = z.object({
  metric: z.string(),
  source: z.string(),
  dims: z.record(z.string(), z.string()),
  firstDay: z.string(),
  lastDay: z.string(),
  /** Days of the stretch that could be compared. */
  comparedDays: z.number().int(),
  /** Ordinary days of earlier weeks that stand for "before". */
  baselineDays: z.number().int(),
  /** Sums over the compared days; for a rate the rate. */
  total: z.object({
    before: z.number().nullable(),
    after: z.number().nullable(),
    measures: z.array(measureChange),
  }),
  kind: z.enum(['single', 'broad']),
  root: cause.nullable(),
  ranked: z.array(cause),
  /** Over up to three dimensions at once; null when fewer than two dimensions have several values. */
  combinations: z
    .object({
      kind: z.enum(['causes', 'broad', 'still']),
      dimensions: z.array(z.string()),
      /** Those that stand out, the surest first, and what else comes into question. */
      causes: z.array(combination),
      ranked: z.array(combination),
    })
    .nullable(),
  dimensions: z.array(
    z.object({
      dimension: z.string(),
      /** The largest contributions; `others` holds what the rest adds, so that shares add up. */
      contributions: z.array(contribution),
      others: z.object({ values: z.number().int(), change: z.number(), share: z.number() }),
    }),
  ),
});
export type Breakdown = z.output<typeof breakdown>;
