import { expect, test } from 'vitest';
import { seededRandom } from '../testing.ts';
import { type ForecastRequest, forecastSeries, publishForecast } from './forecast-series.ts';

const WEEK = [0.7, 1.1, 1.15, 1.1, 1.05, 1, 0.9];

function daily(days: number, level: (day: number) => number): readonly number[] {
  const random = seededRandom(11);
  return Array.from({ length: days }, (_, day) => random.poisson(level(day) * (WEEK[day % 7] ?? 1)));
}

const request = (changes: Partial<ForecastRequest>): ForecastRequest => ({
  values: daily(120, (day) => 200 + day),
  period: 7,
  horizon: 14,
  isNonNegative: true,
  ...changes,
});

test('a series with weekdays and growth is published and is better than seasonal naive', () => {
  const outcome = publishForecast(request({}));

  if (outcome.status !== 'published') throw new Error(outcome.status);
  const { steps, score, methods } = outcome.forecast;
  expect(score.againstSeasonalNaive).toBeLessThan(0.9);
  expect(methods.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1);
  for (const [step, { expected }] of steps.entries()) {
    const truth = (320 + step) * (WEEK[(120 + step) % 7] ?? 1);
    expect(Math.abs(expected / truth - 1)).toBeLessThan(0.1);
  }
});

test('a total has an interval of its own: wider than that of a day, narrower than all days missing to one side', () => {
  const forecast = forecastSeries(request({}));

  const sum = (pick: 'expected' | 'lower80' | 'upper80') =>
    forecast?.steps.reduce((total, step) => total + step[pick], 0) ?? Number.NaN;
  expect(forecast?.total.expected).toBeCloseTo(sum('expected'), 6);
  expect(forecast?.total.lower80).toBeGreaterThan(sum('lower80'));
  expect(forecast?.total.upper80).toBeLessThan(sum('upper80'));
  const ofDay = (sum('upper80') - sum('lower80')) / 14;
  expect((forecast?.total.upper80 ?? 0) - (forecast?.total.lower80 ?? 0)).toBeGreaterThan(2 * ofDay);
});

test('intervals contain what is expected, the wider one the narrower one, and never go below nothing', () => {
  const forecast = forecastSeries(request({ values: daily(90, () => 0.7) }));

  for (const { expected, lower80, upper80, lower95, upper95 } of forecast?.steps ?? []) {
    expect(lower95).toBeGreaterThanOrEqual(0);
    expect(lower95).toBeLessThanOrEqual(lower80);
    expect(lower80).toBeLessThanOrEqual(expected);
    expect(expected).toBeLessThanOrEqual(upper80);
    expect(upper80).toBeLessThanOrEqual(upper95);
  }
});

test('wild but positive amounts have no interval below nothing either', () => {
  const random = seededRandom(6);
  const values = Array.from({ length: 60 }, () => 100 * random.lognormal(1.5));

  const forecast = forecastSeries(request({ values, period: 1 }));

  expect(forecast?.steps.map(({ lower95 }) => lower95)).toEqual(new Array(14).fill(0));
});

test('what seasonal naive forecasts without fault is not published', () => {
  const values = Array.from({ length: 70 }, (_, day) => 100 + ((day * 37) % 7) ** 3);
  const disturbed = values.map((value, day) => (day < 7 ? value + 1 : value));

  expect(publishForecast(request({ values: disturbed }))).toMatchObject({
    status: 'no_better_than_seasonal_naive',
    score: { seasonalNaiveError: 0 },
  });
});

test('a history too short for a backtest gives no forecast', () => {
  expect(publishForecast(request({ values: daily(25, () => 50) }))).toEqual({ status: 'too_little_history' });
});

test('unknown days at the end are forecast too, and only those after the end are answered', () => {
  const values = daily(120, () => 200);
  const late = forecastSeries(request({ values: [...values.slice(0, -2), null, null] }));

  // The third step after the last known day is the first one after the end.
  const known = forecastSeries(request({ values: values.slice(0, -2), horizon: 16 }));

  expect(late?.steps).toEqual(known?.steps.slice(2));
});

test('a gap changes little, and its filled values are not what a forecast is judged by', () => {
  const values = daily(120, () => 200);
  const gapped = values.map((value, day) => (day >= 100 && day < 103 ? null : value));

  const whole = forecastSeries(request({ values }));
  const holed = forecastSeries(request({ values: gapped }));

  for (const [step, { expected }] of holed?.steps.entries() ?? [])
    expect(Math.abs(expected / (whole?.steps[step]?.expected ?? 0) - 1)).toBeLessThan(0.1);
  expect(holed?.score.meanAbsoluteError).toBeLessThan(1.1 * (whole?.score.meanAbsoluteError ?? 0));
});

test('a gap in the latest days, which every past total reaches over, leaves totals with an interval', () => {
  const values = daily(120, () => 200).map((value, day) => (day === 112 ? null : value));

  const forecast = forecastSeries(request({ values }));

  expect(forecast?.total.upper95).toBeGreaterThan(forecast?.total.expected ?? Number.NaN);
});

test('where most of the latest days are unknown there is nothing to judge a forecast by', () => {
  const values = daily(60, () => 200).map((value, day) => (day >= 22 && day < 59 ? null : value));

  expect(forecastSeries(request({ values }))).toBeUndefined();
});

test('a measure that may fall below zero may be forecast below zero', () => {
  const values = daily(60, () => 10).map((value) => value - 100);

  const forecast = forecastSeries(request({ values, isNonNegative: false }));

  expect(forecast?.steps.every(({ upper95 }) => upper95 < 0)).toBe(true);
});
