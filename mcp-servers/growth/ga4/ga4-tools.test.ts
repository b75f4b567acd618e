import { describe, expect, it } from 'vitest';
import { type PlannedAnswer, type ReceivedRequest, serveTools, testAccount } from '../../testing.ts';
import { ga4Server } from '../ga4.server.ts';

const REPORT = {
  dimensionHeaders: [{ name: 'date' }],
  metricHeaders: [{ name: 'sessions', type: 'TYPE_INTEGER' }],
  rows: [{ dimensionValues: [{ value: '20261001' }], metricValues: [{ value: '412' }] }],
  rowCount: 1,
};
const QUESTION = { dimensions: ['date'], metrics: ['sessions'] };

function serve(
  answer: (request: ReceivedRequest, index: number) => PlannedAnswer,
): ReturnType<typeof serveTools> {
  return serveTools(ga4Server, [testAccount('123')], answer);
}

describe('tools beside run_report', () => {
  it('puts reports of a batch into one table in which nothing unknown is zero', async () => {
    const second = {
      dimensionHeaders: [{ name: 'country' }],
      metricHeaders: [{ name: 'activeUsers', type: 'TYPE_INTEGER' }],
      rows: [{ dimensionValues: [{ value: 'Norway' }], metricValues: [{ value: '7' }] }],
      rowCount: 3000,
    };
    const { answer } = await serve(() => ({ body: { reports: [REPORT, second] } }));

    const found = await answer('run_reports', {
      reports: [QUESTION, { dimensions: ['country'], metrics: ['activeUsers'] }],
    });

    expect(found.rows.map(({ report, sessions, activeUsers }) => [report, sessions, activeUsers])).toEqual([
      ['0', 412, null],
      ['1', null, 7],
    ]);
    expect(found.quality.notes.join(' ')).toContain('Report 1 has 3000 rows, of which the first 1 are here.');
  });

  it('lists only the properties that the shop chose', async () => {
    const body = {
      accountSummaries: [
        {
          account: 'accounts/1',
          displayName: 'Agency',
          propertySummaries: [
            { property: 'properties/123', displayName: 'Shop' },
            { property: 'properties/999', displayName: 'Somebody else' },
          ],
        },
      ],
    };
    const { call } = await serve(() => ({ body }));

    const result = await call('get_account_summaries');

    expect(JSON.stringify(result)).toContain('123');
    expect(JSON.stringify(result)).not.toMatch(/999|Somebody else/);
  });

  it('answers own fields under the name of the reference', async () => {
    const body = {
      dimensions: [
        { apiName: 'date', uiName: 'Date', customDefinition: false },
        { apiName: 'customEvent:size', uiName: 'Size', customDefinition: true },
      ],
    };
    const { answer } = await serve(() => ({ body }));

    const found = await answer('get_custom_dimensions_and_metrics', { property_id: 'properties/123' });

    expect(found.rows).toMatchObject([{ name: 'customEvent:size', scope: 'event', custom: 'yes' }]);
  });

  it('tells the time zone and currency of a property', async () => {
    const body = { displayName: 'Shop', timeZone: 'Europe/Oslo', currencyCode: 'NOK' };
    const { answer, provider } = await serve(() => ({ body }));

    const found = await answer('get_property_details');

    expect(found.rows).toMatchObject([{ name: 'Shop', timezone: 'Europe/Oslo', service_level: null }]);
    expect(provider.requests[0]?.path).toBe('/v1beta/properties/123');
  });

  it('answers the last half hour', async () => {
    const body = {
      metricHeaders: [{ name: 'activeUsers', type: 'TYPE_INTEGER' }],
      rows: [{ metricValues: [{ value: '12' }] }],
    };
    const { answer } = await serve(() => ({ body }));

    const found = await answer('run_realtime_report', { metrics: ['activeUsers'] });

    expect(found.rows).toEqual([{ activeUsers: 12 }]);
    expect(found.quality.partialDays).toEqual(['2026-11-02']);
  });
});
