import type { RefusalCatalogue } from './fake-refusal.ts';
import { GOOGLE_REFUSALS, googleError } from './google-refusals.ts';

const QUOTA_HELP =
  'To learn more, see https://developers.google.com/analytics/devguides/reporting/data/v1/quotas';
const FIELD_HELP =
  'For a list of valid dimensions and metrics, see https://developers.google.com/analytics/devguides/reporting/data/v1/api-schema';

const exhausted = (message: string) => () =>
  googleError({ code: 429, message: `${message} ${QUOTA_HELP}`, status: 'RESOURCE_EXHAUSTED' });

const invalid = (message: string) => googleError({ code: 400, message, status: 'INVALID_ARGUMENT' });

/** How the GA4 Data API refuses, by name. */
export const GA4_REFUSALS = {
  ...GOOGLE_REFUSALS,
  project_tokens_per_hour: exhausted(
    'Exhausted property tokens for a project per hour. These quota tokens will return in under an hour.',
  ),
  property_tokens_per_hour: exhausted(
    'Exhausted property tokens per hour. These quota tokens will return in under an hour.',
  ),
  property_tokens_per_day: exhausted(
    'Exhausted property tokens per day. These quota tokens will return in under 24 hours.',
  ),
  concurrent_requests: exhausted('Exhausted concurrent requests quota.'),
  thresholded_requests: exhausted('Exhausted potentially thresholded requests quota.'),
  server_errors: exhausted('Exhausted server errors quota.'),
  permission_denied: () =>
    googleError({
      code: 403,
      message:
        'User does not have sufficient permissions for this property. To learn more about Property ID, see https://developers.google.com/analytics/devguides/reporting/data/v1/property-id.',
      status: 'PERMISSION_DENIED',
    }),
  invalid_metric: (name = 'purchaseRevenu') => invalid(`Field ${name} is not a valid metric. ${FIELD_HELP}`),
  invalid_dimension: (name = 'devise') => invalid(`Field ${name} is not a valid dimension. ${FIELD_HELP}`),
  incompatible: (names = 'itemName, sessions') =>
    invalid(
      `Please remove ${names} to make the request compatible. The request's dimensions & metrics are incompatible. To learn more, see https://ga-dev-tools.google/ga4/dimensions-metrics-explorer/`,
    ),
  invalid_request: (what = 'The request') => invalid(`${what} is not valid.`),
} as const satisfies RefusalCatalogue;

export type Ga4Refusal = keyof typeof GA4_REFUSALS;
