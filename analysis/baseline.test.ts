import { describe, expect, test } from 'vitest';
import { estimateBaseline, estimateRobustBaseline, type ScaledDay } from './baseline.ts';
import { median, quantile } from './statistics.ts';
import { seededRandom } from './testing.ts';

const BEFORE = { today: 56, noise: 1, levelFrom: 0 };

function days(count: number, scaled: (day: number) => number): ScaledDay[] {
  return Array.from({ length: count }, (_, index) => {
    const day = 56 - count + index;
    return { day, weekday: day % 7, scaled: scaled(day), weight: 1 };
  });
}

describe('the level', () => {
  test('of four weeks of noise is not led astray by the slope that noise has', () => {
    const levels = Array.from({ length: 200 }, (_, seed) => {
      const random = seededRandom(seed);
      return estimateBaseline(
        days(28, () => random.normal()),
        BEFORE,
      ).level;
    });

    expect((quantile(levels, 0.84) - quantile(levels, 0.16)) / 2).toBeLessThan(0.28);
  });

  test('of a steady rise is the one of today, not the one of two weeks ago', () => {
    const { level } = estimateBaseline(
      days(56, (day) => day),
      BEFORE,
    );

    expect(level).toBeCloseTo(56, 0);
  });

  test('is that of the days from which on it counts, while the weekdays are those of all days', () => {
    const stepped = days(56, (day) => (day >= 50 ? 100 : 0) + (day % 7 === 3 ? 20 : 0));

    const baseline = estimateBaseline(stepped, { ...BEFORE, levelFrom: 50 });

    expect(baseline.level).toBeGreaterThan(90);
    expect(baseline.support).toBeLessThanOrEqual(6);
    expect((baseline.weekdays[3] ?? 0) - (baseline.weekdays[4] ?? 0)).toBeGreaterThan(10);
  });

  test('is that of all days while none counts yet', () => {
    const { level } = estimateBaseline(
      days(56, () => 7),
      { ...BEFORE, levelFrom: 56 },
    );

    expect(level).toBeCloseTo(7);
  });

  test('that is estimated robustly does not move with a week of outage', () => {
    const outage = days(56, (day) => (day >= 20 && day < 27 ? -50 : 5));

    expect(estimateRobustBaseline(outage).level).toBeCloseTo(5);
  });
});

test('weekday effects that noise alone would bring are made small', () => {
  const effects = Array.from({ length: 100 }, (_, seed) => {
    const random = seededRandom(seed);
    return estimateBaseline(
      days(56, () => random.normal()),
      BEFORE,
    ).weekdays.map((effect) => Math.abs(effect ?? 0));
  });

  // The mean of eight days has an error of 0.35.
  expect(median(effects.flat())).toBeLessThan(0.1);
});
