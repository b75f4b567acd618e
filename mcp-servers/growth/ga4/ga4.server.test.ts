import { describe, expect, it } from 'vitest';
import { type PlannedAnswer, type ReceivedRequest, serveTools, testAccount } from '../../testing.ts';
import { ga4Server } from '../ga4.server.ts';

const REPORT = {
  dimensionHeaders: [{ name: 'date' }, { name: 'deviceCategory' }, { name: 'dateRange' }],
  metricHeaders: [
    { name: 'sessions', type: 'TYPE_INTEGER' },
    { name: 'purchaseRevenue', type: 'TYPE_CURRENCY' },
    { name: 'bounceRate', type: 'TYPE_FLOAT' },
  ],
  rows: [
    {
      dimensionValues: [{ value: '20261001' }, { value: 'mobile' }, { value: 'cur' }],
      metricValues: [{ value: '412' }, { value: '4310.5' }, { value: '0.41' }],
    },
  ],
  rowCount: 1,
  metadata: {
    currencyCode: 'NOK',
    timeZone: 'Europe/Oslo',
    dataLossFromOtherRow: true,
    subjectToThresholding: true,
    samplingMetadatas: [{ samplesReadCount: '9000000', samplingSpaceSize: '21000000' }],
  },
  propertyQuota: { tokensPerDay: { consumed: 9, remaining: 199871 } },
};

const QUESTION = {
  dimensions: ['date', 'deviceCategory'],
  metrics: ['sessions', 'purchaseRevenue', 'bounceRate'],
};

function serve(
  answer: (request: ReceivedRequest, index: number) => PlannedAnswer,
): ReturnType<typeof serveTools> {
  return serveTools(ga4Server, [testAccount('123')], answer);
}

/** A report of so many rows that honours limit and offset. */
function longReport({ body }: ReceivedRequest, rowCount: number): PlannedAnswer {
  const { limit, offset } = body as { limit: string; offset: string };
  const length = Math.max(0, Math.min(Number(limit), rowCount - Number(offset)));
  const rows = Array.from({ length }, (_, index) => ({
    dimensionValues: [{ value: `/page-${Number(offset) + index}` }],
    metricValues: [{ value: '1' }],
  }));
  const headers = {
    dimensionHeaders: [{ name: 'pagePath' }],
    metricHeaders: [{ name: 'sessions', type: 'TYPE_INTEGER' }],
  };
  return { body: { ...headers, rows, rowCount } };
}

describe('run_report', () => {
  it('answers numbers in our units, with what is known against them', async () => {
    const { answer } = await serve(() => ({ body: REPORT }));

    const found = await answer('run_report', {
      ...QUESTION,
      date_ranges: [
        { from: '2026-10-01', to: '2026-10-28', name: 'cur' },
        { from: '2026-09-03', to: '2026-09-30', name: 'prev' },
      ],
    });

    expect(found.rows).toEqual([
      {
        date: '2026-10-01',
        deviceCategory: 'mobile',
        dateRange: 'cur',
        sessions: 412,
        purchaseRevenue: 4310.5,
        bounceRate: 0.41,
      },
    ]);
    expect(found.columns.map(({ unit }) => unit)).toEqual([
      null,
      null,
      null,
      'count',
      'currency',
      'fraction',
    ]);
    expect(found.coverage).toEqual({
      from: '2026-09-03',
      to: '2026-10-28',
      completeUntil: null,
      timezone: 'Europe/Oslo',
      currency: 'NOK',
    });
    expect(found.quality).toMatchObject({
      sampled: true,
      thresholded: true,
      otherRow: true,
      partialDays: [],
    });
    expect(found.quota).toEqual({ tokensPerDay: { consumed: 9, remaining: 199871 } });
    expect(found.provenance).toMatchObject({ account: '123', apiVersion: 'v1beta' });
  });

  it('asks the provider in its documented words, with the token in the header only', async () => {
    const { answer, provider } = await serve(() => ({ body: REPORT }));

    await answer('run_report', {
      ...QUESTION,
      from: '2026-10-01',
      to: 'yesterday',
      dimension_filter: [{ field: 'country', is: 'in', values: ['Norway', 'Sweden'] }],
      keep_empty_rows: true,
    });

    const [request] = provider.requests;
    expect(request?.path).toBe('/v1beta/properties/123:runReport');
    expect(request?.headers.authorization).toBe('Bearer token-0');
    expect(JSON.stringify([request?.path, [...(request?.query ?? [])], request?.body])).not.toContain(
      'token-0',
    );
    expect(request?.body).toMatchObject({
      dateRanges: [{ startDate: '2026-10-01', endDate: '2026-11-01' }],
      dimensionFilter: {
        filter: { fieldName: 'country', inListFilter: { values: ['Norway', 'Sweden'] } },
      },
      keepEmptyRows: true,
      limit: '10000',
      offset: '0',
      returnPropertyQuota: true,
    });
  });

  it('says of a metric that this connection may not see that it is unknown', async () => {
    const schemaRestrictionResponse = {
      activeMetricRestrictions: [{ metricName: 'purchaseRevenue', restrictedMetricTypes: ['REVENUE_DATA'] }],
    };
    const { answer } = await serve(() => ({ body: { ...REPORT, metadata: { schemaRestrictionResponse } } }));

    const found = await answer('run_report', QUESTION);

    expect(found.rows[0]).toMatchObject({ sessions: 412, purchaseRevenue: null });
    expect(found.quality.notes.join()).toContain('purchaseRevenue');
  });

  it('answers an empty report as a table without rows', async () => {
    const { answer } = await serve(() => ({ body: { kind: 'analyticsData#runReport' } }));

    const found = await answer('run_report', QUESTION);

    expect(found.rows).toEqual([]);
    expect(found.cursor).toBeNull();
  });

  it('gives all rows of a long report once, and asks the provider once per page', async () => {
    const { answer, provider } = await serve((request) => longReport(request, 10_300));
    const pages: string[] = [];

    let cursor: string | null | undefined;
    do {
      const input = { dimensions: ['pagePath'], metrics: ['sessions'], ...(cursor ? { cursor } : {}) };
      const found = await answer('run_report', input);
      pages.push(...found.rows.map(({ pagePath }) => String(pagePath)));
      ({ cursor } = found);
    } while (cursor !== null);

    expect(pages).toEqual(Array.from({ length: 10_300 }, (_, index) => `/page-${index}`));
    expect(provider.requests.length).toBe(2);
  });

  it('renews a refused token once and goes on', async () => {
    const refused = { error: { code: 401, message: '', status: 'UNAUTHENTICATED' } };
    const { answer, provider } = await serve((_, index) =>
      index === 0 ? { status: 401, body: refused } : { body: REPORT },
    );

    await answer('run_report', QUESTION);

    expect(provider.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-0',
      'Bearer token-1',
    ]);
  });

  it('asks for a new consent when the renewed token is refused too, without a third request', async () => {
    const refused = { error: { code: 401, message: '', status: 'UNAUTHENTICATED' } };
    const { failure, provider } = await serve(() => ({ status: 401, body: refused }));

    const failed = await failure('run_report', QUESTION);

    expect(failed).toMatchObject({ kind: 'auth_reconnect', provider_code: 'UNAUTHENTICATED' });
    expect(failed.user_action).toContain('steward integrations connect ga4');
    expect(provider.requests.length).toBe(2);
  });

  it('does not ask again after any other failure', async () => {
    const { failure, provider } = await serve(() => ({ status: 503, body: 'upstream' }));

    expect((await failure('run_report', QUESTION)).kind).toBe('transient');
    expect(provider.requests.length).toBe(1);
  });

  it('reaches no property that the shop has not chosen', async () => {
    const { failure, provider } = await serve(() => ({ body: REPORT }));

    expect((await failure('run_report', { ...QUESTION, account: 'properties/999' })).kind).toBe('permission');
    expect(provider.requests).toEqual([]);
  });
});
