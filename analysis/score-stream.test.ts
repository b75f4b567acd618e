import { describe, expect, test } from 'vitest';
import { scoreStream, type TimedValue } from './score-stream.ts';
import { seededRandom } from './testing.ts';

const HOUR = 3_600_000;
const MONDAY = Date.parse('2024-01-01T00:00:00Z');

/** Visits by the hour: busy days, quiet nights, quieter weekends; changed by a factor at some hours. */
function visits(days: number, factor: (hour: number) => number = () => 1): TimedValue[] {
  const random = seededRandom(2);
  return Array.from({ length: days * 24 }, (_, hour) => {
    const day = 1 + Math.sin(((hour % 24) / 24 - 0.25) * 2 * Math.PI);
    const week = Math.floor(hour / 24) % 7 >= 5 ? 0.6 : 1;
    return { at: MONDAY + hour * HOUR, value: random.poisson((20 + 200 * day) * week * factor(hour)) };
  });
}

const at = (day: number, hour: number) => day * 24 + hour;

describe('the expectation', () => {
  test('follows the hour of the day and, after some weeks, the weekday', () => {
    const scored = scoreStream(visits(42), HOUR);

    const noon = (day: number) => scored[at(day, 12)]?.expected ?? 0;
    expect(noon(35) / (scored[at(35, 0)]?.expected ?? 1)).toBeGreaterThan(5);
    expect(noon(40) / noon(37)).toBeLessThan(0.8);
  });

  test('of a value knows neither it nor a later one', () => {
    const quiet = scoreStream(visits(20), HOUR);

    const changed = scoreStream(
      visits(20, (hour) => (hour >= at(15, 9) ? 0 : 1)),
      HOUR,
    );

    expect(changed.slice(0, at(15, 9))).toEqual(quiet.slice(0, at(15, 9)));
    expect(changed[at(15, 9)]?.expected).toBe(quiet[at(15, 9)]?.expected);
  });

  test('is unknown for the first value', () => {
    expect(scoreStream(visits(1), HOUR)[0]).toMatchObject({ expected: null, surprise: 0, isAlarm: false });
  });
});

describe('an alarm', () => {
  const alarms = (values: readonly TimedValue[]) =>
    scoreStream(values, HOUR).flatMap(({ isAlarm, surprise }, hour) => (isAlarm ? [{ hour, surprise }] : []));

  test('is raised within two hours of an outage at a busy hour, downwards', () => {
    const found = alarms(visits(28, (hour) => (hour >= at(24, 11) && hour < at(24, 15) ? 0.05 : 1)));

    const [first] = found.filter(({ hour }) => hour >= at(24, 11));
    expect(first?.hour).toBeLessThanOrEqual(at(24, 12));
    expect(first?.surprise).toBeLessThan(0);
  });

  test('is not raised at night only because nights are quiet', () => {
    const found = alarms(visits(28));

    expect(found.filter(({ hour }) => hour >= at(7, 0)).length).toBeLessThanOrEqual(5);
  });

  test('is raised once for an outage that goes on', () => {
    const found = alarms(visits(28, (hour) => (hour >= at(24, 9) && hour < at(24, 17) ? 0.05 : 1)));

    const during = found.filter(({ hour }) => hour >= at(24, 9) && hour < at(24, 17));
    expect(during.length).toBeGreaterThan(0);
    expect(during.length).toBeLessThanOrEqual(3);
  });

  test('is raised for a mild loss that lasts, though no hour of it stands out', () => {
    const mild = visits(35, (hour) => (hour >= at(30, 8) && hour < at(30, 16) ? 0.72 : 1));
    const scored = scoreStream(mild, HOUR);

    const deepest = Math.min(...scored.slice(at(30, 8), at(30, 16)).map(({ surprise }) => surprise));

    expect(deepest).toBeLessThan(-1);
  });
});

test('a series of one value raises nothing, and values with holes are scored', () => {
  const flat = Array.from({ length: 500 }, (_, hour) => ({ at: MONDAY + hour * HOUR, value: 7 }));
  const holes = visits(28).filter((_, hour) => hour % 50 > 3);

  expect(scoreStream(flat, HOUR).every(({ surprise }) => surprise === 0)).toBe(true);
  expect(scoreStream(holes, HOUR).every(({ surprise }) => Number.isFinite(surprise))).toBe(true);
});
