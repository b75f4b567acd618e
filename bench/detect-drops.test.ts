import { expect, test } from 'vitest';
import { dayNumber, dayOfNumber } from '#analysis/calendar-day.ts';
import type { DailySeries } from '#analysis/series.ts';
import { halvesOf, measureDrops } from './detect-drops.ts';
import { ruleByDay } from './detect-rule.ts';
import { simpleRules } from './detect-simple-rules.ts';

/** A hundred open days of a hundred orders, Saturdays without data. */
const SERIES: DailySeries = {
  kind: 'count',
  points: Array.from({ length: 116 }, (_, index) => {
    const day = dayNumber('2026-01-04') + index;
    return { day: dayOfNumber(day), value: index % 7 === 6 ? null : 100 + (index % 3), weight: null };
  }),
};
const ALL = [{ name: 'orders', series: SERIES }];
const halves = halvesOf([SERIES]);

const below = (limit: number) => ruleByDay('below', ({ value }) => (value < limit ? -1 : 0));

test('open days after the first sixty are judged, half and half', () => {
  expect(halves.map((days) => days.length)).toEqual([20, 20]);
  expect(halves[0]?.[0]).toBe('2026-03-15');
});

test('a rule that sees falls below sixty catches those of 50 and 70 percent, and raises nothing on clean days', () => {
  const figures = measureDrops(below(60), ALL, halves[1]);

  expect(figures).toMatchObject({
    alerts_per_100_metric_days: 0,
    alerted_days_per_100_metric_days: 0,
    metric_days: 20,
    caught: { d1_30: 0, d1_50: 1, d1_70: 1, d3_30: 0, d3_50: 1, d3_70: 1 },
  });
});

test('days in a row are one alert, and each of them is an alerted day', () => {
  const figures = measureDrops(below(1000), ALL, halves[1]);

  expect(figures.alerted_days_per_100_metric_days).toBe(100);
  expect(figures.alerts_per_100_metric_days).toBe(0);
});

test('a rise is no catch of a fall', () => {
  const rising = ruleByDay('rising', ({ value }) => (value < 60 ? 1 : 0));

  expect(measureDrops(rising, ALL, halves[1]).caught).toMatchObject({ d1_70: 0, d3_70: 0 });
});

test('a rule sees the days of a drop and those before it, with nothing of the days after', () => {
  const seen = new Map<string, number[]>();
  const watching = {
    name: 'watching',
    alerts({ points }: DailySeries) {
      const last = points.at(-1)?.day ?? '';
      seen.set(last, [...(seen.get(last) ?? []), points.at(-1)?.value ?? -1]);
      return [];
    },
  };

  measureDrops(watching, ALL, ['2026-04-13', '2026-04-14', '2026-04-15']);

  const whole = SERIES.points.at(-1)?.day;
  expect([...seen.keys()].filter((day) => day !== whole)).toEqual(['2026-04-13', '2026-04-14', '2026-04-15']);
  expect(Math.min(...(seen.get('2026-04-15') ?? []))).toBeLessThan(35);
});

test('a file with too few days is refused', () => {
  expect(() => halvesOf([{ ...SERIES, points: SERIES.points.slice(0, 40) }])).toThrow(/60 days/);
});

/** The shop with some noise, and a value of its own on one day. */
function noisy(lostDay?: string): DailySeries {
  const points = SERIES.points.map((point, index) => {
    if (point.value === null) return point;
    return { ...point, value: point.day === lostDay ? 3 : 100 + ((index * 37) % 17) };
  });
  return { ...SERIES, points };
}

test.each(simpleRules)('$name sees a day that is lost, and few on days as they were', (rule) => {
  const found = rule.alerts(noisy('2026-04-15'));

  const usual = rule.alerts(noisy()).filter(({ firstDay }) => firstDay > '2026-04-01');
  expect(usual.length).toBeLessThan(8);
  expect(
    found.some(({ firstDay, lastDay, direction }) => {
      return firstDay <= '2026-04-15' && lastDay >= '2026-04-15' && direction === 'down';
    }),
  ).toBe(true);
});
