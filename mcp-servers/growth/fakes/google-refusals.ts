import { FakeRefusal, type FakeResponse, type RefusalCatalogue } from './fake-refusal.ts';
import type { FakeRequest } from './fake-request.ts';

interface GoogleError {
  readonly code: number;
  readonly message: string;
  readonly status: string;
  readonly details?: readonly unknown[];
  readonly errors?: readonly unknown[];
}

const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';
const BAD_CREDENTIALS =
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';

/** Google's error envelope. */
export function googleError(error: GoogleError): FakeResponse {
  return { status: error.code, body: { error } };
}

/** The detail by which Google names a reason. */
export function errorInfo(reason: string, metadata?: Readonly<Record<string, string>>) {
  return { '@type': ERROR_INFO, reason, domain: 'googleapis.com', ...(metadata && { metadata }) };
}

function unauthenticated(reason: string, message = BAD_CREDENTIALS): FakeResponse {
  return googleError({ code: 401, message, status: 'UNAUTHENTICATED', details: [errorInfo(reason)] });
}

/** What every Google API may answer. */
export const GOOGLE_REFUSALS = {
  token_expired: () => unauthenticated('ACCESS_TOKEN_EXPIRED'),
  token_invalid: () => unauthenticated('ACCESS_TOKEN_TYPE_UNSUPPORTED'),
  token_missing: () =>
    unauthenticated(
      'CREDENTIALS_MISSING',
      'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
    ),
  scope_insufficient: (method = 'google.analytics.data.v1beta.BetaAnalyticsData.RunReport') =>
    googleError({
      code: 403,
      message: 'Request had insufficient authentication scopes.',
      status: 'PERMISSION_DENIED',
      details: [
        errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { service: 'analyticsdata.googleapis.com', method }),
      ],
    }),
  api_disabled: () =>
    googleError({
      code: 403,
      message:
        'The API has not been used in project 1234567890 before or it is disabled. Enable it by visiting the console then retry.',
      status: 'PERMISSION_DENIED',
      details: [errorInfo('SERVICE_DISABLED', { consumer: 'projects/1234567890' })],
    }),
  rate_limited_with_hint: (delay = '34s') =>
    googleError({
      code: 429,
      message: 'Quota exceeded.',
      status: 'RESOURCE_EXHAUSTED',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: delay },
        {
          '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
          violations: [{ subject: 'project:1234567890', description: 'Requests per minute' }],
        },
      ],
    }),
  internal: () => googleError({ code: 500, message: 'Internal error encountered.', status: 'INTERNAL' }),
  unavailable: () =>
    googleError({ code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' }),
  deadline_exceeded: () =>
    googleError({
      code: 504,
      message: 'Deadline expired before operation could complete.',
      status: 'DEADLINE_EXCEEDED',
    }),
  not_found: (path = '') => ({
    status: 404,
    body: `<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>${path}`,
  }),
} as const satisfies RefusalCatalogue;

/** Refuses whoever has no good token, or not the scope. */
export function requireGoogleToken(request: FakeRequest, scope: string): void {
  const { tokenState, grant } = request;
  if (tokenState === 'absent') throw new FakeRefusal(GOOGLE_REFUSALS.token_missing());
  if (tokenState === 'expired') throw new FakeRefusal(GOOGLE_REFUSALS.token_expired());
  if (tokenState !== 'good' || grant === null) throw new FakeRefusal(GOOGLE_REFUSALS.token_invalid());
  if (grant.scopes !== null && !grant.scopes.includes(scope)) {
    throw new FakeRefusal(GOOGLE_REFUSALS.scope_insufficient());
  }
}
