import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alertLimits } from './alert-limits.ts';
import { expectSeries } from './expectation.ts';
import { detectStretches } from './stretches.ts';
import { seededRandom, synthesize } from './testing.ts';

test('a tenant with more series has higher limits, and one with few has the lowest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (first, second) => {
      const [few, many] = [Math.min(first, second), Math.max(first, second)].map(alertLimits);
      expect(many?.down.dayZ).toBeGreaterThanOrEqual(few?.down.dayZ ?? 0);
      expect(many?.up.runZ).toBeGreaterThanOrEqual(few?.up.runZ ?? 0);
    }),
  );
  expect(alertLimits(1)).toEqual(alertLimits(6));
});

test('forty-eight series of noise raise no more alarms than twice those of six', () => {
  const alarms = (count: number) => {
    const all = Array.from({ length: count }, (_, seed) => {
      const random = seededRandom(seed + 1);
      return expectSeries(synthesize('count', 400, (_day, week) => [random.poisson(80 * week)]));
    });
    return all.flatMap((points) => detectStretches(points, alertLimits(count))).length;
  };

  const [few, many] = [alarms(6), alarms(48)];

  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual(2 * few);
});
