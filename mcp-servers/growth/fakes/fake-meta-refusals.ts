import type { FakeResponse, RefusalCatalogue } from './fake-refusal.ts';

interface MetaError {
  readonly code: number;
  readonly subcode?: number;
  readonly message: string;
  /** 400 when left out: throttles too. */
  readonly status?: number;
  readonly isTransient?: boolean;
  readonly type?: string;
}

/** Meta's error envelope. */
export function metaError(error: MetaError): FakeResponse {
  const { code, subcode, message, status = 400, isTransient, type = 'OAuthException' } = error;
  return {
    status,
    body: {
      error: {
        message,
        type,
        ...(isTransient !== undefined && { is_transient: isTransient }),
        code,
        ...(subcode !== undefined && { error_subcode: subcode }),
        fbtrace_id: 'AfakeTraceId',
      },
    },
  };
}

const TOKEN = 'Error validating access token:';

const badToken = (subcode: number | undefined, message: string) => () =>
  metaError({ code: 190, ...(subcode !== undefined && { subcode }), message: `${TOKEN} ${message}` });

const permission = (code: number, message: string) => () =>
  metaError({ code, message: `(#${code}) ${message}`, status: 403 });

const throttle = (code: number, subcode: number | undefined, message: string) => () =>
  metaError({
    code,
    ...(subcode !== undefined && { subcode }),
    message: `(#${code}) ${message}`,
    isTransient: true,
  });

/** One code for each business use case, all meaning the same. */
const businessThrottle = (code: number, what: string) => () =>
  metaError({
    code,
    subcode: 2446079,
    message: `(#${code}) There have been too many calls ${what}. Wait a bit and try again.`,
  });

/** How the Marketing API refuses: code, and subcode where there is one. */
export const META_REFUSALS = {
  meta_190: badToken(undefined, 'The access token could not be decrypted.'),
  meta_190_458: badToken(458, 'The user has not authorized application 1234567890.'),
  meta_190_459: badToken(
    459,
    'You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
  ),
  meta_190_460: badToken(
    460,
    'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  ),
  meta_190_463: badToken(
    463,
    'Session has expired on Friday, 26-Jun-26 15:48:19 PDT. The current time is Saturday, 27-Jun-26 15:48:19 PDT.',
  ),
  meta_190_464: badToken(
    464,
    'Sessions for the user are not allowed because the user is not a confirmed user.',
  ),
  meta_190_467: badToken(467, 'This may be because the user logged out or may be due to a system error.'),
  meta_102: () => metaError({ code: 102, message: '(#102) Session key invalid or no longer valid' }),
  meta_104: () => metaError({ code: 104, message: 'An access token is required to request this resource.' }),
  meta_368: () =>
    metaError({
      code: 368,
      message: 'The action attempted has been deemed abusive or is otherwise disallowed',
    }),
  meta_10: permission(10, 'Application does not have permission for this action'),
  meta_200: permission(200, 'Ad account owner has NOT grant ads_management or ads_read permission'),
  meta_273: permission(273, 'This Ads action requires the user to be admin of the account'),
  meta_294: permission(
    294,
    'Managing advertisements requires an access token with the extended permission for ads_management',
  ),
  meta_299: permission(299, 'The permission is not available'),
  meta_4_1504022: throttle(4, 1504022, 'Application request limit reached'),
  meta_17_2446079: throttle(17, 2446079, 'User request limit reached'),
  meta_32: throttle(32, undefined, 'Page request limit reached'),
  meta_613_1487742: throttle(613, 1487742, 'Calls to this api have exceeded the rate limit.'),
  meta_80000_2446079: businessThrottle(80000, 'from this ad-account'),
  meta_80001: businessThrottle(80001, 'to this Page account'),
  meta_80002: businessThrottle(80002, 'to this Instagram account'),
  meta_80003: businessThrottle(80003, 'from this ad-account'),
  meta_80004: businessThrottle(80004, 'to this ad-account'),
  meta_80005: businessThrottle(80005, 'to this Page account for leads'),
  meta_80006: businessThrottle(80006, 'to this Page account for messages'),
  meta_80008: businessThrottle(80008, 'to this WhatsApp Business account'),
  meta_80009: businessThrottle(80009, 'to this catalog account'),
  meta_80014: businessThrottle(80014, 'to this catalog account for the batch'),
  meta_1: () => metaError({ code: 1, message: 'An unknown error occurred', status: 500, isTransient: true }),
  meta_1_reduce: () =>
    metaError({
      code: 1,
      message: "Please reduce the amount of data you're asking for, then retry your request",
      status: 500,
    }),
  meta_2: () =>
    metaError({ code: 2, message: 'Service temporarily unavailable', status: 500, isTransient: true }),
  meta_100: (what = 'Invalid parameter') => metaError({ code: 100, message: `(#100) ${what}` }),
  meta_100_33: (id = '1') =>
    metaError({
      code: 100,
      subcode: 33,
      type: 'GraphMethodException',
      message: `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    }),
  meta_2635: () =>
    metaError({
      code: 2635,
      message:
        '(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version: v26.0.',
    }),
  meta_async_not_ready: () =>
    metaError({ code: 2601, message: '(#2601) Error loading async report: the job is not complete' }),
} as const satisfies RefusalCatalogue;

export type MetaRefusal = keyof typeof META_REFUSALS;
