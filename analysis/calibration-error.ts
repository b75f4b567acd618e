import { sum } from './statistics.ts';

/** How sure somebody was of an answer, and whether it was right. */
export interface Judgement {
  /** 0..1. */
  readonly confidence: number;
  readonly isRight: boolean;
}

/**
 * Expected calibration error, 0..1: the mean distance between confidence and share of right answers over bins that hold
 * the same number of answers (Nguyen and O'Connor 2015), weighted by their size. Null without answers.
 */
export function calibrationError(judgements: readonly Judgement[], bins: number): number | null {
  if (judgements.length === 0) return null;
  const sorted = judgements.toSorted((one, other) => one.confidence - other.confidence);
  const bounds = Array.from({ length: bins + 1 }, (_, index) => Math.round((index * sorted.length) / bins));
  const distances = bounds.slice(1).map((end, index) => {
    const bin = sorted.slice(bounds[index], end);
    return Math.abs(sum(bin.map(({ confidence, isRight }) => confidence - Number(isRight))));
  });
  return sum(distances) / sorted.length;
}

/** Brier score, 0..1: the mean squared distance between confidence and outcome; null without answers. */
export function brierScore(judgements: readonly Judgement[]): number | null {
  if (judgements.length === 0) return null;
  return (
    sum(judgements.map(({ confidence, isRight }) => (confidence - Number(isRight)) ** 2)) / judgements.length
  );
}
