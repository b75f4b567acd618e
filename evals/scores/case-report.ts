import { z } from 'zod';

const day = z.iso.date();

/** A value of a dimension, or null for everywhere alike. */
const place = z.object({ dimension: z.string(), value: z.string() }).nullable();
export type Place = z.infer<typeof place>;

const causeClass = z.enum(['business', 'data_problem', 'single_record', 'calendar']);

/** Something that was planted in a case (or that its data is known to hold). */
export const plantedMatter = z.object({
  kind: z.string(),
  class: causeClass,
  firstDay: day,
  lastDay: day,
  /** Each names the place rightly; none: the place is not judged. */
  places: z.array(place),
  /** Saying nothing of it is right too. */
  mayBeSilent: z.boolean(),
  /** What it cost or brought, in usual days of the shop's income; null when it is not known. */
  worthInDays: z.number().nullable(),
});
export type PlantedMatter = z.infer<typeof plantedMatter>;

/** One explanation that the system gave. */
const namedCause = z.object({ kind: z.string(), place, confidence: z.number() });
export type NamedCause = z.infer<typeof namedCause>;

/** An incident as the system reported it. */
export const reportedMatter = z.object({
  key: z.string(),
  firstDay: day,
  lastDay: day,
  /** 0 is the most urgent. */
  urgency: z.number().int(),
  /** Best first. */
  causes: z.array(namedCause),
  /** Stretches of totals that alarmed: what somebody who watches the metrics one by one would hear. */
  alerts: z.number().int(),
  /** A remark of the detection about a source, which no run explains. */
  isRemark: z.boolean(),
  /** One line for people. */
  title: z.string(),
});
export type ReportedMatter = z.infer<typeof reportedMatter>;

/** One recommendation that is open. */
export const givenAdvice = z.object({
  incidentKey: z.string(),
  lever: z.string(),
  leverDirection: z.string(),
  metric: z.string(),
  place,
  title: z.string(),
});
export type GivenAdvice = z.infer<typeof givenAdvice>;

/** What the ledger says of one model. Requests that failed are among its calls; cost is null when that of one is unknown. */
const modelUse = z.object({
  model: z.string(),
  calls: z.number().int(),
  failed: z.number().int(),
  input: z.number().int(),
  output: z.number().int(),
  usd: z.number().nullable(),
});
export type ModelUse = z.infer<typeof modelUse>;

/** What models were asked, and what came of it. */
export const askedModels = z.object({
  models: z.array(modelUse),
  /** Work of agents that a model did. */
  answered: z.number().int(),
  /** Such work that the playbook did in its place, by why. */
  fellBack: z.record(z.string(), z.number().int()),
});
export type AskedModels = z.infer<typeof askedModels>;

/** What one case came to: the truth, and all that the system made of it. */
export const caseReport = z.object({
  name: z.string(),
  planted: z.array(plantedMatter),
  /** False where more may have happened than is known. */
  isTruthComplete: z.boolean(),
  reported: z.array(reportedMatter),
  advice: z.array(givenAdvice),
  /** Days on which a total of the shop was judged, over all totals. */
  metricDays: z.number().int(),
  /** Cited figures, and those that came out the same when they were computed again. */
  cited: z.number().int(),
  holds: z.number().int(),
  modelCalls: z.number().int(),
  tokens: z.number().int(),
  /** Absent: agents followed their playbooks. */
  asked: askedModels.optional(),
  seconds: z.number(),
});
export type CaseReport = z.infer<typeof caseReport>;
