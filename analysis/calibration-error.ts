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
  const distances = binsOf(judgements, bins).map((bin) =>
    Math.abs(sum(bin.map(({ confidence, isRight }) => confidence - Number(isRight)))),
  );
  return sum(distances) / judgements.length;
}

/**
 * The calibration error that chance alone gives on so many answers to somebody whose every confidence is exactly right, 0..1:
 * the mean of a half-normal law in each bin. An error below it cannot be told from none. Null without answers.
 */
export function calibrationErrorByChance(judgements: readonly Judgement[], bins: number): number | null {
  if (judgements.length === 0) return null;
  const distances = binsOf(judgements, bins).map((bin) =>
    Math.sqrt((2 / Math.PI) * sum(bin.map(({ confidence }) => confidence * (1 - confidence)))),
  );
  return sum(distances) / judgements.length;
}

/** As many answers in each, from the least sure to the surest. */
function binsOf(judgements: readonly Judgement[], bins: number): readonly (readonly Judgement[])[] {
  const sorted = judgements.toSorted((one, other) => one.confidence - other.confidence);
  const bounds = Array.from({ length: bins + 1 }, (_, index) => Math.round((index * sorted.length) / bins));
  return bounds.slice(1).map((end, index) => sorted.slice(bounds[index], end));
}

/** Brier score, 0..1: the mean squared distance between confidence and outcome; null without answers. */
export function brierScore(judgements: readonly Judgement[]): number | null {
  if (judgements.length === 0) return null;
  return (
    sum(judgements.map(({ confidence, isRight }) => (confidence - Number(isRight)) ** 2)) / judgements.length
  );
}
