import type { Ratio } from '../breakdown.ts';

/**
 * What each leaf says about a change. A cause with effect d moves a leaf by d × basis on average; an ordinary leaf moves
 * by noise whose variance is p × shot + q × basis² with p and q of the whole table.
 */
export interface Evidence {
  /** Actual less expected, in the unit of the measure. */
  readonly residual: Float64Array;
  readonly basis: Float64Array;
  /** Variance that counting alone brings about, but for a factor. */
  readonly shot: Float64Array;
  /** What that factor is at least: 1 for whole numbers, which are counts. */
  readonly leastCounting: number;
}

/** A leaf's rate leans on the whole table's rate as if so many units of the denominator had been seen before. */
const LEANING_UNITS = 5;
/** A leaf that had next to no denominator before has no rate to compare with; beyond this it says almost nothing. */
const LOOSEST = 50;

/**
 * Evidence of a sum. The basis is halfway between expected and actual, so that residual / basis is the deviation score
 * of Squeeze (Li et al., ISSRE 2019): equal for all leaves of one cause, bounded by 2, the same up and down.
 */
export function additiveEvidence(expected: Float64Array, actual: Float64Array): Evidence {
  return {
    residual: actual.map((value, leaf) => value - at(expected, leaf)),
    basis: actual.map((value, leaf) => middleOf(value, at(expected, leaf))),
    shot: actual.map((value, leaf) => shotOf(value, at(expected, leaf))),
    leastCounting: leastCountingOf(actual),
  };
}

/** The same ratio of every leaf as two columns. */
export interface RatioColumns {
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
}

/**
 * Evidence of a rate, the mix held as it is: what the numerator is beside what the actual denominator would have brought
 * at the expected rate. Where every rate is a proportion, basis and shot are binomial variances: an effect is then one of
 * odds, and the same for a success rate and for its failure rate.
 */
export function rateEvidence(expected: RatioColumns, actual: RatioColumns): Evidence {
  const usual = totalRate(expected);
  const isProportion = [expected, actual].every(isShare);
  const spread = isProportion ? binomial : (successes: number): number => successes;
  const leaning = isProportion ? LEANING_UNITS : 0;
  const size = actual.numerator.length;
  const [residual, basis, shot] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (const [leaf, numerator] of actual.numerator.entries()) {
    const [now, before] = [at(actual.denominator, leaf), at(expected.denominator, leaf)];
    const known = before + leaning;
    const rate = known > 0 ? (at(expected.numerator, leaf) + leaning * usual) / known : usual;
    const due = now * rate;
    const looseness = before > 0 ? Math.min(LOOSEST, (1 + now / before) / 2) : LOOSEST;
    residual[leaf] = numerator - due;
    basis[leaf] = spread(middleOf(numerator, due), now);
    shot[leaf] = spread(shotOf(numerator, due), now) * looseness;
  }
  return { residual, basis, shot, leastCounting: leastCountingOf(actual.numerator) };
}

function leastCountingOf(actual: Float64Array): number {
  return actual.every(Number.isInteger) ? 1 : 0;
}

function middleOf(actual: number, expected: number): number {
  return (Math.abs(actual) + Math.abs(expected)) / 2;
}

/** A third of the way to the actual count a squared deviation over this is the deviance of a Poisson count, nearly. */
function shotOf(actual: number, expected: number): number {
  return (Math.abs(actual) + 2 * Math.abs(expected)) / 3;
}

/** Variance of so many successes in some trials. */
function binomial(successes: number, trials: number): number {
  return trials > 0 ? Math.max(0, successes * (1 - successes / trials)) : 0;
}

/** Numerators over denominators of the whole table; 0 where there are none. */
export function totalRate({ numerator, denominator }: RatioColumns): number {
  const below = total(denominator);
  return below === 0 ? 0 : total(numerator) / below;
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
