import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agedRecord, calibrateConfidence, HALF_LIFE_DAYS, jointRecord, trackRecord } from './calibration.ts';

const none = { won: 0, failed: 0 };

it('keeps a stated confidence while nothing is known', () => {
  expect(calibrateConfidence(0.7, none, none)).toMatchObject({ confidence: 0.7, support: 0 });
});

it('lets half of an outcome fade in every half-life', () => {
  const record = trackRecord([
    { verdict: 'won', ageDays: 0 },
    { verdict: 'won', ageDays: HALF_LIFE_DAYS },
    { verdict: 'flat', ageDays: 2 * HALF_LIFE_DAYS },
    { verdict: 'lost', ageDays: 0 },
  ]);

  expect(record).toEqual({ won: 1.5, failed: 1.25 });
});

it('gives one record at whatever times it is made older', () => {
  const once = agedRecord({ won: 3, failed: 1 }, 200);
  const twice = agedRecord(agedRecord({ won: 3, failed: 1 }, 120), 80);

  expect(twice.won).toBeCloseTo(once.won);
  expect(jointRecord([once, { won: 1, failed: 1 }]).failed).toBeCloseTo(1 + once.failed);
});

it('believes the tenant more than everybody else', () => {
  const { confidence } = calibrateConfidence(0.5, { won: 0, failed: 20 }, { won: 900, failed: 100 });

  expect(confidence).toBeLessThan(0.35);
});

it('believes everybody else while the tenant has no outcomes of its own', () => {
  expect(calibrateConfidence(0.5, none, { won: 900, failed: 100 }).confidence).toBeGreaterThan(0.7);
});

it('stays a chance, rises with every win and is surer with more outcomes', () => {
  const count = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), count, count, (stated, won, failed) => {
      const before = calibrateConfidence(stated, { won, failed }, none);
      const after = calibrateConfidence(stated, { won: won + 1, failed }, none);

      expect(before.confidence).toBeGreaterThan(0);
      expect(after.confidence).toBeLessThan(1);
      expect(after.confidence).toBeGreaterThan(before.confidence);
    }),
  );
});
