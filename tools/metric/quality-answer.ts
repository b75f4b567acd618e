import { z } from 'zod';
import { exchangedLabel, problemKind } from './data-problem.ts';

const change = z.number().nullable();

/** What detection took some days for; it was found by all totals of the shop together. */
const detectedProblem = z.object({
  kind: z.literal('detected_problem'),
  problem: problemKind,
  firstDay: z.string(),
  lastDay: z.string(),
  /** Where it shows. */
  sources: z.array(z.string()),
  metrics: z.array(z.string()),
  /** Of a measure that is missing: which one. */
  measure: z.string().nullable(),
  /** Of a label that was counted under another one: both. */
  label: exchangedLabel.nullable().default(null),
  /** What the metric asked about came to beside its expectation; null where it shows elsewhere or nothing came. */
  changeFraction: change,
  incidentKey: z.string(),
});
export type DetectedProblem = z.output<typeof detectedProblem>;

/** A reason to doubt the data, or to explain a day by one record; amounts of money in the tenant's currency. */
export const finding = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('gap'),
    firstDay: z.string(),
    lastDay: z.string(),
    missingDays: z.number().int(),
  }),
  z.object({
    kind: z.literal('late_data'),
    lastDay: z.string().nullable(),
    dueDay: z.string(),
    daysLate: z.number().int(),
  }),
  z.object({
    kind: z.literal('tracker_break'),
    source: z.string(),
    metrics: z.array(z.string()),
    largestRemaining: z.number(),
  }),
  z.object({
    kind: z.literal('record_dominance'),
    day: z.string(),
    /** What is added up of the records: `revenue` of orders, `refunds` of cancelled ones. */
    measure: z.string(),
    record: z.string(),
    amount: z.number(),
    total: z.number(),
    expected: z.number(),
    shareOfTotal: z.number(),
    shareOfExcess: z.number(),
    totalWithout: z.number(),
  }),
  z.object({
    kind: z.literal('label_shift'),
    dimension: z.string(),
    from: z.string(),
    to: z.string(),
    moved: z.number(),
    movedShare: z.number(),
    totalChangeFraction: z.number(),
  }),
  z.object({
    kind: z.literal('bot_traffic'),
    signs: z.array(z.enum(['bounce_rate', 'pages_per_session', 'session_duration'])),
    sessionsChange: z.number(),
    purchasesChange: z.number(),
    bounceRateChange: change,
    pagesPerSessionChange: change,
    sessionDurationChange: change,
  }),
  detectedProblem,
]);
export type Finding = z.output<typeof finding>;

/** What `metric_data_quality` answers. */
export const qualityAnswer = z.object({ source: z.string(), findings: z.array(finding) });
export type QualityAnswer = z.output<typeof qualityAnswer>;
