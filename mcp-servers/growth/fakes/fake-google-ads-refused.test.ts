import { afterEach, expect, it } from 'vitest';
import { FAKE_DEVELOPER_TOKEN, type GoogleAdsOptions } from './fake-google-ads.ts';
import type { Answer } from './testing-ask.ts';
import { HEADERS, MANAGER, openTestAds, type RawOptions } from './testing-google-ads.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close();
});

async function openFake(options: GoogleAdsOptions = {}) {
  const ads = await openTestAds(options);
  opened.push(ads.fake);
  return ads;
}

const codeOf = ({ body }: Answer): unknown => {
  const [{ error }] = body as [{ error: { details: [{ errors: [{ errorCode: unknown }] }] } }];
  return error.details[0].errors[0].errorCode;
};

it.each([
  ['SELECT campaign.nam, metrics.clicks FROM campaign', { queryError: 'UNRECOGNIZED_FIELD' }],
  ['SELECT campaign.id FROM campaigns', { queryError: 'BAD_RESOURCE_TYPE_IN_FROM_CLAUSE' }],
  [
    'SELECT segments.device, metrics.clicks FROM search_term_view',
    { queryError: 'PROHIBITED_SEGMENT_IN_SELECT_OR_WHERE_CLAUSE' },
  ],
  ['campaign.id', { queryError: 'UNEXPECTED_INPUT' }],
])('refuses %s', async (query, code) => {
  const { raw } = await openFake();

  const answer = await raw(query);

  expect(answer.status).toBe(400);
  expect(codeOf(answer)).toEqual(code);
});

it.each([
  [
    'without the manager',
    { headers: { 'developer-token': FAKE_DEVELOPER_TOKEN } },
    { authorizationError: 'USER_PERMISSION_DENIED' },
  ],
  [
    'with another manager',
    { headers: { ...HEADERS, 'login-customer-id': '9000000002' } },
    { authorizationError: 'INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION' },
  ],
  [
    'without a developer token',
    { headers: { 'login-customer-id': MANAGER } },
    { authenticationError: 'DEVELOPER_TOKEN_INVALID' },
  ],
  ['for a customer that nobody knows', { customer: '1' }, { authorizationError: 'USER_PERMISSION_DENIED' }],
  ['in a version that is over', { version: 'v21' }, { requestError: 'UNSUPPORTED_VERSION' }],
])('refuses a call %s', async (_, options: RawOptions, code) => {
  const { raw } = await openFake();

  const answer = await raw('SELECT campaign.id FROM campaign', options);

  expect(codeOf(answer)).toEqual(code);
});

it('needs no developer token where the Cloud project decides', async () => {
  const { raw } = await openFake({ needsDeveloperToken: false });

  const answer = await raw('SELECT campaign.id FROM campaign', {
    headers: { 'login-customer-id': MANAGER },
  });

  expect(answer.status).toBe(200);
});

it('counts operations, and tells when to come back', async () => {
  const { raw } = await openFake({ operationsPerDay: 1 });
  await raw('SELECT campaign.id FROM campaign');

  const answer = await raw('SELECT campaign.id FROM campaign');

  expect(answer.status).toBe(429);
  expect(answer.body).toMatchObject([
    { error: { details: [{ errors: [{ details: { quotaErrorDetails: { retryDelay: '60s' } } }] }] } },
  ]);
});
