import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leastSquares, type Observation } from './least-squares.ts';

const line = (x: number, output: number, weight = 1): Observation => ({ inputs: [1, x], output, weight });

it('finds the line that points lie on, whatever they weigh', () => {
  const point = fc.record({
    x: fc.integer({ min: -50, max: 50 }),
    weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
  });
  const points = fc.uniqueArray(point, { minLength: 3, maxLength: 12, selector: ({ x }) => x });
  fc.assert(
    fc.property(points, fc.integer({ min: -9, max: 9 }), (drawn, slope) => {
      const fit = leastSquares(drawn.map(({ x, weight }) => line(x, 2 + slope * x, weight)));

      expect(fit.predict([1, 7])).toBeCloseTo(2 + slope * 7, 2);
    }),
  );
});

it('predicts each observation as a fit without it would', () => {
  const observations = [line(1, 2), line(2, 5, 3), line(4, 4), line(7, 9, 2), line(8, 1)];

  const { withoutItself } = leastSquares(observations);

  const refitted = observations.map(({ inputs }, left) =>
    leastSquares(observations.filter((_, index) => index !== left)).predict(inputs),
  );
  for (const [index, value] of withoutItself.entries()) expect(value).toBeCloseTo(refitted[index] ?? NaN, 6);
});
