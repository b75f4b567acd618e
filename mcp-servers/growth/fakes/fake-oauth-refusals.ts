import { META_REFUSALS } from './fake-meta-refusals.ts';
import type { FakeResponse, RefusalCatalogue } from './fake-refusal.ts';

const oauth = (status: number, error: string, description: string): FakeResponse => ({
  status,
  body: { error, error_description: description },
});

/** How token endpoints refuse, by name; Meta's under its codes. */
export const OAUTH_REFUSALS = {
  ...META_REFUSALS,
  invalid_grant: (description = 'Token has been expired or revoked.') =>
    oauth(400, 'invalid_grant', description),
  invalid_client: () => oauth(401, 'invalid_client', 'Unauthorized'),
  invalid_request: (description = 'Missing required parameter.') =>
    oauth(400, 'invalid_request', description),
  redirect_uri_mismatch: () => oauth(400, 'redirect_uri_mismatch', 'Bad Request'),
  unsupported_grant_type: () => oauth(400, 'unsupported_grant_type', 'Invalid grant_type'),
  invalid_token: () => oauth(400, 'invalid_token', 'Token expired or revoked'),
  rate_limit_exceeded: () => oauth(429, 'rate_limit_exceeded', 'Rate Limit Exceeded'),
  internal_failure: () => oauth(500, 'internal_failure', 'Backend Error'),
  unavailable: () => ({ status: 503, body: '<!DOCTYPE html><title>Error 503 (Service Unavailable)</title>' }),
} as const satisfies RefusalCatalogue;

export type OauthRefusal = keyof typeof OAUTH_REFUSALS;
