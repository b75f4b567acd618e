/** What can be wrong with a statement of a text. */
export type ProblemCode =
  | 'unresolved_figure'
  | 'wrong_unit'
  | 'wrong_direction'
  | 'wrong_entity'
  | 'wrong_period'
  | 'estimate_as_fact'
  | 'invented_benchmark'
  | 'unsupported_cause'
  | 'bad_computation';

/** What whoever wrote the text should do about it. */
const REMEDIES: Readonly<Record<ProblemCode, string>> = {
  unresolved_figure:
    'Use a cited figure as it is, declare the computation that gives this one, or leave it out.',
  wrong_unit: 'Write the figure with the unit and the currency of the cited value.',
  wrong_direction: 'Say which way the cited value went, with its sign or with a word for a rise or a fall.',
  wrong_entity: 'Name the place and the metric that the cited value is of, and no other.',
  wrong_period: 'Use the days that are cited, and the span of time that the cited value is per.',
  estimate_as_fact: 'Word it as an estimate: estimated, about, may; szacunkowo, około, może.',
  invented_benchmark: 'Leave the comparison with others out: no published figure is cited.',
  unsupported_cause:
    'Write "coincides with" or "zbiega się z": no cited result names this cause surely enough.',
  bad_computation: 'Declare the operation, the cited figures in their order, and the result with its unit.',
};

/** A statement of one field that nothing supports, what is wrong with it, and what to do. */
export interface UnsupportedFigure {
  readonly field: string;
  /** As printed: a figure, a name or a phrase. */
  readonly figure: string;
  readonly code: ProblemCode;
  readonly why: string;
  readonly remedy: string;
}

/** What is wrong with something printed, before it is known where. */
export interface Flaw {
  readonly code: ProblemCode;
  readonly why: string;
}

/** A problem as it goes back to an agent. */
export function problemOf(field: string, figure: string, { code, why }: Flaw): UnsupportedFigure {
  return { field, figure, code, why, remedy: REMEDIES[code] };
}
