import { expect, test } from 'vitest';
import { readHistory } from './history.ts';

test('gaps are filled along a straight line and stay unknown for judging', () => {
  const history = readHistory([2, null, null, 8, 6], { beginsWithDemand: false });

  expect(history).toEqual({ values: [2, 4, 6, 8, 6], actual: [2, null, null, 8, 6], unknownSteps: 0 });
});

test('what is unknown at either end is no history; at the end it is counted', () => {
  const history = readHistory([null, 1, 2, null, null], { beginsWithDemand: false });

  expect(history).toEqual({ values: [1, 2], actual: [1, 2], unknownSteps: 2 });
});

test('zeros before the first sale are no history of demand, and are history of everything else', () => {
  expect(readHistory([0, 0, 3, 0], { beginsWithDemand: true }).values).toEqual([3, 0]);
  expect(readHistory([0, 0, 3, 0], { beginsWithDemand: false }).values).toEqual([0, 0, 3, 0]);
});

test('a series of which nothing is known, or nothing was sold, has no values', () => {
  expect(readHistory([null, null], { beginsWithDemand: false }).values).toEqual([]);
  expect(readHistory([0, 0], { beginsWithDemand: true }).values).toEqual([]);
});
