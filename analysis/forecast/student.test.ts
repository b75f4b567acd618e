import { expect, test } from 'vitest';
import { studentDeviations } from './student.ts';

// The table of Student's distribution, for 80 and 95 of 100 between both sides.
test.each([
  [2, 1.886, 4.303],
  [3, 1.638, 3.182],
  [5, 1.476, 2.571],
  [30, 1.31, 2.042],
])(
  'with %i degrees of freedom it takes %f standard errors to hold 80 of 100 and %f to hold 95',
  (freedom, inner, outer) => {
    expect(Math.abs(studentDeviations(1.2816, freedom) / inner - 1)).toBeLessThan(0.04);
    expect(Math.abs(studentDeviations(1.96, freedom) / outer - 1)).toBeLessThan(0.04);
  },
);
