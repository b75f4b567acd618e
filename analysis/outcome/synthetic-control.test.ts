import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simplexWeights } from './synthetic-control.ts';

const periods = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 });

it('weighs donors without a negative weight, to one in sum', () => {
  fc.assert(
    fc.property(fc.array(periods, { minLength: 1, maxLength: 8 }), periods, (donors, target) => {
      const weights = simplexWeights(donors, target);

      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
      expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 9);
    }),
  );
});

it('finds the mixture that a target was made of', () => {
  const donors = [
    [1, 2, 1, 2, 1, 2],
    [2, 2, 1, 1, 0, 0],
    [0, 1, 3, 1, 0, 2],
  ];
  const target = [1.5, 2, 1, 1.5, 0.5, 1];

  const weights = simplexWeights(donors, target);

  expect(weights[0]).toBeCloseTo(0.5, 1);
  expect(weights[1]).toBeCloseTo(0.5, 1);
  expect(weights[2]).toBeCloseTo(0, 1);
});
