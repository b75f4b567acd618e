import { describe, expect, it } from 'vitest';
import { GA4_REFUSALS } from './fake-ga4-refusals.ts';
import { GOOGLE_ADS_REFUSALS } from './fake-google-ads-refusals.ts';
import { META_REFUSALS } from './fake-meta-refusals.ts';
import { OAUTH_REFUSALS } from './fake-oauth-refusals.ts';
import { PAGESPEED_REFUSALS } from './fake-pagespeed-refusals.ts';
import { SEARCH_CONSOLE_REFUSALS } from './fake-search-console-refusals.ts';
import { adsErrorBody, googleErrorBody, metaErrorBody, oauthErrorBody } from './testing-shapes.ts';

const google = { ...SEARCH_CONSOLE_REFUSALS, ...PAGESPEED_REFUSALS, ...GA4_REFUSALS };

describe('every refusal has the envelope of its provider', () => {
  it.each(Object.entries(google).filter(([name]) => name !== 'not_found'))('Google: %s', (_, refusal) => {
    const { status, body } = refusal();

    expect(googleErrorBody.parse(body).error.code).toBe(status);
  });

  it.each(Object.entries(GOOGLE_ADS_REFUSALS).filter(([name]) => name !== 'not_found'))(
    'Google Ads: %s',
    (_, refusal) => {
      const { status, body } = refusal();

      expect(adsErrorBody.parse(body)[0].error.code).toBe(status);
    },
  );

  it.each(Object.entries(META_REFUSALS))('Meta: %s', (name, refusal) => {
    const { status, body } = refusal();

    const { error } = metaErrorBody.parse(body);
    const [, code, subcode] = /^meta_(\d+)(?:_(\d+))?/.exec(name) ?? [];
    if (code !== undefined) expect(error.code).toBe(Number(code));
    if (subcode !== undefined) expect(error.error_subcode).toBe(Number(subcode));
    expect([400, 403, 500]).toContain(status);
  });

  it.each(Object.entries(OAUTH_REFUSALS).filter(([name]) => !/^meta_|^unavailable$/.test(name)))(
    'OAuth: %s',
    (name, refusal) => {
      const { body } = refusal();

      expect(oauthErrorBody.parse(body).error).toBe(name);
    },
  );
});

describe('each documented refusal is there, with its status and its words', () => {
  it.each([
    ['project_tokens_per_hour', 429, 'Exhausted property tokens for a project per hour.'],
    [
      'property_tokens_per_day',
      429,
      'Exhausted property tokens per day. These quota tokens will return in under 24 hours.',
    ],
    ['concurrent_requests', 429, 'Exhausted concurrent requests quota.'],
    ['thresholded_requests', 429, 'Exhausted potentially thresholded requests quota.'],
    ['permission_denied', 403, 'User does not have sufficient permissions for this property.'],
    ['scope_insufficient', 403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'],
    ['invalid_metric', 400, 'Field purchaseRevenu is not a valid metric.'],
    ['token_expired', 401, 'ACCESS_TOKEN_EXPIRED'],
    ['rate_limited_with_hint', 429, '"retryDelay":"34s"'],
    ['site_forbidden', 403, "User does not have sufficient permission for site 'sc-domain:shop.example'."],
    ['quota_exceeded', 403, '"domain":"usageLimits","reason":"quotaExceeded"'],
    ['short_term_load', 403, 'quotaExceeded'],
    ['long_term_load', 403, 'quotaExceeded'],
    ['failed_document', 400, 'FAILED_DOCUMENT_REQUEST'],
    ['failed_document_500', 500, '"reason":"lighthouseError"'],
    ['lighthouse_user_error', 400, '"reason":"lighthouseUserError"'],
    ['origin_busy', 500, 'Unable to process request. Please wait a while and try again.'],
    ['crux_not_found', 404, 'chrome ux report data not found'],
  ] as const)('Google: %s', (name, status, text) => {
    const refusal = google[name]();

    expect(refusal.status).toBe(status);
    expect(JSON.stringify(refusal.body)).toContain(text);
  });

  it('Search Console: queries per minute', () => {
    const { status, body } = SEARCH_CONSOLE_REFUSALS.queries_per_minute();

    expect(status).toBe(429);
    expect(body).toMatchObject({
      error: { errors: [{ reason: 'rateLimitExceeded' }], details: [{ reason: 'RATE_LIMIT_EXCEEDED' }] },
    });
  });

  it.each([
    ['user_permission_denied', 403, { authorizationError: 'USER_PERMISSION_DENIED' }],
    ['developer_token_not_approved', 403, { authorizationError: 'DEVELOPER_TOKEN_NOT_APPROVED' }],
    ['cloud_project_not_approved', 403, { authorizationError: 'CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION' }],
    ['customer_not_enabled', 403, { authorizationError: 'CUSTOMER_NOT_ENABLED' }],
    ['metric_access_denied', 403, { authorizationError: 'METRIC_ACCESS_DENIED' }],
    [
      'login_customer_mismatch',
      403,
      { authorizationError: 'INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION' },
    ],
    ['operations_exhausted', 429, { quotaError: 'RESOURCE_EXHAUSTED' }],
    ['temporarily_exhausted', 429, { quotaError: 'RESOURCE_TEMPORARILY_EXHAUSTED' }],
    ['access_prohibited', 429, { quotaError: 'ACCESS_PROHIBITED' }],
    ['short_term_consumption', 429, { quotaError: 'EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION' }],
    ['long_term_consumption', 429, { quotaError: 'EXCESSIVE_LONG_TERM_QUERY_RESOURCE_CONSUMPTION' }],
    ['not_ads_user', 401, { authenticationError: 'NOT_ADS_USER' }],
    ['token_invalid', 401, { authenticationError: 'OAUTH_TOKEN_INVALID' }],
    ['token_expired', 401, { authenticationError: 'OAUTH_TOKEN_EXPIRED' }],
    ['token_disabled', 401, { authenticationError: 'OAUTH_TOKEN_DISABLED' }],
    ['token_revoked', 401, { authenticationError: 'OAUTH_TOKEN_REVOKED' }],
    ['customer_not_found', 401, { authenticationError: 'CUSTOMER_NOT_FOUND' }],
    ['developer_token_invalid', 401, { authenticationError: 'DEVELOPER_TOKEN_INVALID' }],
    ['two_step_verification', 401, { authenticationError: 'TWO_STEP_VERIFICATION_NOT_ENROLLED' }],
  ] as const)('Google Ads: %s', (name, status, errorCode) => {
    const refusal = GOOGLE_ADS_REFUSALS[name]();

    expect(refusal.status).toBe(status);
    expect(refusal.body).toMatchObject([{ error: { details: [{ errors: [{ errorCode }] }] } }]);
  });

  it('Meta: tokens, permissions, throttles, passing failures and bad requests', () => {
    const codes = Object.values(META_REFUSALS).map((refusal) => metaErrorBody.parse(refusal().body).error);

    const named = codes.map(({ code, error_subcode }) =>
      error_subcode === undefined ? `${code}` : `${code}/${error_subcode}`,
    );
    const documented = [
      ...['190/458', '190/460', '190/463', '190/464', '190/467', '190/459', '368', '102', '10', '200', '299'],
      ...['4/1504022', '17/2446079', '32', '613/1487742', '80000/2446079', '80014/2446079', '1', '2', '100'],
    ];
    expect(named).toEqual(expect.arrayContaining(documented));
    expect(codes).toContainEqual(
      expect.objectContaining({ code: 1, message: expect.stringContaining('reduce the amount of data') }),
    );
  });

  it('OAuth: a grant that is over is a bad request, a wrong client is not', () => {
    const [grant, client] = [OAUTH_REFUSALS.invalid_grant(), OAUTH_REFUSALS.invalid_client()];

    expect(grant).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
    });
    expect(client).toEqual({
      status: 401,
      body: { error: 'invalid_client', error_description: 'Unauthorized' },
    });
  });
});
