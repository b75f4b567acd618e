import type { FakeResponse, RefusalCatalogue } from './fake-refusal.ts';
import { errorInfo, GOOGLE_REFUSALS, googleError } from './google-refusals.ts';

interface OldError {
  readonly code: number;
  readonly message: string;
  readonly domain: string;
  readonly reason: string;
}

/** The older envelope, whose reason stands in a list of errors. */
function oldError({ code, message, domain, reason }: OldError): FakeResponse {
  return { status: code, body: { error: { code, message, errors: [{ message, domain, reason }] } } };
}

const quotaExceeded = (what: string) => () =>
  oldError({
    code: 403,
    message: `Quota exceeded for ${what}. For more information, see https://developers.google.com/webmaster-tools/limits.`,
    domain: 'usageLimits',
    reason: 'quotaExceeded',
  });

/** How Search Console refuses, by name. */
export const SEARCH_CONSOLE_REFUSALS = {
  ...GOOGLE_REFUSALS,
  site_forbidden: (site = 'sc-domain:shop.example') =>
    oldError({
      code: 403,
      message: `User does not have sufficient permission for site '${site}'. See also: https://support.google.com/webmasters/answer/2451999.`,
      domain: 'global',
      reason: 'forbidden',
    }),
  quota_exceeded: quotaExceeded('quota metric'),
  short_term_load: quotaExceeded('short-term load quota'),
  long_term_load: quotaExceeded('long-term load quota'),
  inspection_quota: () =>
    googleError({
      code: 429,
      message:
        "Quota exceeded for quota metric 'URL inspection QPD' and limit 'URL inspection QPD per site'.",
      status: 'RESOURCE_EXHAUSTED',
      errors: [{ domain: 'global', reason: 'rateLimitExceeded' }],
      details: [errorInfo('RATE_LIMIT_EXCEEDED')],
    }),
  queries_per_minute: () =>
    googleError({
      code: 429,
      message:
        "Quota exceeded for quota metric 'Search Analytics QPM' and limit 'Search Analytics QPM per site'.",
      status: 'RESOURCE_EXHAUSTED',
      errors: [{ domain: 'global', reason: 'rateLimitExceeded' }],
      details: [errorInfo('RATE_LIMIT_EXCEEDED')],
    }),
  invalid_parameter: (what = 'dimension') =>
    oldError({
      code: 400,
      message: `Invalid value for ${what}.`,
      domain: 'global',
      reason: 'invalidParameter',
    }),
  sitemap_not_found: () =>
    oldError({ code: 404, message: 'Requested entity was not found.', domain: 'global', reason: 'notFound' }),
} as const satisfies RefusalCatalogue;

export type SearchConsoleRefusal = keyof typeof SEARCH_CONSOLE_REFUSALS;
