import type { Ratio } from '#analysis/breakdown.ts';
import type { Combination, RootCauseCase } from './rootcause-case.ts';

/** Totals of a combination of values. */
export interface SegmentTotals {
  readonly combination: Combination;
  readonly expected: Ratio;
  readonly actual: Ratio;
}

/** Totals of every combination of some dimensions; the denominators of an additive case are all 0. */
export function totalsOf(posed: RootCauseCase, dimensions: readonly string[]): SegmentTotals[] {
  const places = dimensions.map((dimension) => posed.dimensions.indexOf(dimension));
  const segments = new Map<string, { leaf: readonly string[]; expected: Ratio; actual: Ratio }>();
  for (const leaf of posed.leaves) {
    const key = places.map((place) => leaf.values[place]).join('\u0000');
    const known = segments.get(key) ?? { leaf: leaf.values, expected: NOTHING, actual: NOTHING };
    segments.set(key, {
      ...known,
      expected: add(known.expected, leaf.expected),
      actual: add(known.actual, leaf.actual),
    });
  }
  return [...segments.values()].map(({ leaf, expected, actual }) => ({
    combination: Object.fromEntries(
      places.map((place) => [posed.dimensions[place] ?? '', leaf[place] ?? '']),
    ),
    expected,
    actual,
  }));
}

/** Totals of the whole case. */
export function wholeOf(posed: RootCauseCase): SegmentTotals {
  return totalsOf(posed, [])[0] ?? { combination: {}, expected: NOTHING, actual: NOTHING };
}

/**
 * Part of the change of the whole that a combination explains. For a ratio: its partial derivatives in finite differences,
 * as Adtributor's derived measures have it (Bhagwan et al., NSDI 2014).
 */
export function explanatoryPower({ expected, actual }: SegmentTotals, whole: SegmentTotals): number {
  if (whole.expected.denominator === 0)
    return part(actual.numerator - expected.numerator, whole.actual.numerator - whole.expected.numerator);
  const { numerator, denominator } = whole.expected;
  const more = actual.denominator - expected.denominator;
  const moved = (actual.numerator - expected.numerator) * denominator - more * numerator;
  const own = moved / (denominator * (denominator + more));
  return part(own, rateOf(whole.actual) - rateOf(whole.expected));
}

export function part(value: number, whole: number): number {
  return whole === 0 ? 0 : value / whole;
}

/** 0 where there is nothing to divide by. */
export function rateOf({ numerator, denominator }: Ratio): number {
  return part(numerator, denominator);
}

const NOTHING: Ratio = { numerator: 0, denominator: 0 };

function add(sum: Ratio, amount: Ratio | number): Ratio {
  return typeof amount === 'number'
    ? { ...sum, numerator: sum.numerator + amount }
    : {
        numerator: sum.numerator + amount.numerator,
        denominator: sum.denominator + amount.denominator,
      };
}
