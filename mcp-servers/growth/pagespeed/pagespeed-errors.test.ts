import { expect, it } from 'vitest';
import {
  type ErrorCase,
  errorInfo,
  expected,
  explained,
  googleBody,
  TO_MIDNIGHT,
} from '../testing-errors.ts';
import { explainPagespeed } from './pagespeed-errors.ts';

const document = (details: string): string =>
  `Lighthouse returned error: FAILED_DOCUMENT_REQUEST. Lighthouse was unable to reliably load the page you requested. (Details: ${details})`;
const lighthouse = (status: number, message: string, reason = 'lighthouseError'): object =>
  googleBody(status, message, { status: 'INVALID_ARGUMENT', errors: [{ domain: 'lighthouse', reason }] });

const CASES: readonly ErrorCase[] = [
  {
    name: 'a page that did not load (400)',
    status: 400,
    body: lighthouse(400, document('net::ERR_TIMED_OUT')),
    kind: 'transient',
    retry: 120,
    code: 'FAILED_DOCUMENT_REQUEST',
    action: /keeps Google out/,
  },
  {
    name: 'a page that did not load (500)',
    status: 500,
    body: lighthouse(500, document('net::ERR_TIMED_OUT')),
    kind: 'transient',
    retry: 120,
    code: 'FAILED_DOCUMENT_REQUEST',
  },
  {
    name: 'a page that did not load, under the other reason',
    status: 400,
    body: lighthouse(400, document('net::ERR_CONNECTION_FAILED'), 'lighthouseUserError'),
    kind: 'transient',
    retry: 120,
    code: 'FAILED_DOCUMENT_REQUEST',
  },
  {
    name: 'an address without a host',
    status: 400,
    body: lighthouse(400, document('net::ERR_NAME_NOT_RESOLVED')),
    kind: 'bad_request',
    code: 'FAILED_DOCUMENT_REQUEST',
    action: /in a browser/,
  },
  {
    name: 'a page without a picture',
    status: 500,
    body: lighthouse(500, 'Lighthouse returned error: NO_FCP. The page did not paint any content.'),
    kind: 'transient',
    retry: 120,
    code: 'NO_FCP',
  },
  {
    name: 'a page that answers with an error',
    status: 400,
    body: lighthouse(400, 'Lighthouse returned error: ERRORED_DOCUMENT_REQUEST. (Status code: 404)'),
    kind: 'bad_request',
    code: 'ERRORED_DOCUMENT_REQUEST',
  },
  {
    name: 'a site that was measured too often',
    status: 500,
    body: googleBody(500, 'Unable to process request. Please wait a while and try again.', {
      status: 'INTERNAL',
    }),
    kind: 'quota',
    retry: 600,
    code: 'INTERNAL',
  },
  {
    name: 'tests of the minute',
    status: 429,
    body: googleBody(429, "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' …", {
      status: 'RESOURCE_EXHAUSTED',
      details: [errorInfo('RATE_LIMIT_EXCEEDED')],
    }),
    kind: 'quota',
    retry: 60,
    code: 'RESOURCE_EXHAUSTED/RATE_LIMIT_EXCEEDED',
  },
  {
    name: 'tests of the day',
    status: 429,
    body: googleBody(429, "Quota exceeded for quota metric 'Queries' and limit 'Queries per day' …", {
      status: 'RESOURCE_EXHAUSTED',
    }),
    kind: 'quota',
    retry: TO_MIDNIGHT,
    code: 'RESOURCE_EXHAUSTED',
  },
  {
    name: 'a key that is not valid',
    status: 400,
    body: googleBody(400, 'API key not valid. Please pass a valid API key.', {
      status: 'INVALID_ARGUMENT',
      details: [errorInfo('API_KEY_INVALID')],
    }),
    kind: 'permission',
    code: 'INVALID_ARGUMENT/API_KEY_INVALID',
    action: /STEWARD_PAGESPEED_KEY/,
  },
  {
    name: 'a caller that it wants to know',
    status: 401,
    body: googleBody(401, 'Request is missing required authentication credential.', {
      status: 'UNAUTHENTICATED',
    }),
    kind: 'permission',
    code: 'UNAUTHENTICATED',
    action: /STEWARD_PAGESPEED_KEY/,
  },
  {
    name: 'a page without visitors',
    status: 404,
    body: googleBody(404, 'chrome ux report data not found', { status: 'NOT_FOUND' }),
    kind: 'bad_request',
    code: 'NOT_FOUND',
  },
];

it.each(CASES)('knows $name', (each) => {
  const { action, message, ...found } = explained(each, explainPagespeed);

  expect(found).toEqual(expected(each));
  expect(action).toMatch(each.action ?? /^/);
  expect(message).not.toContain('Lighthouse returned error');
});
