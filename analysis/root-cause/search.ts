import { type Cuboid, openLeavesOf, type Segment } from './cuboid.ts';
import { fitSegment, type SegmentFit } from './fit-segment.ts';
import type { LeafScores } from './noise-law.ts';
import type { Ordinary } from './ordinary.ts';
import { leafPulls, type SegmentSums, segmentSums } from './segment-sums.ts';

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
  const pull = leafPulls(space.scores, space.isOpen);
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

/** Combinations of a cuboid with at least so many nats under normal noise. */
function promisingIn(
  cuboid: Cuboid,
  pull: SegmentSums,
  least: number,
): { segment: Segment; score: number }[] {
  const { above, below } = segmentSums(cuboid, pull);
  const promising: { segment: Segment; score: number }[] = [];
  for (const [index, sum] of above.entries()) {
    const score = sum === 0 ? 0 : (sum * sum) / (2 * (below[index] ?? 1));
    if (score > least) promising.push({ segment: { cuboid, index }, score });
  }
  return promising;
}
