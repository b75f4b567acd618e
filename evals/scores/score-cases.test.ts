import { describe, expect, it } from 'vitest';
import { judgeCases, scoreCases } from './score-cases.ts';
import { planted, report, reported } from './testing.ts';

describe('scoreCases', () => {
  it('scores a case that went well', () => {
    expect(scoreCases(judgeCases([report()]))).toMatchObject({
      ...{ cases: 1, matters: 1, found: 1, right_at_1: 1, right_at_3: 1, grounded: 1, repeated: 0 },
      business_taken_for_data: 0,
      data_recognised: null,
      calibration_error: expect.closeTo(0.1),
    });
  });

  it('counts alarms of quiet shops and of others apart, per hundred metric-days', () => {
    const noise = reported({ firstDay: '2026-05-01', lastDay: '2026-05-01', alerts: 4 });
    const quiet = report({ planted: [], reported: [noise] });
    const other = report({ reported: [reported(), { ...noise, alerts: 2 }] });

    expect(scoreCases(judgeCases([quiet, other]))).toMatchObject({
      ...{ quiet_alerts: 0.4, quiet_incidents: 0.1, quiet_metric_days: 1000, other_false_alerts: 0.2 },
    });
  });

  it('calls nothing a false alarm where more may have happened than is known', () => {
    const noise = reported({ firstDay: '2026-05-01', lastDay: '2026-05-01' });
    const real = report({ isTruthComplete: false, reported: [reported(), noise] });

    expect(scoreCases(judgeCases([real])).other_false_alerts).toBeNull();
  });

  it('takes silence about a matter that may be passed over for right, and any other silence for wrong', () => {
    const silent = report({ planted: [planted({ mayBeSilent: true }), planted()], reported: [] });

    expect(scoreCases(judgeCases([silent]))).toMatchObject({ right_at_1: 0.5, found: 0 });
  });

  it('recognises a data problem by its kind alone', () => {
    const outage = planted({ kind: 'tracking_outage', class: 'data_problem', places: [null] });
    const named = (kind: string) =>
      report({ planted: [outage], reported: [reported({ causes: [{ kind, place: null, confidence: 1 }] })] });

    const scores = scoreCases(judgeCases([named('tracking_outage'), named('demand_drop')]));

    expect(scores.data_recognised).toBe(0.5);
  });

  it('does not take a remark for a claim of confidence', () => {
    const late = report({ reported: [reported({ isRemark: true })] });

    expect(scoreCases(judgeCases([late])).brier).toBeNull();
  });
});
