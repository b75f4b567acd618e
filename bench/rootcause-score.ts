import { combinationKey, type RootCauseAnswer, type RootCauseCase } from './rootcause-case.ts';

/** One case with what a method answered. */
export interface AnsweredCase {
  readonly posed: RootCauseCase;
  readonly answer: RootCauseAnswer;
  readonly seconds: number;
}

export interface CauseScores {
  readonly cases: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly hit1: number;
  readonly hit3: number;
}

/** Scores of cases that have causes: F1 over all causes of all cases, as the papers have it, and hits by case. */
export function scoreCases(answered: readonly AnsweredCase[]): CauseScores {
  const counts = answered.map(countMatches);
  const total = (of: (count: Matches) => number): number => counts.reduce((sum, count) => sum + of(count), 0);
  const right = total((count) => count.right);
  const precision = ratio(
    right,
    total((count) => count.given),
  );
  const recall = ratio(
    right,
    total((count) => count.due),
  );
  return {
    cases: answered.length,
    f1: ratio(2 * precision * recall, precision + recall),
    precision,
    recall,
    hit1: ratio(answered.filter((each) => isHit(each, 1)).length, answered.length),
    hit3: ratio(answered.filter((each) => isHit(each, 3)).length, answered.length),
  };
}

/** Part of the cases without a cause for which one was named all the same. */
export function wrongShare(answered: readonly AnsweredCase[]): number {
  return ratio(answered.filter(({ answer }) => answer.decided.length > 0).length, answered.length);
}

interface Matches {
  readonly right: number;
  readonly given: number;
  readonly due: number;
}

function countMatches({ posed, answer }: AnsweredCase): Matches {
  const due = new Set(posed.truth.map(combinationKey));
  const given = new Set(answer.decided.map(combinationKey));
  return { right: [...due].filter((cause) => given.has(cause)).length, given: given.size, due: due.size };
}

function isHit({ posed, answer }: AnsweredCase, first: number): boolean {
  const due = new Set(posed.truth.map(combinationKey));
  return answer.ranked.slice(0, first).some((combination) => due.has(combinationKey(combination)));
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
