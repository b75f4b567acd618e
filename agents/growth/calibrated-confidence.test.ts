import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calibratedConfidence } from './calibrated-confidence.ts';

it.each([
  [0, 0],
  [0.25, 0.45],
  [0.5, 0.9],
  [0.85, 0.975],
  [1, 0.985],
])('a trust of %f is a confidence of %f', (trust, confidence) => {
  expect(calibratedConfidence(trust)).toBeCloseTo(confidence);
});

it('never falls as trust rises, and stays between nothing and one', () => {
  const trust = fc.double({ min: 0, max: 1, noNaN: true });

  fc.assert(
    fc.property(trust, trust, (one, other) => {
      const [lower, higher] = [Math.min(one, other), Math.max(one, other)].map((each) =>
        calibratedConfidence(each),
      );
      return (lower ?? 1) >= 0 && (lower ?? 1) <= (higher ?? 0) + 1e-12 && (higher ?? 2) <= 1;
    }),
  );
});
