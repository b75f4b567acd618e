import { describe, expect, test } from 'vitest';
import { expectSeries } from './expectation.ts';
import type { DailySeries } from './series.ts';
import { quantile } from './statistics.ts';
import { seededRandom, synthesize } from './testing.ts';

function orders(seed: number, days = 120, level = 200): DailySeries {
  const random = seededRandom(seed);
  return synthesize('count', days, (_, week) => [random.poisson(level * week)]);
}

/** The series with its values from one day on changed. */
function changeFrom(
  series: DailySeries,
  from: number,
  change: (value: number, index: number) => number | null,
) {
  const points = series.points.map((point, index) =>
    index >= from && point.value !== null ? { ...point, value: change(point.value, index) } : point,
  );
  return { ...series, points };
}

test('every point has an answer, and the first four weeks are not enough history', () => {
  const series = orders(1);

  const expectations = expectSeries(series);

  expect(expectations.map(({ day }) => day)).toEqual(series.points.map(({ day }) => day));
  expect(
    expectations.slice(0, 28).every(({ status, z }) => status === 'not_enough_history' && z === null),
  ).toBe(true);
  expect(expectations.slice(28).every(({ status, z }) => status === 'ok' && z !== null)).toBe(true);
});

test('the expectation of a day does not depend on that day or on later ones', () => {
  const series = orders(2);

  const changed = expectSeries(changeFrom(series, 60, () => 5));

  const original = expectSeries(series);
  expect(changed.slice(0, 60)).toEqual(original.slice(0, 60));
  expect(changed[60]?.expected).toBe(original[60]?.expected);
});

test('the expectation follows the week', () => {
  const series = synthesize('count', 90, (_, week) => [Math.round(400 * week)]);

  const last = expectSeries(series).slice(-7);

  for (const { actual, expected } of last)
    expect(Math.abs((expected ?? 0) / (actual ?? 1) - 1)).toBeLessThan(0.03);
});

describe('bounds', () => {
  test('hold about 99.7 % of ordinary days of counts, money and rates, and never cross the expectation', () => {
    const kinds = [countsOf, moneyOf, rateOf];

    const points = kinds.flatMap((series) =>
      [1, 2, 3, 4, 5].flatMap((seed) => expectSeries(series(seed)).slice(28)),
    );

    const inside = points.filter(
      ({ actual, lower, upper }) => (actual ?? 0) >= (lower ?? 0) && (actual ?? 0) <= (upper ?? 0),
    );
    expect(inside.length / points.length).toBeGreaterThan(0.985);
    expect(
      points.every(
        ({ lower, expected, upper }) => (lower ?? 1) <= (expected ?? 0) && (expected ?? 1) <= (upper ?? 0),
      ),
    ).toBe(true);
  });

  test('are as wide as asked', () => {
    const narrow = expectSeries(orders(3), { band: 1 }).at(-1);

    const wide = expectSeries(orders(3), { band: 3 }).at(-1);

    expect((wide?.upper ?? 0) - (wide?.lower ?? 0)).toBeGreaterThan(
      2.5 * ((narrow?.upper ?? 0) - (narrow?.lower ?? 0)),
    );
  });
});

test('surprises of ordinary days have about unit spread, so that limits mean what they say', () => {
  const points = [countsOf, moneyOf, rateOf].map((series) =>
    [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => expectSeries(series(seed)).flatMap(({ z }) => z ?? [])),
  );

  for (const surprises of points) {
    const spread = (quantile(surprises, 0.84) - quantile(surprises, 0.16)) / 2;
    expect(spread).toBeGreaterThan(0.8);
    expect(spread).toBeLessThan(1.15);
  }
});

test('a persistent drop by half stays anomalous for three weeks and is the new normal after seven', () => {
  const dropped = expectSeries(changeFrom(orders(4, 150), 70, (value) => Math.round(value / 2)));

  expect(dropped.slice(70, 91).every(({ z }) => (z ?? 0) < -3)).toBe(true);
  expect(dropped.slice(119).filter(({ z }) => Math.abs(z ?? 0) > 3).length).toBeLessThanOrEqual(1);
});

test('an incident of a week does not spoil the expectation of the week after', () => {
  const clean = expectSeries(orders(5));

  const after = expectSeries(changeFrom(orders(5), 60, (value, index) => (index < 67 ? 0 : value)));

  for (const index of [67, 68, 69, 70]) {
    expect(Math.abs((after[index]?.expected ?? 0) / (clean[index]?.expected ?? 1) - 1)).toBeLessThan(0.05);
    expect(Math.abs(after[index]?.z ?? 9)).toBeLessThan(3);
  }
});

test('a wild day among the first four weeks does not spoil what follows', () => {
  const spoiled = changeFrom(orders(6), 10, (value, index) => (index === 10 ? value * 20 : value));

  const expectations = expectSeries(spoiled);

  expect(
    Math.abs((expectations[38]?.expected ?? 0) / (expectSeries(orders(6))[38]?.expected ?? 1) - 1),
  ).toBeLessThan(0.06);
});

test('a shop closed every Saturday is expected to sell nothing then, and Sundays stay ordinary', () => {
  const random = seededRandom(7);
  const closed = synthesize('money', 120, (index) => [index % 7 === 6 ? 0 : 4000 * random.lognormal(0.2)]);

  const expectations = expectSeries(closed).slice(28);

  const saturdays = expectations.filter(({ actual }) => actual === 0);
  expect(saturdays.length).toBe(13);
  expect(saturdays.every(({ expected, upper, z }) => expected === 0 && upper === 0 && z === 0)).toBe(true);
  expect(expectations.filter(({ z }) => Math.abs(z ?? 0) > 4)).toEqual([]);
});

test('a weekday that is never reported is expected to be absent, a single unknown day keeps its expectation', () => {
  const series = synthesize('count', 120, (index) => [
    index % 7 === 6 || index === 100 ? null : 300 + (index % 5),
  ]);

  const expectations = expectSeries(series);

  expect(expectations[104]).toMatchObject({ status: 'missing', actual: null, expected: 0, z: null });
  expect(expectations[100]).toMatchObject({ status: 'missing', actual: null, z: null });
  expect(expectations[100]?.expected).toBeGreaterThan(280);
});

test('a long hole in the data costs the history, and four known weeks restore it', () => {
  const series = changeFrom(orders(8, 200), 80, (value, index) => (index < 120 ? null : value));

  const statuses = expectSeries(series).map(({ status }) => status);

  expect(statuses[79]).toBe('ok');
  expect(statuses[119]).toBe('missing');
  expect(statuses[125]).toBe('not_enough_history');
  expect(statuses[160]).toBe('ok');
});

test('zeros before a series begins are absence, not history', () => {
  const random = seededRandom(9);
  const late = synthesize('count', 120, (index, week) => [index < 60 ? 0 : random.poisson(150 * week)]);

  const expectations = expectSeries(late);

  expect(expectations[60]?.status).toBe('not_enough_history');
  expect(expectations.slice(88).every(({ z }) => Math.abs(z ?? 9) < 4)).toBe(true);
});

test('fewer than five expected a day are never evidence', () => {
  const series = changeFrom(orders(10, 120, 2), 90, () => 40);

  const surprises = expectSeries(series).flatMap(({ z, expected }) => ((expected ?? 9) < 5 ? (z ?? []) : []));

  expect(surprises.length).toBeGreaterThan(80);
  expect(Math.max(...surprises.map(Math.abs))).toBeLessThanOrEqual(1);
});

test('a rate is judged by its denominator: the same fall means less among fewer visits', () => {
  const random = seededRandom(11);
  const sample = (visits: number) => random.binomial(visits, 0.05) / visits;
  const many = synthesize('rate', 90, (index) => [index === 80 ? 0.025 : sample(3000), 3000]);
  const few = synthesize('rate', 90, (index) => [index === 80 ? 0.025 : sample(200), 200]);

  const [manyZ, fewZ] = [many, few].map((series) => expectSeries(series)[80]?.z ?? 0);

  expect(manyZ).toBeLessThan(-4);
  expect(fewZ).toBeGreaterThan(-2.5);
});

test('a rate on a day without a denominator is missing', () => {
  const series = synthesize('rate', 60, (index) => [0.5, index === 50 ? 0 : 900]);

  expect(expectSeries(series)[50]).toMatchObject({ status: 'missing', actual: null, z: null });
});

test('a ratio above one is judged by its relative change', () => {
  const random = seededRandom(12);
  const pages = synthesize('rate', 90, (index) => [(index === 80 ? 2 : 4) + 0.1 * random.normal(), 500]);

  const expectations = expectSeries(pages);

  expect(expectations[80]?.z).toBeLessThan(-5);
  expect(expectations[79]?.expected).toBeCloseTo(4, 0);
});

test('a value set to four true deviations from its mean is found in at least 85 % of 200 trials at |z| >= 3', () => {
  const found = Array.from({ length: 200 }, (_, seed) => {
    const day = 40 + (seed % 60);
    const sign = seed % 2 === 0 ? 1 : -1;
    const mean = 200 * (orderWeek[day % 7] ?? 1);
    const series = changeFrom(orders(seed), day, (value, index) =>
      index === day ? mean + sign * 4 * Math.sqrt(mean) : value,
    );
    return Math.abs(expectSeries(series)[day]?.z ?? 0) >= 3;
  });

  expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(0.85);
});

const orderWeek = [0.7, 1.1, 1.15, 1.1, 1.05, 1, 0.9];

function countsOf(seed: number): DailySeries {
  return orders(seed, 180);
}

function moneyOf(seed: number): DailySeries {
  const random = seededRandom(seed);
  return synthesize('money', 180, (_, week) => [5000 * week * random.lognormal(0.25)]);
}

function rateOf(seed: number): DailySeries {
  const random = seededRandom(seed);
  return synthesize('rate', 180, (_, week) => {
    const visits = random.poisson(900 * week);
    return [random.binomial(visits, 0.03) / visits, visits];
  });
}
