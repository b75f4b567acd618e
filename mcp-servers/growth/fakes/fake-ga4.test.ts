import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './testing-ask.ts';
import { named, oneDay, openTestGa4 } from './testing-ga4.ts';

let ga4: Awaited<ReturnType<typeof openTestGa4>>;
beforeAll(async () => {
  ga4 = await openTestGa4();
});
afterAll(() => ga4.fake.close());

it('answers the documented question in the documented shape', async () => {
  const answer = await ga4.report({
    dateRanges: [
      { startDate: '2026-10-22', endDate: '2026-10-28', name: 'cur' },
      { startDate: '2026-10-15', endDate: '2026-10-21', name: 'prev' },
    ],
    dimensions: named('date', 'sessionDefaultChannelGroup', 'deviceCategory'),
    metrics: named('sessions', 'ecommercePurchases', 'purchaseRevenue'),
    dimensionFilter: { filter: { fieldName: 'country', inListFilter: { values: ['Norway', 'Sweden'] } } },
    metricAggregations: ['TOTAL'],
    orderBys: [{ dimension: { dimensionName: 'date' } }],
    keepEmptyRows: true,
    limit: '10000',
    offset: '0',
    currencyCode: 'NOK',
    returnPropertyQuota: true,
  });

  expect(answer.dimensionHeaders.map(({ name }) => name)).toEqual([
    'date',
    'sessionDefaultChannelGroup',
    'deviceCategory',
    'dateRange',
  ]);
  expect(answer.metricHeaders).toContainEqual({ name: 'purchaseRevenue', type: 'TYPE_CURRENCY' });
  expect(answer.rowCount).toBe(56);
  expect(answer.rows?.[0]?.dimensionValues?.[0]).toEqual({ value: '20261015' });
  expect(
    answer.totals?.map(({ dimensionValues, metricValues }) => [
      dimensionValues?.at(-1)?.value,
      metricValues[0]?.value,
    ]),
  ).toEqual([
    ['cur', '700'],
    ['prev', '700'],
  ]);
  expect(answer.propertyQuota?.tokensPerDay.remaining).toBeLessThan(200_000);
});

it('adds up whatever it groups by, and computes rates from the sums', async () => {
  const byDevice = await ga4.tableOf({
    dimensions: named('deviceCategory'),
    metrics: named('sessions', 'bounceRate', 'averagePurchaseRevenue'),
  });
  const all = await ga4.tableOf({ metrics: named('sessions', 'engagementRate', 'transactions') });

  expect(byDevice).toEqual([
    ['mobile', '60', '0.133333', '37.5'],
    ['desktop', '40', '0.2', '25'],
  ]);
  expect(all).toEqual([['100', '0.84', '8']]);
});

it('has no rows and no row count where nothing happened', async () => {
  const answer = await ga4.report({
    dateRanges: [{ startDate: '2020-01-01', endDate: '2020-01-02' }],
    metrics: named('sessions'),
  });

  expect(answer).not.toHaveProperty('rows');
  expect(answer).not.toHaveProperty('rowCount');
});

describe('filters', () => {
  const channel = (filter: object) => ({ filter: { fieldName: 'sessionDefaultChannelGroup', ...filter } });
  const device = (filter: object) => ({ filter: { fieldName: 'deviceCategory', ...filter } });
  it.each([
    ['exact', channel({ stringFilter: { value: 'direct' } }), '30'],
    ['exact, by case', channel({ stringFilter: { value: 'direct', caseSensitive: true } }), undefined],
    ['contains', channel({ stringFilter: { matchType: 'CONTAINS', value: 'search' } }), '70'],
    ['begins with', channel({ stringFilter: { matchType: 'BEGINS_WITH', value: 'org' } }), '70'],
    ['full expression', device({ stringFilter: { matchType: 'FULL_REGEXP', value: 'mob.*|tablet' } }), '60'],
    ['in a list', device({ inListFilter: { values: ['desktop'] } }), '40'],
    ['not', { notExpression: device({ stringFilter: { value: 'mobile' } }) }, '40'],
    [
      'and',
      {
        andGroup: {
          expressions: [
            channel({ stringFilter: { value: 'Direct' } }),
            device({ stringFilter: { value: 'mobile' } }),
          ],
        },
      },
      '20',
    ],
    [
      'or',
      {
        orGroup: {
          expressions: [
            channel({ stringFilter: { value: 'Direct' } }),
            device({ stringFilter: { value: 'mobile' } }),
          ],
        },
      },
      '70',
    ],
  ])('%s', async (_, dimensionFilter, sessions) => {
    const rows = await ga4.tableOf({ metrics: named('sessions'), dimensionFilter });

    expect(rows[0]?.[0]).toBe(sessions);
  });

  it('of metrics apply to the grouped values', async () => {
    const rows = await ga4.tableOf({
      dimensions: named('sessionDefaultChannelGroup', 'deviceCategory'),
      metrics: named('sessions'),
      metricFilter: {
        filter: {
          fieldName: 'sessions',
          numericFilter: { operation: 'GREATER_THAN_OR_EQUAL', value: { int64Value: '30' } },
        },
      },
    });

    expect(rows.map(([, , sessions]) => sessions)).toEqual(['40', '30']);
  });
});

it.each([
  [{ metrics: named('purchaseRevenu') }, 'Field purchaseRevenu is not a valid metric.'],
  [{ dimensions: named('devise'), metrics: named('sessions') }, 'Field devise is not a valid dimension.'],
  [{ dimensions: named('itemName'), metrics: named('sessions') }, 'to make the request compatible'],
  [{ dateRanges: [], metrics: named('sessions') }, 'dateRanges'],
  [
    { dateRanges: [{ startDate: '2026-10-05', endDate: '2026-10-01' }], metrics: named('sessions') },
    'The date range',
  ],
  [{ limit: '250001', metrics: named('sessions') }, 'The limit'],
])('refuses %j', async (body, text) => {
  const { status, body: answer } = await ask(ga4.property(':runReport'), {
    body: { dateRanges: oneDay, ...body },
  });

  expect(status).toBe(400);
  expect(answer).toMatchObject({
    error: { code: 400, status: 'INVALID_ARGUMENT', message: expect.stringContaining(text) },
  });
});

it('counts relative days in the zone of the property', async () => {
  const rows = await ga4.tableOf({
    dateRanges: [{ startDate: '2daysAgo', endDate: 'yesterday' }],
    dimensions: named('date'),
    metrics: named('sessions'),
    orderBys: [{ dimension: { dimensionName: 'date' } }],
  });

  expect(rows.map(([date]) => date)).toEqual(['20261027', '20261028']);
});

it('answers a batch of up to five reports, and refuses six', async () => {
  const request = { dateRanges: oneDay, metrics: named('sessions') };
  const batch = (count: number) =>
    ask(ga4.property(':batchRunReports'), { body: { requests: Array(count).fill(request) } });

  const [five, six] = [await batch(5), await batch(6)];

  expect(five.body).toMatchObject({
    kind: 'analyticsData#batchRunReports',
    reports: Array(5).fill({ kind: 'analyticsData#runReport' }),
  });
  expect(six.status).toBe(400);
});

it('answers realtime, metadata, compatibility and the property', async () => {
  const realtime = await ask(ga4.property(':runRealtimeReport'), { body: { metrics: named('activeUsers') } });
  const metadata = await ask(ga4.property('/metadata'));
  const compatible = await ask(ga4.property(':checkCompatibility'), {
    body: { dimensions: named('date'), metrics: named('sessions') },
  });
  const details = await ask(ga4.property(''));
  const summaries = await ask(`${ga4.fake.url}/v1beta/accountSummaries`);

  expect(realtime.body).toMatchObject({
    kind: 'analyticsData#runRealtimeReport',
    rows: [{ metricValues: [{ value: '92' }] }],
  });
  expect(metadata.body).toMatchObject({
    metrics: expect.arrayContaining([expect.objectContaining({ apiName: 'sessions' })]),
  });
  expect(compatible.body).toMatchObject({ metricCompatibilities: [{ compatibility: 'COMPATIBLE' }] });
  expect(details.body).toMatchObject({ timeZone: 'Europe/Oslo', currencyCode: 'NOK' });
  expect(summaries.body).toMatchObject({
    accountSummaries: [{ propertySummaries: [{ property: `properties/${ga4.shop.accounts.ga4}` }] }],
  });
});
