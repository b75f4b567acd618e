import { z } from 'zod';

/**
 * Answers as provider-apis.md documents them. Numbers that come as text are text here, what is optional is optional,
 * and a field that is documented nowhere is refused where the whole shape is known.
 */

const int64 = z.string().regex(/^-?\d+$/);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const day = z.iso.date();

const quotaStatus = z.strictObject({ consumed: z.number(), remaining: z.number() });
const values = z.array(z.strictObject({ value: z.string() }));
const reportRow = z.strictObject({ dimensionValues: values.optional(), metricValues: values });

export const ga4Report = z.strictObject({
  dimensionHeaders: z.array(z.strictObject({ name: z.string() })),
  metricHeaders: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(['TYPE_INTEGER', 'TYPE_FLOAT', 'TYPE_CURRENCY', 'TYPE_SECONDS']),
    }),
  ),
  rows: z.array(reportRow).optional(),
  totals: z.array(reportRow).optional(),
  rowCount: z.number().int().optional(),
  metadata: z.strictObject({
    currencyCode: z.string(),
    timeZone: z.string(),
    dataLossFromOtherRow: z.boolean().optional(),
    subjectToThresholding: z.boolean().optional(),
    samplingMetadatas: z
      .array(z.strictObject({ samplesReadCount: int64, samplingSpaceSize: int64 }))
      .optional(),
    schemaRestrictionResponse: z
      .strictObject({
        activeMetricRestrictions: z.array(
          z.strictObject({ metricName: z.string(), restrictedMetricTypes: z.array(z.string()) }),
        ),
      })
      .optional(),
  }),
  propertyQuota: z
    .strictObject({
      tokensPerDay: quotaStatus,
      tokensPerHour: quotaStatus,
      concurrentRequests: quotaStatus,
      serverErrorsPerProjectPerHour: quotaStatus,
      potentiallyThresholdedRequestsPerHour: quotaStatus,
      tokensPerProjectPerHour: quotaStatus,
    })
    .optional(),
  kind: z.string().startsWith('analyticsData#'),
});

export const searchAnswer = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        keys: z.array(z.string()).optional(),
        clicks: z.number(),
        impressions: z.number(),
        ctr: z.number().min(0).max(1),
        position: z.number(),
      }),
    )
    .optional(),
  responseAggregationType: z.enum(['byPage', 'byProperty', 'auto']),
  metadata: z.strictObject({ firstIncompleteDate: day }).optional(),
});

const category = z.enum(['FAST', 'AVERAGE', 'SLOW', 'NONE']);
const fieldMetric = z.strictObject({
  percentile: z.number().int(),
  category,
  distributions: z.array(
    z.strictObject({ min: z.number(), max: z.number().optional(), proportion: z.number() }),
  ),
});
const experience = z.strictObject({
  id: z.string(),
  initial_url: z.string().optional(),
  origin_fallback: z.boolean().optional(),
  overall_category: category.optional(),
  metrics: z.record(z.string(), fieldMetric).optional(),
});
const audit = z.looseObject({
  id: z.string(),
  score: z.number().nullable(),
  scoreDisplayMode: z.string().optional(),
  numericValue: z.number().optional(),
  metricSavings: z.record(z.string(), z.number()).optional(),
});

export const pagespeedAnswer = z.strictObject({
  captchaResult: z.literal('CAPTCHA_NOT_NEEDED'),
  kind: z.literal('pagespeedonline#result'),
  id: z.url(),
  analysisUTCTimestamp: z.iso.datetime(),
  loadingExperience: experience,
  originLoadingExperience: experience,
  lighthouseResult: z.looseObject({
    requestedUrl: z.url(),
    finalUrl: z.url(),
    lighthouseVersion: z.string().regex(/^1[23]\./),
    fetchTime: z.iso.datetime(),
    runWarnings: z.array(z.string()),
    categories: z.record(
      z.string(),
      z.looseObject({
        id: z.string(),
        score: z.number().nullable(),
        auditRefs: z.array(z.looseObject({ id: z.string(), weight: z.number() })),
      }),
    ),
    audits: z.record(z.string(), audit),
  }),
});

export const cruxHistory = z.strictObject({
  record: z.strictObject({
    key: z.looseObject({}),
    metrics: z.record(
      z.string(),
      z.strictObject({
        histogramTimeseries: z.array(
          z.looseObject({ densities: z.array(z.union([z.number(), z.literal('NaN')])) }),
        ),
        percentilesTimeseries: z.strictObject({ p75s: z.array(z.union([z.number(), z.string(), z.null()])) }),
      }),
    ),
    collectionPeriods: z.array(z.strictObject({ firstDate: z.looseObject({}), lastDate: z.looseObject({}) })),
  }),
});

const adsResult = z.looseObject({
  campaign: z.looseObject({ id: int64.optional() }).optional(),
  metrics: z
    .looseObject({
      impressions: int64.optional(),
      clicks: int64.optional(),
      costMicros: int64.optional(),
      conversions: z.number().optional(),
      conversionsValue: z.number().optional(),
    })
    .optional(),
  segments: z.looseObject({ date: day.optional() }).optional(),
});

/** One page of `googleAds:search`. */
export const adsPage = z.looseObject({ results: z.array(adsResult), fieldMask: z.string() });

export const adsBatches = z
  .array(
    z.strictObject({
      results: z.array(adsResult).optional(),
      fieldMask: z.string(),
      requestId: z.string(),
      queryResourceConsumption: int64,
    }),
  )
  .min(1);

export const googleErrorBody = z.strictObject({
  error: z.strictObject({
    code: z.number().int(),
    message: z.string().min(1),
    status: z.string().optional(),
    errors: z
      .array(z.strictObject({ message: z.string().optional(), domain: z.string(), reason: z.string() }))
      .optional(),
    details: z.array(z.looseObject({ '@type': z.string() })).optional(),
  }),
});

const adsFailure = z.looseObject({
  '@type': z.string(),
  errors: z
    .array(
      z.looseObject({
        // One of about 170 kinds: always one key.
        errorCode: z.record(z.string(), z.string()).refine((code) => Object.keys(code).length === 1),
        message: z.string(),
      }),
    )
    .optional(),
});
export const adsErrorBody = z.tuple([
  z.strictObject({
    error: z.strictObject({
      code: z.number().int(),
      message: z.string(),
      status: z.string(),
      details: z.array(adsFailure).optional(),
    }),
  }),
]);

const action = z.looseObject({ action_type: z.string(), value: decimal });

export const metaInsights = z.strictObject({
  data: z.array(
    z.looseObject({
      spend: decimal.optional(),
      impressions: int64.optional(),
      reach: int64.optional(),
      frequency: decimal.optional(),
      clicks: int64.optional(),
      inline_link_clicks: int64.optional(),
      actions: z.array(action).optional(),
      action_values: z.array(action).optional(),
      purchase_roas: z.array(action).optional(),
      date_start: day,
      date_stop: day,
    }),
  ),
  paging: z
    .strictObject({
      cursors: z.strictObject({ before: z.string(), after: z.string() }),
      next: z.string().includes('access_token=').optional(),
    })
    .optional(),
});

export const metaErrorBody = z.strictObject({
  error: z.strictObject({
    message: z.string(),
    type: z.string(),
    is_transient: z.boolean().optional(),
    code: z.number().int(),
    error_subcode: z.number().int().optional(),
    fbtrace_id: z.string().optional(),
  }),
});

export const googleToken = z.strictObject({
  access_token: z.string(),
  expires_in: z.number().int(),
  scope: z.string(),
  token_type: z.literal('Bearer'),
  refresh_token: z.string().optional(),
  refresh_token_expires_in: z.number().int().optional(),
});

export const oauthErrorBody = z.strictObject({ error: z.string(), error_description: z.string() });
