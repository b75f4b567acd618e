import { type Cuboid, openLeavesOf, type Segment } from './cuboid.ts';
import { fitSegment, type SegmentFit } from './fit-segment.ts';
import type { LeafScores } from './noise-law.ts';
import type { Ordinary } from './ordinary.ts';

/** A combination of values as an explanation of part of a change. */
export interface Candidate extends SegmentFit {
  readonly segment: Segment;
  /** Nats that naming it costs: one of so many cuboids of its depth, one of so many combinations in it. */
  readonly cost: number;
}

/** What is searched in. */
export interface SearchSpace {
  readonly cuboids: readonly Cuboid[];
  readonly scores: LeafScores;
  /** 1 for leaves that no accepted cause explains. */
  readonly isOpen: Uint8Array;
  readonly open: Ordinary;
}

/** Nats that any cause costs beyond its name: that there is one more, with an effect and a spread of its own. */
const CAUSE_COST = 4;
/** Candidates of one depth that are looked at leaf by leaf. */
const LOOKED_AT = 24;
/** In the quick look a combination with fewer nats than this is noise. */
const LEAST_PROMISE = 1;
/** In the quick look a leaf says no more than this many deviations would. */
const QUICK_BEND = 6;

/** Which combinations are looked at leaf by leaf: those that pay under normal noise, or all that are more than noise. */
export type Search = 'paying' | 'all';

/** The combinations that describe the open leaves best, those that gain most beyond their cost first. */
export function searchSegments(space: SearchSpace, search: Search): Candidate[] {
  return shortlist(space, search)
    .map((segment) => ({
      segment,
      cost: costOf(segment.cuboid, space.cuboids),
      ...fitSegment(space.scores, space.open, openLeavesOf(segment, space.isOpen)),
    }))
    .sort((first, second) => netGain(second) - netGain(first));
}

/** Nats that a candidate gains beyond its cost. */
export function netGain({ gain, cost }: Pick<Candidate, 'gain' | 'cost'>): number {
  return gain - cost;
}

/** Nats that naming a combination of a cuboid costs. */
export function costOf(cuboid: Cuboid, cuboids: readonly Cuboid[]): number {
  const depth = cuboid.dimensions.length;
  const alike = cuboids.filter(({ dimensions }) => dimensions.length === depth).length;
  return CAUSE_COST + Math.log(alike) + Math.log(cuboid.size);
}

function shortlist(space: SearchSpace, search: Search): Segment[] {
  const pull = pullOf(space);
  const promising = space.cuboids.flatMap((cuboid) => {
    const cost = costOf(cuboid, space.cuboids);
    return promisingIn(cuboid, pull, search === 'all' ? LEAST_PROMISE : cost).map((each) => ({
      segment: each.segment,
      score: each.score - cost,
    }));
  });
  const byDepth = Map.groupBy(promising, ({ segment }) => segment.cuboid.dimensions.length);
  return [...byDepth.values()].flatMap((alike) =>
    alike
      .sort((first, second) => second.score - first.score)
      .slice(0, LOOKED_AT)
      .map(({ segment }) => segment),
  );
}

/** Each open leaf's part in the sums of a least squares fit; nothing for the others. */
interface Pull {
  readonly above: Float64Array;
  readonly below: Float64Array;
}

function pullOf({ scores, isOpen }: SearchSpace): Pull {
  const { surprise, leverage } = scores;
  const above = leverage.map((lever, leaf) =>
    isOpen[leaf] === 1 ? lever * Math.max(-QUICK_BEND, Math.min(QUICK_BEND, surprise[leaf] ?? 0)) : 0,
  );
  return { above, below: leverage.map((lever, leaf) => (isOpen[leaf] === 1 ? lever * lever : 0)) };
}

/** Combinations of a cuboid with at least so many nats under normal noise, in one pass over the leaves. */
function promisingIn(cuboid: Cuboid, pull: Pull, least: number): { segment: Segment; score: number }[] {
  const above = new Float64Array(cuboid.size);
  const below = new Float64Array(cuboid.size);
  const { segmentOf } = cuboid;
  for (let leaf = 0; leaf < segmentOf.length; leaf += 1) {
    const segment = segmentOf[leaf] ?? 0;
    above[segment] = (above[segment] ?? 0) + (pull.above[leaf] ?? 0);
    below[segment] = (below[segment] ?? 0) + (pull.below[leaf] ?? 0);
  }
  const promising: { segment: Segment; score: number }[] = [];
  for (const [index, sum] of above.entries()) {
    const score = sum === 0 ? 0 : (sum * sum) / (2 * (below[index] ?? 1));
    if (score > least) promising.push({ segment: { cuboid, index }, score });
  }
  return promising;
}
