import type { RootCauseAnswer, RootCauseCase } from './rootcause-case.ts';
import { explanatoryPower, part, type SegmentTotals, totalsOf, wholeOf } from './rootcause-segments.ts';

/** A set explains so much together; a tenth, as in RiskLoc's comparisons, finds more than the paper's two thirds. */
const WHOLE_POWER = 0.1;
/** Each of its values explains so much alone. */
const VALUE_POWER = 0.1;
const SETS = 3;

interface Explained {
  readonly totals: SegmentTotals;
  readonly power: number;
  readonly surprise: number;
}

/**
 * Adtributor (Bhagwan et al., NSDI 2014): for each dimension the most surprising values that together explain the change,
 * as few as possible; dimensions by surprise. Ratios by the paper's rules for derived measures.
 */
export function adtributor(posed: RootCauseCase): RootCauseAnswer {
  const whole = wholeOf(posed);
  const sets = posed.dimensions
    .map((dimension) => explainingSet(totalsOf(posed, [dimension]), whole))
    .filter((set) => set.length > 0)
    .sort((first, second) => surpriseOf(second) - surpriseOf(first))
    .slice(0, SETS)
    .map((set) => set.map(({ totals }) => totals.combination));
  return { ranked: sets.flat(), decided: sets[0] ?? [] };
}

/** Nothing when no set of values explains enough. */
function explainingSet(segments: readonly SegmentTotals[], whole: SegmentTotals): Explained[] {
  const values = segments
    .map((totals) => ({
      totals,
      power: explanatoryPower(totals, whole),
      surprise: surpriseIn(totals, whole, 'numerator') + surpriseIn(totals, whole, 'denominator'),
    }))
    .sort((first, second) => second.surprise - first.surprise);
  const set: Explained[] = [];
  let power = 0;
  for (const value of values) {
    if (value.power <= VALUE_POWER) continue;
    set.push(value);
    power += value.power;
    if (power > WHOLE_POWER) return set;
  }
  return [];
}

function surpriseOf(set: readonly Explained[]): number {
  return set.reduce((sum, { surprise }) => sum + surprise, 0);
}

/** A value's term of the Jensen-Shannon divergence between the expected and the actual distribution over values. */
function surpriseIn(of: SegmentTotals, whole: SegmentTotals, side: 'numerator' | 'denominator'): number {
  const before = part(of.expected[side], whole.expected[side]);
  const after = part(of.actual[side], whole.actual[side]);
  const term = (share: number): number => (share > 0 ? share * Math.log((2 * share) / (before + after)) : 0);
  return (term(before) + term(after)) / 2;
}
