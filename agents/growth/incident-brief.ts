import { z } from 'zod';
import { priority } from '#tools/growth/team.ts';
import { exchangedLabel, problemKind } from '#tools/metric/data-problem.ts';

/** An anomaly of an incident, as far as a master needs it. */
export const anomalyBrief = z.object({
  id: z.uuid(),
  metric: z.string(),
  /** Values to which the series is restricted; empty for a total. */
  dims: z.record(z.string(), z.string()),
  /** The dataset of the series. */
  source: z.string(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  direction: z.enum(['up', 'down']),
  /** Means per day over the stretch; for a rate, the rate of the stretch. Null when the days have no data. */
  actual: z.number().nullable(),
  expected: z.number().nullable(),
  z: z.number().nullable(),
  changeFraction: z.number().nullable(),
});
export type AnomalyBrief = z.infer<typeof anomalyBrief>;

/** An incident as plain data: what a run of the reactive track starts from. */
export const incidentBrief = z.object({
  key: z.string(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  severity: priority,
  impactScore: z.number().min(0).max(1),
  impactAmount: z.number().nullable(),
  /** Set when the numbers are wrong rather than the business. */
  dataProblem: problemKind.nullable(),
  /** Of a measure that is missing: which one. */
  missingMeasure: z.string().nullable().default(null),
  /** Of a label that was counted under another one: both. */
  shiftedLabel: exchangedLabel.nullable().default(null),
  lead: anomalyBrief,
  /** The lead first, the rest by evidence. */
  anomalies: z.array(anomalyBrief).min(1),
});
export type IncidentBrief = z.infer<typeof incidentBrief>;
