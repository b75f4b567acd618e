import type { Ratio } from '#analysis/breakdown.ts';

/** A combination of values, by dimension. */
export type Combination = Readonly<Record<string, string>>;

/** One leaf: its value of every dimension, and what was expected and what came. */
export interface CaseLeaf<Amount> {
  readonly values: readonly string[];
  readonly expected: Amount;
  readonly actual: Amount;
}

interface CaseOf<Kind extends string, Amount> {
  readonly kind: Kind;
  readonly name: string;
  /** How it was made, or the folder that it was read from. */
  readonly family: string;
  readonly dimensions: readonly string[];
  readonly leaves: readonly CaseLeaf<Amount>[];
  /** The true causes; none when nothing stands out. */
  readonly truth: readonly Combination[];
}

export type AdditiveCase = CaseOf<'additive', number>;
export type RatioCase = CaseOf<'ratio', Ratio>;
export type RootCauseCase = AdditiveCase | RatioCase;

/** What a method answers: all candidates, the likeliest first, and those that it stands by. */
export interface RootCauseAnswer {
  readonly ranked: readonly Combination[];
  readonly decided: readonly Combination[];
}

export type RootCauseMethod = (posed: RootCauseCase) => RootCauseAnswer;

/** The same text for the same combination, whatever the order of its dimensions. */
export function combinationKey(combination: Combination): string {
  return JSON.stringify(Object.entries(combination).sort(([first], [second]) => (first < second ? -1 : 1)));
}
