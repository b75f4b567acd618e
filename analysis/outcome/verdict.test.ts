import { expect, it } from 'vitest';
import { judgeLift, type PromisedLift } from './verdict.ts';

const detectable = { up: 0.3, down: -0.2 };
const promise: PromisedLift = { direction: 'up', expected: 0.4, smallestThatMatters: 0.1 };
const between = (low: number, high: number | null) => ({ lift: low, low, high, p: 0.01 });

it.each([
  ['won', between(0.05, 0.5)],
  ['lost', between(-0.3, -0.02)],
  ['flat', between(-0.05, 0.08)],
  ['flat', between(0.02, 0.08)],
  ['inconclusive', between(-0.05, 0.4)],
  ['won', between(0.05, null)],
  ['inconclusive', between(-0.05, null)],
])('calls it %s when the effect lies in %o', (verdict, estimate) => {
  expect(judgeLift(estimate, promise, detectable)).toBe(verdict);
});

it('turns the words round when less was promised', () => {
  const less: PromisedLift = { ...promise, direction: 'down' };

  expect(judgeLift(between(-0.3, -0.02), less, detectable)).toBe('won');
  expect(judgeLift(between(0.05, 0.5), less, detectable)).toBe('lost');
});

it('says nothing of a promise too small to be seen, unless the whole interval lies beyond what can be', () => {
  const small: PromisedLift = { ...promise, expected: 0.2 };

  expect(judgeLift(between(0.05, 0.5), small, detectable)).toBe('inconclusive');
  expect(judgeLift(between(0.31, 0.9), small, detectable)).toBe('won');
  expect(judgeLift(between(0.31, 0.9), small, { up: null, down: null })).toBe('inconclusive');
});
