import { z } from 'zod';

const value = z.object({ value: z.string().default('') });
const row = z.object({
  dimensionValues: z.array(value).default([]),
  metricValues: z.array(value).default([]),
});
const quotaState = z.object({ consumed: z.number().optional(), remaining: z.number().default(0) });

const metadata = z.object({
  currencyCode: z.string().optional(),
  timeZone: z.string().optional(),
  dataLossFromOtherRow: z.boolean().default(false),
  subjectToThresholding: z.boolean().default(false),
  samplingMetadatas: z
    .array(z.object({ samplesReadCount: z.coerce.number(), samplingSpaceSize: z.coerce.number() }))
    .default([]),
  schemaRestrictionResponse: z
    .object({
      activeMetricRestrictions: z.array(z.object({ metricName: z.string() })).default([]),
    })
    .optional(),
  emptyReason: z.string().optional(),
});

/** A report as GA4 answers it; an empty one has neither rows nor a count of them. */
export const ga4Report = z.object({
  dimensionHeaders: z.array(z.object({ name: z.string() })).default([]),
  metricHeaders: z.array(z.object({ name: z.string(), type: z.string().default('') })).default([]),
  rows: z.array(row).default([]),
  rowCount: z.number().default(0),
  metadata: metadata.default(() => metadata.parse({})),
  propertyQuota: z.record(z.string(), quotaState).optional(),
});
export type Ga4Report = z.output<typeof ga4Report>;
