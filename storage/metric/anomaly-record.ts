import { z } from 'zod';

export const severity = z.enum(['URGENT', 'HIGH', 'MEDIUM', 'LOW']);
export type Severity = z.output<typeof severity>;

export const anomalyStatus = z.enum(['detected', 'processed', 'expected', 'false_alarm', 'new_trend']);
export type AnomalyStatus = z.output<typeof anomalyStatus>;

/** In which way numbers are wrong rather than the business. */
export const dataProblemKind = z.enum([
  'tracker_break',
  'data_gap',
  'duplicates',
  'sampling',
  'part_day',
  'measure_missing',
  'currency_change',
  'timezone_change',
  'label_shift',
]);
export type DataProblemKind = z.output<typeof dataProblemKind>;

/** Of a dimension: the value under which records were no longer counted, and the one that got them. */
export const shiftedLabel = z.object({ dimension: z.string(), from: z.string(), to: z.string() });
export type ShiftedLabel = z.output<typeof shiftedLabel>;

/** What detection and later analysis noted about an anomaly; unknown notes are kept. */
export const anomalyNotes = z.looseObject({
  /** Present when the numbers are wrong rather than the business. */
  dataProblem: dataProblemKind.optional(),
  /** Of a measure that is missing: which one. */
  missingMeasure: z.string().optional(),
  /** Of a label that was counted under another one: both. */
  shiftedLabel: shiftedLabel.optional(),
  /** How the money was estimated, and over which days. */
  impact: z.object({ method: z.string(), firstDay: z.string(), lastDay: z.string() }).optional(),
  /** How large it was when it was processed, to see later whether it grew. */
  atProcessing: z
    .object({
      lastDay: z.string(),
      impactAmount: z.number().nullable(),
      /** What its severity was settled to; it holds until the incident grows. */
      severity: severity.optional(),
    })
    .optional(),
});
export type AnomalyNotes = z.output<typeof anomalyNotes>;

export const anomalyRow = z
  .object({
    id: z.string(),
    series_id: z.string(),
    metric: z.string(),
    dims: z.record(z.string(), z.string()),
    source: z.string(),
    incident_key: z.string(),
    is_lead: z.boolean(),
    first_day: z.string(),
    last_day: z.string(),
    detector: z.string(),
    direction: z.enum(['up', 'down']),
    actual: z.number().nullable(),
    expected: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    z: z.number().nullable(),
    change: z.number().nullable(),
    score: z.number(),
    impact_score: z.number().nullable(),
    impact_amount: z.number().nullable(),
    currency: z.string().nullable(),
    severity,
    status: anomalyStatus,
    explanation: anomalyNotes,
    execution_id: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    seriesId: row.series_id,
    metric: row.metric,
    dims: row.dims,
    /** The dataset of the series. */
    source: row.source,
    incidentKey: row.incident_key,
    isLead: row.is_lead,
    firstDay: row.first_day,
    lastDay: row.last_day,
    detector: row.detector,
    direction: row.direction,
    /** Means per day over the stretch; for a rate, the rate of the stretch. Null when the days have no data. */
    actual: row.actual,
    expected: row.expected,
    lower: row.lower,
    upper: row.upper,
    z: row.z,
    /** actual / expected - 1. */
    changeFraction: row.change,
    /** 0..1, for ordering. */
    score: row.score,
    impactScore: row.impact_score,
    /** Money, negative for a loss; null when it cannot be said. */
    impactAmount: row.impact_amount,
    currency: row.currency,
    severity: row.severity,
    status: row.status,
    explanation: row.explanation,
    executionId: row.execution_id,
  }));

/** One unexpected stretch of one series. */
export type AnomalyRecord = z.output<typeof anomalyRow>;
