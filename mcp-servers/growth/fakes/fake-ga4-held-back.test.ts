import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { USUAL_GA4 } from './fake-ga4-behaviour.ts';
import { named, openTestGa4 } from './testing-ga4.ts';

let ga4: Awaited<ReturnType<typeof openTestGa4>>;
beforeAll(async () => {
  ga4 = await openTestGa4();
});
beforeEach(() => ga4.fake.behave(USUAL_GA4));
afterAll(() => ga4.fake.close());

describe('what GA4 holds back', () => {
  const byCell = {
    dimensions: named('sessionDefaultChannelGroup', 'deviceCategory'),
    metrics: named('sessions', 'purchaseRevenue'),
  };

  it('puts rare rows together without losing a session', async () => {
    ga4.fake.behave({ otherRowBeyond: 2 });

    const answer = await ga4.report(byCell);

    expect(answer.rows?.map(({ metricValues }) => metricValues[0]?.value)).toEqual(['40', '30', '30']);
    const others = answer.rows?.map(({ dimensionValues = [] }) => dimensionValues.map(({ value }) => value));
    expect(others).toContainEqual(['(other)', '(other)']);
    expect(answer.metadata.dataLossFromOtherRow).toBe(true);
  });

  it('withholds rows of few users', async () => {
    ga4.fake.behave({ thresholdUsers: 15 });

    const answer = await ga4.report(byCell);

    expect(answer.rowCount).toBe(3);
    expect(answer.metadata.subjectToThresholding).toBe(true);
  });

  it('says when it sampled', async () => {
    ga4.fake.behave({ sampledShare: 9 / 21 });

    const answer = await ga4.report(byCell);

    expect(answer.metadata.samplingMetadatas).toEqual([
      { samplesReadCount: '9000000', samplingSpaceSize: '21000000' },
    ]);
  });

  it('answers a metric that the user may not see with zeros, and says so', async () => {
    ga4.fake.behave({ restrictedMetrics: ['purchaseRevenue'] });

    const answer = await ga4.report(byCell);

    expect(new Set(answer.rows?.map(({ metricValues }) => metricValues[1]?.value))).toEqual(new Set(['0']));
    expect(answer.metadata.schemaRestrictionResponse?.activeMetricRestrictions).toEqual([
      { metricName: 'purchaseRevenue', restrictedMetricTypes: ['REVENUE_DATA'] },
    ]);
  });

  it.each([
    [0, ['20261026']],
    [0.5, ['20261026', '20261027', '20261028']],
  ])('has only %f of its last two days', async (share, days) => {
    ga4.fake.behave({ late: { days: 2, share } });

    const rows = await ga4.tableOf({
      dateRanges: [{ startDate: '2026-10-26', endDate: '2026-10-28' }],
      dimensions: named('date'),
      metrics: named('sessions'),
      orderBys: [{ dimension: { dimensionName: 'date' } }],
    });

    expect(rows.map(([date]) => date)).toEqual(days);
    expect(rows.map(([, sessions]) => sessions)).toEqual(['100', '50', '50'].slice(0, days.length));
  });
});
