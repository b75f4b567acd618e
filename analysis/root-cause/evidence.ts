import type { Ratio } from '../breakdown.ts';

/**
 * What each leaf says about a change. A cause with effect d moves a leaf by d × basis on average; an ordinary leaf moves
 * by noise whose variance is p × basis × looseness + q × basis² with p and q of the whole table.
 */
export interface Evidence {
  /** Actual less expected, in the unit of the measure. */
  readonly residual: Float64Array;
  readonly basis: Float64Array;
  readonly looseness: Float64Array;
}

/** A leaf's rate leans on the whole table's rate as if so many units of the denominator had been seen before. */
const LEANING_UNITS = 5;

/**
 * Evidence of a sum. The basis is halfway between expected and actual, so that residual / basis is the deviation score
 * of Squeeze (Li et al., ISSRE 2019): equal for all leaves of one cause, bounded by 2, the same up and down.
 */
export function additiveEvidence(expected: Float64Array, actual: Float64Array): Evidence {
  return {
    residual: actual.map((value, leaf) => value - at(expected, leaf)),
    basis: actual.map((value, leaf) => (Math.abs(value) + Math.abs(at(expected, leaf))) / 2),
    looseness: new Float64Array(actual.length).fill(1),
  };
}

/** The same ratio of every leaf as two columns. */
export interface RatioColumns {
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
}

/**
 * Evidence of a rate, the mix held as it is: what the numerator is beside what the actual denominator would have brought
 * at the expected rate. Where every rate is a proportion the basis is its binomial variance, halfway between expected
 * and actual: an effect is then one of odds, and the same for a success rate and for its failure rate.
 */
export function rateEvidence(expected: RatioColumns, actual: RatioColumns): Evidence {
  const usual = totalRate(expected);
  const isProportion = [expected, actual].every(isShare);
  const leaning = isProportion ? LEANING_UNITS : 0;
  const leaves = Array.from(actual.numerator, (numerator, leaf) => {
    const denominator = at(actual.denominator, leaf);
    const before = at(expected.denominator, leaf);
    const rate = before + leaning > 0 ? (at(expected.numerator, leaf) + leaning * usual) / (before + leaning) : usual;
    const due = denominator * rate;
    const middle = (Math.abs(numerator) + Math.abs(due)) / 2;
    const basis = isProportion ? spreadOf(middle, denominator, usual) : middle;
    const looseness = (1 + denominator / Math.max(before, Number.MIN_VALUE) ) / 2;
    return { residual: numerator - due, basis, looseness: Math.min(LOOSEST, looseness) };
  });
  return {
    residual: Float64Array.from(leaves, ({ residual }) => residual),
    basis: Float64Array.from(leaves, ({ basis }) => basis),
    looseness: Float64Array.from(leaves, ({ looseness }) => looseness),
  };
}

/** A leaf that had next to no denominator before has no rate to compare with; beyond this it says almost nothing. */
const LOOSEST = 50;

/** Numerators over denominators of the whole table; 0 where there are none. */
export function totalRate({ numerator, denominator }: RatioColumns): number {
  const below = total(denominator);
  return below === 0 ? 0 : total(numerator) / below;
}

/** Binomial variance of `trials` at the rate that both sides share, the usual rate being known a little beforehand. */
function spreadOf(successes: number, trials: number, usual: number): number {
  if (trials <= 0) return 0;
  const rate = (successes + LEANING_UNITS * usual) / (trials + LEANING_UNITS);
  return trials * rate * (1 - rate);
}

function isShare({ numerator, denominator }: RatioColumns): boolean {
  return numerator.every((value, leaf) => value >= 0 && value <= at(denominator, leaf));
}

/** Sum of a column. */
export function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function at(values: Float64Array, leaf: number): number {
  return values[leaf] ?? 0;
}

/** Columns of a list of ratios. */
export function columnsOf(ratios: readonly Ratio[]): RatioColumns {
  return {
    numerator: Float64Array.from(ratios, ({ numerator }) => numerator),
    denominator: Float64Array.from(ratios, ({ denominator }) => denominator),
  };
}
