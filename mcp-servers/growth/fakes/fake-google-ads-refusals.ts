import type { FakeResponse, RefusalCatalogue } from './fake-refusal.ts';
import { errorInfo } from './google-refusals.ts';

/** The version that the fake speaks. */
export const GOOGLE_ADS_VERSION = 'v25';

interface AdsError {
  readonly code: number;
  readonly status: string;
  readonly message: string;
  /** For example `{ quotaError: 'RESOURCE_EXHAUSTED' }`: always one key. */
  readonly errorCode: Readonly<Record<string, string>>;
  readonly text: string;
  readonly details?: unknown;
}

/** Errors of searchStream come as an array too. */
export function adsError({ code, status, message, errorCode, text, details }: AdsError): FakeResponse {
  const failure = {
    '@type': `type.googleapis.com/google.ads.googleads.${GOOGLE_ADS_VERSION}.errors.GoogleAdsFailure`,
    errors: [{ errorCode, message: text, ...(details !== undefined && { details }) }],
    requestId: 'fakeRequestId',
  };
  return { status: code, body: [{ error: { code, message, status, details: [failure] } }] };
}

const CALLER = 'The caller does not have permission';
const EXHAUSTED = 'Resource has been exhausted (e.g. check quota).';
const UNAUTHENTICATED =
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.';

const authentication = (reason: string, text: string) => () =>
  adsError({
    code: 401,
    status: 'UNAUTHENTICATED',
    message: UNAUTHENTICATED,
    errorCode: { authenticationError: reason },
    text,
  });

const authorization = (reason: string, text: string) => () =>
  adsError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: CALLER,
    errorCode: { authorizationError: reason },
    text,
  });

const quota = (reason: string, text: string, details?: unknown) => () =>
  adsError({
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: EXHAUSTED,
    errorCode: { quotaError: reason },
    text,
    details,
  });

const badRequest = (kind: string, reason: string) => (text: string) =>
  adsError({
    code: 400,
    status: 'INVALID_ARGUMENT',
    message: 'Request contains an invalid argument.',
    errorCode: { [kind]: reason },
    text,
  });

const plain = (code: number, status: string, message: string) => (): FakeResponse => ({
  status: code,
  body: [{ error: { code, message, status } }],
});

const delay = (rateName: string, retryDelay: string) => ({
  quotaErrorDetails: { rateScope: 'DEVELOPER', rateName, retryDelay },
});

/** How Google Ads refuses, by name. */
export const GOOGLE_ADS_REFUSALS = {
  token_expired: authentication('OAUTH_TOKEN_EXPIRED', 'OAuth token in the header is expired.'),
  token_invalid: authentication('OAUTH_TOKEN_INVALID', 'OAuth token in the header is not valid.'),
  token_revoked: authentication('OAUTH_TOKEN_REVOKED', 'OAuth token has been revoked.'),
  token_disabled: authentication('OAUTH_TOKEN_DISABLED', 'OAuth token is disabled.'),
  token_missing: () => ({
    status: 401,
    body: [
      {
        error: {
          code: 401,
          message: 'Request is missing required authentication credential.',
          status: 'UNAUTHENTICATED',
          details: [errorInfo('CREDENTIALS_MISSING')],
        },
      },
    ],
  }),
  not_ads_user: authentication(
    'NOT_ADS_USER',
    'The Google account that generated the OAuth access token is not associated with a Google Ads account.',
  ),
  customer_not_found: authentication('CUSTOMER_NOT_FOUND', 'No customer found for the provided customer id.'),
  developer_token_invalid: authentication('DEVELOPER_TOKEN_INVALID', 'The developer token is not valid.'),
  two_step_verification: authentication(
    'TWO_STEP_VERIFICATION_NOT_ENROLLED',
    'An account administrator changed this account’s authentication settings. To access this account, enable 2-Step Verification.',
  ),
  user_permission_denied: authorization(
    'USER_PERMISSION_DENIED',
    "User doesn't have permission to access customer. Note: If you're accessing a client customer, the manager's customer id must be set in the 'login-customer-id' header.",
  ),
  login_customer_mismatch: authorization(
    'INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION',
    'The login customer and the serving customer do not go together.',
  ),
  developer_token_not_approved: authorization(
    'DEVELOPER_TOKEN_NOT_APPROVED',
    'The developer token is only approved for use with test accounts.',
  ),
  cloud_project_not_approved: authorization(
    'CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION',
    'The Cloud project is not approved for production accounts.',
  ),
  customer_not_enabled: authorization(
    'CUSTOMER_NOT_ENABLED',
    "The customer account can't be accessed because it is not yet enabled or has been deactivated.",
  ),
  metric_access_denied: authorization('METRIC_ACCESS_DENIED', 'The metric is not open to this user.'),
  operations_exhausted: quota(
    'RESOURCE_EXHAUSTED',
    'Too many requests. Retry in 60 seconds.',
    delay('Number of operations for explorer access', '60s'),
  ),
  temporarily_exhausted: quota(
    'RESOURCE_TEMPORARILY_EXHAUSTED',
    'Too many requests. Retry in 30 seconds.',
    delay('Requests per service per method', '30s'),
  ),
  access_prohibited: quota('ACCESS_PROHIBITED', 'Access is prohibited.'),
  short_term_consumption: quota(
    'EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION',
    'Too many resources were used by queries over a short period of time.',
  ),
  long_term_consumption: quota(
    'EXCESSIVE_LONG_TERM_QUERY_RESOURCE_CONSUMPTION',
    'Too many resources were used by queries over a long period of time.',
  ),
  unrecognized_field: (field = 'campaign.nam') =>
    badRequest('queryError', 'UNRECOGNIZED_FIELD')(`Unrecognized field in the query: '${field}'.`),
  bad_resource: (name = 'campaigns') =>
    badRequest(
      'queryError',
      'BAD_RESOURCE_TYPE_IN_FROM_CLAUSE',
    )(`Invalid resource type in FROM clause: '${name}'.`),
  prohibited_segment: (name = 'segments.device') =>
    badRequest(
      'queryError',
      'PROHIBITED_SEGMENT_IN_SELECT_OR_WHERE_CLAUSE',
    )(
      `Cannot select or filter on the following segments: '${name}', since the resource is incompatible with them.`,
    ),
  query_error: (what = 'Error in query: unexpected input.') =>
    badRequest('queryError', 'UNEXPECTED_INPUT')(what),
  unsupported_version: () =>
    badRequest(
      'requestError',
      'UNSUPPORTED_VERSION',
    )('Version v21 is deprecated. Requests to this version will be blocked.'),
  internal: plain(500, 'INTERNAL', 'Internal error encountered.'),
  unavailable: plain(503, 'UNAVAILABLE', 'The service is currently unavailable.'),
  not_found: () => ({ status: 404, body: '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>' }),
} as const satisfies RefusalCatalogue;

export type GoogleAdsRefusal = keyof typeof GOOGLE_ADS_REFUSALS;
