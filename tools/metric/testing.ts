import type { ExpectedPoint } from '#analysis/expectation.ts';
import { addDays } from '#core/time.ts';
import type { ExpectedSeries } from './expected-series.ts';
import { getMetric } from './metric-catalog.ts';
import type { DetectedProblem } from './quality-answer.ts';

/** One day of a series in a test: what happened, what was expected, and for a rate its denominator. */
export type TestDay = readonly [actual: number | null, expected: number, weight?: number];

/** A series of the catalogue with days made up; the band is a tenth of the expectation to either side. */
export function expectedSeries(
  metric: string,
  days: readonly TestDay[],
  { firstDay = '2026-03-02', dims = {}, source = 'sessions' } = {},
): ExpectedSeries {
  const points = days.map(([actual, expected, weight = null], index): ExpectedPoint => {
    const band = expected / 10;
    return {
      day: addDays(firstDay, index),
      actual,
      weight,
      expected,
      lower: expected - band,
      upper: expected + band,
      z: actual === null ? null : (actual - expected) / (band / 3),
      status: actual === null ? 'missing' : 'ok',
    };
  });
  const series = { id: `${source} ${metric} ${JSON.stringify(dims)}`, metric, dims, source, currency: null };
  return { series, definition: getMetric(metric), points };
}

/** Sessions that were counted twice on two days, as detection tells it. */
export function detectedProblem(changes: Partial<DetectedProblem> = {}): DetectedProblem {
  return {
    ...{ kind: 'detected_problem', problem: 'duplicates', firstDay: '2026-03-02', lastDay: '2026-03-03' },
    ...{ sources: ['sessions'], metrics: ['sessions'], measure: null, label: null, changeFraction: 1 },
    ...{ incidentKey: 'inc-1', ...changes },
  };
}
