import type { RootCauseAnswer, RootCauseCase } from './rootcause-case.ts';
import { explanatoryPower, part, type SegmentTotals, totalsOf, wholeOf } from './rootcause-segments.ts';

const DEEPEST = 3;
/** A combination with less of the whole has no lift that could be trusted. */
const LEAST_PART = 0.005;
/** What it stands by explains at least half of the change. */
const MOST_OF_IT = 0.5;

interface Scored {
  readonly totals: SegmentTotals;
  readonly share: number;
  readonly score: number;
}

/** The scorer that everybody writes first: part of the change, times the logarithm of how many times its size that is. */
export function shareLift(posed: RootCauseCase): RootCauseAnswer {
  const whole = wholeOf(posed);
  const scored = subsetsOf(posed.dimensions)
    .flatMap((dimensions) => totalsOf(posed, dimensions))
    .map((totals) => scoreOf(totals, whole))
    .filter(({ score }) => score > 0)
    .sort((first, second) => second.score - first.score);
  const [best] = scored;
  const isDecided = best !== undefined && best.share >= MOST_OF_IT;
  return {
    ranked: scored.map(({ totals }) => totals.combination),
    decided: isDecided ? [best.totals.combination] : [],
  };
}

function scoreOf(totals: SegmentTotals, whole: SegmentTotals): Scored {
  const side = whole.expected.denominator === 0 ? 'numerator' : 'denominator';
  const size = part(totals.expected[side] + totals.actual[side], whole.expected[side] + whole.actual[side]);
  const share = explanatoryPower(totals, whole);
  // Beyond the whole, what a combination explains speaks against it: others had to move back.
  const capped = share > 1 ? 1 / share : share;
  const score = size < LEAST_PART || capped <= 0 ? 0 : capped * Math.log(capped / size);
  return { totals, share: capped, score };
}

function subsetsOf(dimensions: readonly string[]): string[][] {
  const sets: string[][] = [[]];
  for (const dimension of dimensions) sets.push(...sets.map((set) => [...set, dimension]));
  return sets.filter(({ length }) => length > 0 && length <= DEEPEST);
}
