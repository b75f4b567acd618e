import type { Cuboid } from './cuboid.ts';
import type { LeafScores } from './noise-law.ts';

/** In sums a leaf says no more than this many deviations would. */
const BEND = 6;

/** Sums of a least squares fit of surprise on leverage, by combination of a cuboid. */
export interface SegmentSums {
  readonly above: Float64Array;
  readonly below: Float64Array;
}

/** Those sums over the flagged leaves. */
export function segmentSums(cuboid: Cuboid, pull: SegmentSums): SegmentSums {
  const above = new Float64Array(cuboid.size);
  const below = new Float64Array(cuboid.size);
  const { segmentOf } = cuboid;
  for (let leaf = 0; leaf < segmentOf.length; leaf += 1) {
    const segment = segmentOf[leaf] ?? 0;
    above[segment] = (above[segment] ?? 0) + (pull.above[leaf] ?? 0);
    below[segment] = (below[segment] ?? 0) + (pull.below[leaf] ?? 0);
  }
  return { above, below };
}

/** Each flagged leaf's part in those sums, surprises bounded; nothing for the others. */
export function leafPulls({ surprise, leverage }: LeafScores, isOpen: Uint8Array): SegmentSums {
  const above = leverage.map((lever, leaf) =>
    isOpen[leaf] === 1 ? lever * Math.max(-BEND, Math.min(BEND, surprise[leaf] ?? 0)) : 0,
  );
  return { above, below: leverage.map((lever, leaf) => (isOpen[leaf] === 1 ? lever * lever : 0)) };
}

/** Leaves that all came exactly as expected still have the noise that they are believed to have, or a tenth of it. */
const LEAST_NOISE = 0.01;

/** What all leaves have in common: their mean effect, and the mean square of their surprises beside it. */
export interface Common {
  readonly effect: number;
  readonly noise: number;
}

/** Over the leaves that have a part in the sums. */
export function commonOf({ above, below }: SegmentSums): Common {
  let pulls = 0;
  let weights = 0;
  let squares = 0;
  for (const [leaf, weight] of below.entries()) {
    const pull = above[leaf] ?? 0;
    pulls += pull;
    weights += weight;
    squares += pull * pull;
  }
  if (weights === 0) return { effect: 0, noise: 1 };
  return { effect: pulls / weights, noise: Math.max(LEAST_NOISE, squares / weights) };
}
