import { describe, expect, test } from 'vitest';
import { alertLimits } from './alert-limits.ts';
import { type ExpectedPoint, expectSeries } from './expectation.ts';
import type { DailySeries } from './series.ts';
import { detectStretches, type StretchOptions } from './stretches.ts';
import { type Random, seededRandom, synthesize } from './testing.ts';

const DAYS = 180;

const NOISE: Readonly<Record<string, (random: Random) => DailySeries>> = {
  'counts of 500 a day': (random) => synthesize('count', DAYS, (_, week) => [random.poisson(500 * week)]),
  'counts of 50 a day': (random) => synthesize('count', DAYS, (_, week) => [random.poisson(50 * week)]),
  'counts of 6 a day': (random) => synthesize('count', DAYS, (_, week) => [random.poisson(6 * week)]),
  'overdispersed counts of 200 a day': (random) =>
    synthesize('count', DAYS, (_, week) => [random.poisson(200 * week * random.lognormal(0.15))]),
  'lognormal money': (random) =>
    synthesize('money', DAYS, (_, week) => [5000 * week * random.lognormal(0.25)]),
  'money of 40 orders a day': (random) =>
    synthesize('money', DAYS, (_, week) => [basket(random, 40 * week, 0.8)]),
  'money of 5 orders a day': (random) =>
    synthesize('money', DAYS, (_, week) => [basket(random, 5 * week, 1)]),
  'heavy-tailed money of 3 orders a day': (random) =>
    synthesize('money', DAYS, (_, week) => [basket(random, 3 * week, 1.3)]),
  'a conversion rate of 2 % of 800': (random) => rate(random, 800, 0.02),
  'a bounce rate of 45 % of 800': (random) => rate(random, 800, 0.45),
  'a conversion rate of 3 % of 60': (random) => rate(random, 60, 0.03),
  'a growing count': (random) =>
    synthesize('count', DAYS, (index, week) => [random.poisson(300 * week * Math.exp(index * 0.004))]),
};

/** Alerts per 100 metric-days in twenty series of this noise. */
function alertRate(name: string, options: StretchOptions): number {
  const expectations = Array.from({ length: 20 }, (_, seed) => {
    const series = NOISE[name]?.(seededRandom(seed + 1));
    if (series === undefined) throw new Error(`no noise named ${name}`);
    return expectSeries(series);
  });
  const alerts = expectations.flatMap((one) => detectStretches(one, options)).length;
  const days = expectations.flat().filter(({ status }) => status === 'ok').length;
  expect(days).toBeGreaterThan(20 * (DAYS - 30));
  return (100 * alerts) / days;
}

describe.each(Object.keys(NOISE))('pure noise, %s:', (name) => {
  test('at most 1.5 alerts per 100 metric-days at three deviations', () => {
    expect(alertRate(name, {})).toBeLessThanOrEqual(1.5);
  });

  test('at most 2.5 alerts per 100 metric-days at the limits of a tenant with few series', () => {
    expect(alertRate(name, alertLimits(1))).toBeLessThanOrEqual(2.5);
  });
});

describe('three days of half the orders', () => {
  test('are caught in at least 95 % of 60 trials at 200 a day', () => {
    expect(shareCaught('overdispersed counts of 200 a day', 3, 0.5)).toBeGreaterThanOrEqual(0.95);
  });

  test('are caught in at least 95 % of 60 trials at 50 a day', () => {
    expect(shareCaught('counts of 50 a day', 3, 0.5)).toBeGreaterThanOrEqual(0.95);
  });

  test('are caught in at least 75 % of 60 trials in noisy money', () => {
    expect(shareCaught('lognormal money', 3, 0.5)).toBeGreaterThanOrEqual(0.75);
  });
});

test('one day of 30 % of the money is caught in at least 80 % of 60 trials', () => {
  expect(shareCaught('lognormal money', 1, 0.3)).toBeGreaterThanOrEqual(0.8);
});

test('a drop of ten days is one stretch with its days, its size and its direction', () => {
  const series = synthesize('count', 90, (index, week) => [
    seededRandom(index).poisson(400 * week * (index >= 60 && index < 70 ? 0.6 : 1)),
  ]);

  const stretches = detectStretches(expectSeries(series));

  expect(stretches).toHaveLength(1);
  expect(stretches[0]).toMatchObject({
    firstDay: series.points[60]?.day,
    lastDay: series.points[69]?.day,
    days: 10,
    direction: 'down',
  });
  expect(stretches[0]?.changeFraction).toBeCloseTo(-0.4, 1);
  expect(stretches[0]?.z).toBeLessThan(stretches[0]?.peakZ ?? 0);
});

test('three mild days in one direction are evidence together, the same days in turn are not', () => {
  const together = detectStretches(days([0, 2, 2, 2, 0]));
  const inTurn = detectStretches(days([0, 2, -2, 2, 0]));

  expect(together.map(({ days: length, direction }) => [length, direction])).toEqual([[3, 'up']]);
  expect(inTurn).toEqual([]);
});

test('alerts two quiet days apart are one stretch, three quiet days apart are two', () => {
  expect(detectStretches(days([-4, 0, 0, -4])).map(({ days: length }) => length)).toEqual([4]);
  expect(detectStretches(days([-4, 0, 0, 0, -4])).map(({ days: length }) => length)).toEqual([1, 1]);
});

test('alerts in opposite directions never share a stretch', () => {
  expect(detectStretches(days([-4, 5, -4])).map(({ direction }) => direction)).toEqual([
    'down',
    'up',
    'down',
  ]);
});

test('a clear neighbour belongs to the stretch, a faint one does not', () => {
  const [stretch] = detectStretches(days([-1, -2.2, -6, -1.5, 0]));

  expect([stretch?.firstDay, stretch?.lastDay]).toEqual(['2024-03-02', '2024-03-03']);
});

test('closed days and unknown days interrupt no stretch', () => {
  const points = days([-4, 0, 0, 0, 0, -4]).map((point, index) => {
    if (index === 1) return { ...point, expected: 0, upper: 0, lower: 0 };
    return index === 2 ? { ...point, actual: null, z: null, status: 'missing' as const } : point;
  });

  expect(detectStretches(points).map(({ days: length }) => length)).toEqual([6]);
});

test('the rate of a stretch is the rate of its visits, not the mean of its days', () => {
  const [first, second] = days([-4, -4]);
  if (first === undefined || second === undefined) throw new Error('two days were asked for');

  const [stretch] = detectStretches([
    { ...first, actual: 0.01, weight: 900 },
    { ...second, actual: 0.05, weight: 100 },
  ]);

  expect(stretch?.actual).toBeCloseTo(0.014);
});

test('a rise and a fall have limits of their own', () => {
  const found = detectStretches(days([-4, 0, 0, 0, 4]), { up: { dayZ: 4.5, runZ: 4.5 } });

  expect(found.map(({ direction }) => direction)).toEqual(['down']);
});

test('two days are a run when together they are beyond the limit, and an explained day is no part of any', () => {
  const explained = days([0, -2.4, -2.4, 0]).map((point, index) =>
    index === 2 ? { ...point, status: 'explained' as const } : point,
  );

  expect(detectStretches(days([0, -2.4, -2.4, 0])).map(({ days: length }) => length)).toEqual([2]);
  expect(detectStretches(explained)).toEqual([]);
});

test('limits can be raised for many series', () => {
  expect(detectStretches(days([-4, 0, 0]), { down: { dayZ: 4.5, runZ: 4.5 } })).toEqual([]);
});

function days(surprises: readonly number[]): ExpectedPoint[] {
  return surprises.map((z, index) => ({
    day: `2024-03-0${index + 1}`,
    actual: 100 + 10 * z,
    weight: null,
    expected: 100,
    lower: 70,
    upper: 130,
    z,
    status: 'ok',
  }));
}

function shareCaught(name: string, length: number, factor: number): number {
  const trials = Array.from({ length: 60 }, (_, trial) => {
    const series = NOISE[name]?.(seededRandom(trial + 1));
    if (series === undefined) throw new Error(`no noise named ${name}`);
    const from = 60 + ((trial * 7) % 100);
    const points = series.points.map((point, index) =>
      index >= from && index < from + length
        ? { ...point, value: Math.round((point.value ?? 0) * factor) }
        : point,
    );
    const [first, last] = [points[from]?.day ?? '', points[from + length - 1]?.day ?? ''];
    return detectStretches(expectSeries({ ...series, points })).some(
      (found) => found.direction === 'down' && found.lastDay >= first && found.firstDay <= last,
    );
  });
  return trials.filter(Boolean).length / trials.length;
}

function basket(random: Random, orders: number, sigma: number): number {
  const count = random.poisson(orders);
  return Array.from({ length: count }, () => 60 * random.lognormal(sigma)).reduce((sum, one) => sum + one, 0);
}

function rate(random: Random, visits: number, probability: number): DailySeries {
  return synthesize('rate', DAYS, (_, week) => {
    const denominator = random.poisson(visits * week);
    return [random.binomial(denominator, probability) / denominator, denominator];
  });
}
