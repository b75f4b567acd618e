import { mean } from '../statistics.ts';
import type { Method } from './counterfactual.ts';
import { leastSquares } from './least-squares.ts';
import { groupBefore, groupMean } from './panel.ts';
import { levelAfter, type WindowItem } from './period-series.ts';

/** The last third of the time before the start is the recent past: what a series returns from. */
const RECENT_SHARE = 1 / 3;

/** A group goes on at its own level and moves as the pool moves. */
export const differenceInDifferences: Method = {
  name: 'difference_in_differences',
  bind(panel) {
    const levels = panel.items.map(({ before }) => mean(before));
    const before = groupBefore(panel, panel.pool);
    return (group) => ({ after: groupMean(panel, group, levels), before });
  },
};

/**
 * As the difference, but how much a series keeps of its earlier and of its recent past is learned from the pool over the
 * same periods (analysis of covariance, McKenzie 2012). Whoever acts after a bad month is not paid for the return from it.
 */
export const adjustedDifference: Method = {
  name: 'adjusted_difference',
  bind(panel) {
    const pool = panel.items.slice(panel.subject.length);
    const weights = panel.weights.slice(panel.subject.length);
    const learned = leastSquares(
      pool.map((item, index) => ({
        inputs: pastOf(item),
        output: levelAfter(item, 1),
        weight: weights[index] ?? 0,
      })),
    );
    // A comparable series is predicted without itself, as the subject is.
    const subject = panel.items.slice(0, panel.subject.length).map((item) => learned.predict(pastOf(item)));
    const expected = [...subject, ...learned.withoutItself];
    const pooled = groupBefore(panel, panel.pool);
    return (group) => ({
      after: groupMean(panel, group, expected),
      before: carried(groupBefore(panel, group), pooled),
    });
  },
};

/** The pool, moved to the group's own level of either past: what the adjustment takes for granted. */
function carried(own: readonly number[], pooled: readonly number[]): number[] {
  const border = borderOf(own);
  const gap = own.map((value, period) => value - (pooled[period] ?? Number.NaN));
  const [early, recent] = [mean(gap.slice(0, border)), mean(gap.slice(border))];
  return pooled.map((value, period) => value + (period < border ? early : recent));
}

function borderOf(before: readonly number[]): number {
  return Math.round(before.length * (1 - RECENT_SHARE));
}

function pastOf({ before }: WindowItem): number[] {
  const border = borderOf(before);
  return [1, mean(before.slice(0, border)), mean(before.slice(border))];
}
