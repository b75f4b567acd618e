import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calibratedConfidence } from './calibrated-confidence.ts';

it.each([
  [0, 0],
  [0.25, 0.435],
  [0.5, 0.87],
  [0.95, 0.96],
  [1, 0.97],
])('a trust of %f is a confidence of %f', (trust, confidence) => {
  expect(calibratedConfidence(trust, 'demand_drop')).toBeCloseTo(confidence);
});

it('never falls as trust rises, and stays between nothing and one', () => {
  const trust = fc.double({ min: 0, max: 1, noNaN: true });

  fc.assert(
    fc.property(trust, trust, (one, other) => {
      const [lower, higher] = [Math.min(one, other), Math.max(one, other)].map((each) =>
        calibratedConfidence(each, 'growth'),
      );
      return (lower ?? 1) >= 0 && (lower ?? 1) <= (higher ?? 0) + 1e-12 && (higher ?? 2) <= 1;
    }),
  );
});

it('is less sure of kinds that were right less often', () => {
  expect(calibratedConfidence(0.95, 'ads_efficiency_drop')).toBeCloseTo(0.72);
});
