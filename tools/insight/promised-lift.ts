import type { PromisedLift } from '#analysis/outcome/verdict.ts';

/** A signed relative change as a promise with a direction. */
export function promiseOf(predicted: number, smallestThatMatters: number): PromisedLift {
  return { direction: predicted > 0 ? 'up' : 'down', expected: Math.abs(predicted), smallestThatMatters };
}
