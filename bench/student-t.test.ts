import { expect, it } from 'vitest';
import { twoSidedP } from './student-t.ts';

it.each([
  [12.706, 1],
  [4.303, 2],
  [3.182, 3],
  [2.776, 4],
  [2.145, 14],
  [2.131, 15],
])('t = %f with %i degrees of freedom is exceeded one time in twenty, as the tables say', (t, freedom) => {
  expect(twoSidedP(t, freedom)).toBeCloseTo(0.05, 4);
});

it('is certain at zero and does not ask for the sign', () => {
  expect(twoSidedP(0, 7)).toBe(1);
  expect(twoSidedP(-2, 7)).toBe(twoSidedP(2, 7));
});
