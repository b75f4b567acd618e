import { expect, it } from 'vitest';
import { type ErrorCase, expected, explained, googleBody, TO_MIDNIGHT } from '../testing-errors.ts';
import { explainGoogleAds } from './google-ads-errors.ts';

const FAILURE = 'type.googleapis.com/google.ads.googleads.v25.errors.GoogleAdsFailure';

/** The error in an array, as searchStream sends it. */
function adsBody(status: number, errorCode: Record<string, string>, details?: object): object[] {
  const errors = [{ errorCode, message: 'Foreign words.', ...(details && { details }) }];
  return [
    googleBody(status, 'Foreign words.', { details: [{ '@type': FAILURE, errors, requestId: 'abc' }] }),
  ];
}

const quota = (code: string, retryDelay: string | undefined, retry: number): ErrorCase => ({
  name: `quotaError ${code}${retryDelay === undefined ? '' : ' with a delay'}`,
  status: 429,
  body: adsBody(
    429,
    { quotaError: code },
    retryDelay === undefined ? undefined : { quotaErrorDetails: { rateScope: 'DEVELOPER', retryDelay } },
  ),
  kind: 'quota',
  retry,
  code: `quotaError.${code}`,
});

type Known = Pick<ErrorCase, 'kind' | 'renews' | 'action'>;

const known = (group: string, status: number, [code, means]: readonly [string, Known]): ErrorCase => ({
  name: `${group} ${code}`,
  status,
  body: adsBody(status, { [group]: code }),
  code: `${group}.${code}`,
  ...means,
});

const RECONNECT: Known = { kind: 'auth_reconnect', action: /connect google_ads/ };
const RENEW: Known = { ...RECONNECT, renews: true };
const DENIED: Known = { kind: 'permission', action: /./ };

const AUTHENTICATION: ReadonlyArray<readonly [string, Known]> = [
  ['OAUTH_TOKEN_INVALID', RENEW],
  ['OAUTH_TOKEN_EXPIRED', RENEW],
  ['OAUTH_TOKEN_DISABLED', RENEW],
  ['OAUTH_TOKEN_REVOKED', RENEW],
  ['NOT_ADS_USER', RECONNECT],
  ['TWO_STEP_VERIFICATION_NOT_ENROLLED', { ...RECONNECT, action: /2-step/ }],
  ['CUSTOMER_NOT_FOUND', DENIED],
  ['DEVELOPER_TOKEN_INVALID', { kind: 'permission', action: /STEWARD_GOOGLE_ADS_DEVELOPER_TOKEN/ }],
];

const AUTHORIZATION: ReadonlyArray<readonly [string, Known]> = [
  ['USER_PERMISSION_DENIED', { kind: 'permission', action: /manager account/ }],
  ['DEVELOPER_TOKEN_NOT_APPROVED', { kind: 'permission', action: /explorer access/ }],
  ['CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION', { kind: 'permission', action: /Cloud project/ }],
  ['CUSTOMER_NOT_ENABLED', DENIED],
  ['METRIC_ACCESS_DENIED', DENIED],
  ['INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION', { kind: 'permission', action: /manager/ }],
  ['ACTION_NOT_PERMITTED', { kind: 'permission' }],
];

const CASES: readonly ErrorCase[] = [
  ...AUTHENTICATION.map((each) => known('authenticationError', 401, each)),
  ...AUTHORIZATION.map((each) => known('authorizationError', 403, each)),
  quota('RESOURCE_EXHAUSTED', '60s', 60),
  quota('RESOURCE_EXHAUSTED', undefined, TO_MIDNIGHT),
  quota('RESOURCE_TEMPORARILY_EXHAUSTED', '30s', 30),
  quota('EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION', undefined, 60),
  quota('EXCESSIVE_LONG_TERM_QUERY_RESOURCE_CONSUMPTION', undefined, 3600),
  known('quotaError', 403, ['ACCESS_PROHIBITED', DENIED]),
  known('queryError', 400, ['UNRECOGNIZED_FIELD', { kind: 'bad_request' }]),
  known('requestError', 400, ['INVALID_CUSTOMER_ID', { kind: 'bad_request' }]),
  known('internalError', 500, ['TRANSIENT_ERROR', { kind: 'transient' }]),
  {
    name: 'a refused token without words of its own',
    status: 401,
    body: [googleBody(401, 'Request had invalid authentication credentials.', { status: 'UNAUTHENTICATED' })],
    kind: 'auth_reconnect',
    code: 'UNAUTHENTICATED',
    renews: true,
  },
  {
    name: 'an error outside of an array',
    status: 503,
    body: googleBody(503, 'The service is currently unavailable.', { status: 'UNAVAILABLE' }),
    kind: 'transient',
    retry: 30,
    code: 'UNAVAILABLE',
  },
];

it.each(CASES)('knows $name', (each) => {
  const { action, message, ...found } = explained(each, explainGoogleAds);

  expect(found).toEqual(expected(each));
  expect(action).toMatch(each.action ?? /^/);
  expect(message).not.toContain('Foreign words');
});
