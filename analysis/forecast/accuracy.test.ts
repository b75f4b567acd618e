import { expect, test } from 'vitest';
import {
  absoluteChange,
  meanAbsoluteError,
  meanSquaredError,
  squaredChange,
  symmetricPercentageError,
} from './accuracy.ts';

test('sMAPE treats too much and too little by the same factor alike, up to 200', () => {
  expect(symmetricPercentageError([100], [50])).toBeCloseTo(symmetricPercentageError([50], [100]));
  expect(symmetricPercentageError([100, 0], [0, 0])).toBe(100);
});

test('errors are means over the steps', () => {
  expect(meanAbsoluteError([1, 2, 3], [2, 2, 5])).toBe(1);
  expect(meanSquaredError([1, 2, 3], [2, 2, 5])).toBeCloseTo(5 / 3);
});

test('changes are those from step to step, or over a season', () => {
  expect(absoluteChange([1, 3, 2])).toBe(1.5);
  expect(absoluteChange([1, 5, 4, 9], 2)).toBe(3.5);
  expect(squaredChange([1, 3, 2])).toBe(2.5);
});
