import { describe, expect, test } from 'vitest';
import { type ExpectedPoint, expectSeries } from './expectation.ts';
import type { KnownEvent } from './known-event.ts';
import type { DailySeries } from './series.ts';
import { detectStretches } from './stretches.ts';
import { seededRandom, synthesize } from './testing.ts';

/** Orders of a shop, times a factor on some days. */
function orders(factor: (index: number) => number, days = 150): DailySeries {
  const random = seededRandom(3);
  return synthesize('count', days, (index, week) => [Math.round(random.poisson(300 * week) * factor(index))]);
}

const dayAt = (index: number): string => orders(() => 1).points[index]?.day ?? '';
const during = (first: number, last: number, factor: number) => (index: number) =>
  index >= first && index <= last ? factor : 1;

function event(first: number, last: number, effect: KnownEvent['effect'] & string): KnownEvent {
  return { firstDay: dayAt(first), lastDay: dayAt(last), kind: 'other', effect };
}

const nearly = (points: readonly ExpectedPoint[], others: readonly ExpectedPoint[], index: number) =>
  Math.abs((points[index]?.expected ?? 0) / (others[index]?.expected ?? 1) - 1);

describe('a known event', () => {
  test('explains its days: they are no stretch, and the days around them are judged as ever', () => {
    const points = expectSeries(orders(during(80, 86, 2)), { events: [event(80, 86, 'any')] });

    expect(detectStretches(points)).toEqual([]);
    expect(points.slice(80, 87).map(({ status }) => status)).toEqual(Array(7).fill('explained'));
    expect(points[87]).toMatchObject({ status: 'ok' });
  });

  test('that was to bring more explains no fall', () => {
    const points = expectSeries(orders(during(80, 82, 0.4)), { events: [event(80, 82, 'expected_up')] });

    expect(detectStretches(points).map(({ firstDay, direction }) => [firstDay, direction])).toEqual([
      [dayAt(80), 'down'],
    ]);
  });

  test('of three weeks teaches nothing about the days after it', () => {
    const series = orders(during(80, 100, 2));

    const known = expectSeries(series, { events: [event(80, 100, 'expected_up')] });

    const quiet = expectSeries(orders(() => 1));
    for (const index of [90, 101, 108]) expect(nearly(known, quiet, index)).toBeLessThan(0.03);
    expect(nearly(expectSeries(series), quiet, 101)).toBeGreaterThan(0.05);
  });

  test('among the first four weeks is no part of the first idea of ordinary days', () => {
    const series = orders(during(5, 14, 3), 60);

    const points = expectSeries(series, { events: [event(5, 14, 'any')] });

    expect(nearly(points, expectSeries(orders(() => 1, 60)), 45)).toBeLessThan(0.06);
  });

  test('that closes the shop expects nothing, and the weekday stays an open one', () => {
    const points = expectSeries(orders(during(80, 80, 0)), { events: [event(80, 80, 'closed')] });

    expect(points[80]).toMatchObject({ actual: 0, expected: 0, upper: 0, z: 0, status: 'explained' });
    expect(nearly(points, expectSeries(orders(() => 1)), 87)).toBeLessThan(0.03);
  });
});

describe('a new trend', () => {
  const halved = orders((index) => (index >= 80 ? 0.5 : 1));
  const guided = expectSeries(halved, { newTrendDays: [dayAt(80)] });

  test('is what is expected after three days, and its week is the week of before', () => {
    for (const { actual, expected, z } of guided.slice(83, 100)) {
      expect(Math.abs((expected ?? 0) / (actual ?? 1) - 1)).toBeLessThan(0.35);
      expect(Math.abs(z ?? 9)).toBeLessThan(3.5);
    }
    expect((guided[90]?.expected ?? 0) / (guided[84]?.expected ?? 1)).not.toBeCloseTo(1, 1);
  });

  test('is no alert, though without the word of a person it is one for weeks', () => {
    expect(detectStretches(guided, { down: { dayZ: 4, runZ: 4 } })).toEqual([]);
    expect(detectStretches(expectSeries(halved))[0]?.days).toBeGreaterThan(20);
  });

  test('still lets a fall below the new level be seen', () => {
    const points = expectSeries(
      orders((index) => {
        if (index < 80) return 1;
        return index === 100 ? 0.2 : 0.5;
      }),
      { newTrendDays: [dayAt(80)] },
    );

    expect(points[100]?.z).toBeLessThan(-4);
  });
});

test('days that a person calls ordinary are no alert and make the series count as wilder', () => {
  const series = orders((index) => (index % 9 === 0 && index > 60 ? 0.6 : 1));
  const dips = series.points.flatMap(({ day }, index) => (index % 9 === 0 && index > 60 ? [day] : []));

  const told = expectSeries(series, { ordinaryDays: dips.slice(0, 5) });

  const untold = expectSeries(series);
  const next = series.points.findIndex(({ day }) => day === dips[5]);
  expect(told.find(({ day }) => day === dips[0])?.status).toBe('explained');
  expect(Math.abs(told[next]?.z ?? 9)).toBeLessThan(Math.abs(untold[next]?.z ?? 0));
});
