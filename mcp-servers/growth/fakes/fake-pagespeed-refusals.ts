import type { FakeResponse, RefusalCatalogue } from './fake-refusal.ts';
import { errorInfo, GOOGLE_REFUSALS, googleError } from './google-refusals.ts';

interface LighthouseError {
  readonly code: 400 | 500;
  readonly message: string;
  readonly reason?: 'lighthouseError' | 'lighthouseUserError';
}

function lighthouseError({ code, message, reason = 'lighthouseError' }: LighthouseError): FakeResponse {
  const status = code === 400 ? 'INVALID_ARGUMENT' : 'INTERNAL';
  return googleError({ code, message, errors: [{ message, domain: 'lighthouse', reason }], status });
}

const failedDocument = (details: string) =>
  `Lighthouse returned error: FAILED_DOCUMENT_REQUEST. Lighthouse was unable to reliably load the page you requested. Make sure you are testing the correct URL and that the server is properly responding to all requests. (Details: ${details})`;

const limited = (message: string) => () =>
  googleError({
    code: 429,
    message,
    status: 'RESOURCE_EXHAUSTED',
    errors: [{ message, domain: 'global', reason: 'rateLimitExceeded' }],
    details: [errorInfo('RATE_LIMIT_EXCEEDED')],
  });

/** How PageSpeed Insights and CrUX refuse, by name. */
export const PAGESPEED_REFUSALS = {
  ...GOOGLE_REFUSALS,
  failed_document: (details = 'net::ERR_TIMED_OUT') =>
    lighthouseError({ code: 400, message: failedDocument(details) }),
  failed_document_500: (details = 'net::ERR_TIMED_OUT') =>
    lighthouseError({ code: 500, message: failedDocument(details) }),
  lighthouse_user_error: (details = 'net::ERR_CONNECTION_FAILED') =>
    lighthouseError({ code: 400, message: failedDocument(details), reason: 'lighthouseUserError' }),
  no_contentful_paint: () =>
    lighthouseError({
      code: 500,
      message:
        'Lighthouse returned error: NO_FCP. The page did not paint any content. Please ensure you keep the browser window in the foreground during the load and try again. (NO_FCP)',
    }),
  origin_busy: () =>
    googleError({
      code: 500,
      message: 'Unable to process request. Please wait a while and try again.',
      status: 'INTERNAL',
      errors: [
        {
          message: 'Unable to process request. Please wait a while and try again.',
          domain: 'global',
          reason: 'internalError',
        },
      ],
    }),
  queries_per_minute: limited(
    "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' of service 'pagespeedonline.googleapis.com'.",
  ),
  queries_per_day: limited(
    "Quota exceeded for quota metric 'Queries' and limit 'Queries per day' of service 'pagespeedonline.googleapis.com'.",
  ),
  api_key_invalid: () =>
    googleError({
      code: 400,
      message: 'API key not valid. Please pass a valid API key.',
      status: 'INVALID_ARGUMENT',
      details: [errorInfo('API_KEY_INVALID', { service: 'pagespeedonline.googleapis.com' })],
    }),
  invalid_url: () =>
    googleError({
      code: 400,
      message:
        "Invalid value 'not-a-url'. Values must match the following regular expression: '(?i)(url:|origin:)?http(s)?://.*'",
      status: 'INVALID_ARGUMENT',
    }),
  crux_not_found: () =>
    googleError({ code: 404, message: 'chrome ux report data not found', status: 'NOT_FOUND' }),
} as const satisfies RefusalCatalogue;

export type PagespeedRefusal = keyof typeof PAGESPEED_REFUSALS;
