import { expect, test } from 'vitest';
import { expectSeries } from './expectation.ts';
import type { DailySeries } from './series.ts';
import { mean, median } from './statistics.ts';
import { seededRandom, synthesize, WEEK } from './testing.ts';

/** How far days lie above what was expected of them, on average, as a fraction. */
function bias(series: DailySeries): number {
  const judged = expectSeries(series).slice(70);
  return mean(judged.map(({ actual, expected }) => (actual ?? 0) / (expected ?? 1) - 1));
}

test('a series that grows or shrinks by one percent a day is followed: days are not off by more than five percent', () => {
  const random = seededRandom(5);
  const drifting = (daily: number) =>
    synthesize('count', 150, (index, week) => [random.poisson(2000 * week * daily ** index)]);

  for (const daily of [1.01, 0.99]) expect(Math.abs(bias(drifting(daily)))).toBeLessThan(0.05);
});

test('weeks that stood out a year ago surprise less this year, and others as much as ever', () => {
  const random = seededRandom(7);
  const season = (index: number) => (index % 364 >= 300 && index % 364 < 318 ? 1.6 : 1);
  const series = synthesize('count', 740, (index, week) => [random.poisson(300 * week * season(index))]);

  const points = expectSeries(series);

  const typical = (first: number) => median(points.slice(first, first + 14).map(({ z }) => z ?? 0));
  expect(typical(300)).toBeGreaterThan(4);
  expect(typical(664)).toBeLessThan(0.5 * typical(300));
  expect(Math.abs(typical(564))).toBeLessThan(1);
});

test('a level that shifted for good does not come back a year later', () => {
  const random = seededRandom(8);
  const series = synthesize('count', 460, (index, week) => [
    random.poisson((index >= 60 ? 150 : 300) * week),
  ]);

  const echo = expectSeries(series).slice(420, 455);

  const means = WEEK.map((week) => 150 * week);
  for (const [place, { expected }] of echo.entries())
    expect(Math.abs((expected ?? 0) / (means[(420 + place) % 7] ?? 1) - 1)).toBeLessThan(0.12);
});
