import { expect, it } from 'vitest';
import { summarizeStretch } from './stretch-summary.ts';
import { expectedSeries } from './testing.ts';

const DAYS = { firstDay: '2026-03-03', lastDay: '2026-03-05' };

it('sums up the days asked about and skips those without data', () => {
  const { points } = expectedSeries('sessions', [
    [9, 9],
    [80, 100],
    [null, 100],
    [60, 100],
    [9, 9],
  ]);

  const summary = summarizeStretch(points, DAYS);

  expect(summary).toMatchObject({ days: 2, actual: 70, expected: 100, difference: -60, expectedSum: 200 });
  expect(summary?.changeFraction).toBeCloseTo(-0.3);
});

it('weighs the days of a rate by their denominator', () => {
  const { points } = expectedSeries('conversion_rate', [
    [0, 0.1, 1],
    [0.02, 0.04, 1000],
    [0.04, 0.04, 3000],
  ]);

  const summary = summarizeStretch(points, DAYS);

  expect(summary?.actual).toBeCloseTo(0.035);
  expect(summary?.difference).toBeCloseTo(-20);
  expect(summary?.expectedSum).toBeCloseTo(160);
});

it('lets independent days narrow the margin of their sum', () => {
  const { points } = expectedSeries(
    'sessions',
    Array.from({ length: 4 }, () => [100, 100] as const),
  );

  const one = summarizeStretch(points, { firstDay: '2026-03-02', lastDay: '2026-03-02' });
  const four = summarizeStretch(points, { firstDay: '2026-03-02', lastDay: '2026-03-05' });

  expect(four?.differenceMargin).toBeCloseTo(2 * (one?.differenceMargin ?? 0));
});

it('says nothing of days that cannot be compared', () => {
  const { points } = expectedSeries('sessions', [[null, 100]]);

  expect(summarizeStretch(points, { firstDay: '2026-03-02', lastDay: '2026-03-02' })).toBeUndefined();
});
