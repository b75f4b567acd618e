import { expect, it } from 'vitest';
import {
  type ErrorCase,
  errorInfo,
  expected,
  explained,
  googleBody,
  TO_MIDNIGHT,
} from '../testing-errors.ts';
import { explainGsc } from './gsc-errors.ts';

const old = (message: string, reason: string, domain = 'usageLimits'): object => ({
  message,
  errors: [{ message, domain, reason }],
});

const CASES: readonly ErrorCase[] = [
  {
    name: 'no permission on the site',
    status: 403,
    body: googleBody(
      403,
      "User does not have sufficient permission for site 'sc-domain:shop.example'. See also: https://support.google.com/webmasters/answer/2451999.",
      old('…', 'forbidden', 'global'),
    ),
    kind: 'permission',
    code: 'http_403/forbidden',
    action: /shared with that person/,
  },
  {
    name: 'a quota that comes as a 403',
    status: 403,
    body: googleBody(403, 'Quota exceeded …', old('…', 'quotaExceeded')),
    kind: 'quota',
    retry: 900,
    code: 'http_403/quotaExceeded',
    action: /fewer days or dimensions/,
  },
  {
    name: 'the load of the last minutes',
    status: 403,
    body: googleBody(403, 'Quota exceeded for short-term load quota.', {
      errors: [{ reason: 'quotaExceeded' }],
    }),
    kind: 'quota',
    retry: 900,
    code: 'http_403/quotaExceeded',
  },
  {
    name: 'the load of the day',
    status: 403,
    body: googleBody(403, 'Quota exceeded for long-term load quota.', {
      errors: [{ reason: 'quotaExceeded' }],
    }),
    kind: 'quota',
    retry: TO_MIDNIGHT,
    code: 'http_403/quotaExceeded',
  },
  {
    name: 'queries of the minute',
    status: 429,
    body: googleBody(429, "Quota exceeded for quota metric 'Search Analytics QPM' …", {
      status: 'RESOURCE_EXHAUSTED',
      errors: [{ domain: 'global', reason: 'rateLimitExceeded' }],
      details: [errorInfo('RATE_LIMIT_EXCEEDED')],
    }),
    kind: 'quota',
    retry: 60,
    code: 'RESOURCE_EXHAUSTED/RATE_LIMIT_EXCEEDED',
  },
  {
    name: 'inspections of the day',
    status: 429,
    body: googleBody(429, "Quota exceeded for quota metric 'URL inspection QPD' …", {
      status: 'RESOURCE_EXHAUSTED',
      errors: [{ domain: 'global', reason: 'rateLimitExceeded' }],
    }),
    kind: 'quota',
    retry: TO_MIDNIGHT,
    code: 'RESOURCE_EXHAUSTED/rateLimitExceeded',
  },
  {
    name: 'a limit of the day',
    status: 403,
    body: googleBody(403, 'Daily Limit Exceeded', { errors: [{ reason: 'dailyLimitExceeded' }] }),
    kind: 'quota',
    retry: TO_MIDNIGHT,
    code: 'http_403/dailyLimitExceeded',
  },
  {
    name: 'a parameter that is not valid',
    status: 400,
    body: googleBody(400, 'Invalid value.', { errors: [{ domain: 'global', reason: 'invalidParameter' }] }),
    kind: 'bad_request',
    code: 'http_400/invalidParameter',
  },
  {
    name: 'a sitemap that nobody submitted',
    status: 404,
    body: googleBody(404, 'Requested entity was not found.', { errors: [{ reason: 'notFound' }] }),
    kind: 'bad_request',
    code: 'http_404/notFound',
    action: /list_sitemaps/,
  },
  {
    name: 'a token that is not valid',
    status: 401,
    body: googleBody(401, 'Invalid Credentials', { errors: [{ domain: 'global', reason: 'authError' }] }),
    kind: 'auth_reconnect',
    code: 'http_401/authError',
    renews: true,
    action: /connect gsc/,
  },
  {
    name: 'a backend error',
    status: 503,
    body: googleBody(503, 'Backend Error', { errors: [{ domain: 'global', reason: 'backendError' }] }),
    kind: 'transient',
    retry: 30,
    code: 'http_503/backendError',
  },
];

it.each(CASES)('knows $name', (each) => {
  const { action, message, ...found } = explained(each, explainGsc);

  expect(found).toEqual(expected(each));
  expect(action).toMatch(each.action ?? /^/);
  expect(message).not.toContain('Quota exceeded');
});
