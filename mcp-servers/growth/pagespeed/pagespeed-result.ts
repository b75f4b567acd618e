import { z } from 'zod';
import { maybeNumber, maybeText } from '../../maybe.ts';

const fieldMetric = z.object({
  percentile: maybeNumber,
  category: maybeText,
  distributions: z.array(z.object({ proportion: maybeNumber })).default([]),
});
export type FieldMetric = z.output<typeof fieldMetric>;

const experience = z.object({
  origin_fallback: z.boolean().default(false),
  metrics: z.record(z.string(), fieldMetric).default({}),
});
export type FieldExperience = z.output<typeof experience>;

const savings = z.record(z.string(), z.number());

const item = z.looseObject({ wastedBytes: z.number().optional() });

const audit = z.object({
  id: z.string(),
  title: maybeText,
  score: z.number().nullish().default(null),
  scoreDisplayMode: maybeText,
  numericValue: z.number().optional(),
  numericUnit: z.string().optional(),
  metricSavings: savings.optional(),
  details: z
    .looseObject({
      overallSavingsMs: z.number().optional(),
      overallSavingsBytes: z.number().optional(),
      items: z.array(item).optional().catch(undefined),
    })
    .optional(),
});
export type Audit = z.output<typeof audit>;

/** What PageSpeed Insights says of a page: how visitors had it, and how one visit in a laboratory went. */
export const pagespeedResult = z.object({
  loadingExperience: experience.prefault({}),
  originLoadingExperience: experience.prefault({}),
  analysisUTCTimestamp: maybeText,
  lighthouseResult: z
    .object({
      lighthouseVersion: maybeText,
      finalUrl: maybeText,
      runWarnings: z.array(z.string()).default([]),
      categories: z
        .record(
          z.string(),
          z.object({
            score: z.number().nullish().default(null),
            auditRefs: z.array(z.object({ id: z.string() })).default([]),
          }),
        )
        .default({}),
      audits: z.record(z.string(), audit).default({}),
    })
    .optional(),
});
export type PagespeedResult = z.output<typeof pagespeedResult>;
