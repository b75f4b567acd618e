import type { LeafScores } from './noise-law.ts';
import { binOf, countBins, densities, type Ordinary, SILENT, without } from './ordinary.ts';

/** How well "these leaves moved as one" describes some leaves. */
export interface SegmentFit {
  /** Common movement of the leaves per unit of their basis. */
  readonly effect: number;
  /** How differently leaves respond, as part of the effect. */
  readonly spread: number;
  /** Nats by which the leaves are better described so than as ordinary leaves. */
  readonly gain: number;
}

/** Candidates of the spread: as exact as a switch, as a price change, as people. */
const SPREADS = [0.1, 0.3, 0.7];
/** Part of the leaves of a cause that may have stood still. */
const UNMOVED = 0.05;
const CENTERING_ROUNDS = 2;
/** Leaves this many deviations from the center, or this part of its distance, lose half of their say in it. */
const CENTERING_BEND = 3;
const CENTERING_SPREAD = 0.3;

/** Fits the best common movement of some leaves; `ordinary` counts all leaves that are not explained yet. */
export function fitSegment(scores: LeafScores, ordinary: Ordinary, leaves: Int32Array): SegmentFit {
  return fitLeaves(scores, leaves, densities(without(ordinary, countBins(scores.bins, leaves))));
}

/** The same beside known densities of ordinary leaves, by bin. */
export function fitLeaves(scores: LeafScores, leaves: Int32Array, density: Float64Array): SegmentFit {
  const effect = centerOf(scores, leaves);
  return SPREADS.map((spread) => ({
    effect,
    spread,
    gain: gainOf({ scores, density, leaves }, effect, spread),
  })).reduce((best, fit) => (fit.gain > best.gain ? fit : best));
}

interface Described {
  readonly scores: LeafScores;
  /** Densities of ordinary leaves by bin. */
  readonly density: Float64Array;
  readonly leaves: Int32Array;
}

/** Products of odds are turned into a logarithm before they leave the range of a number. */
const LARGEST_PRODUCT = 1e150;

/** Nats by which leaves are better described as moved by an effect than as ordinary ones. */
export function gainOf({ leaves, ...beside }: Described, effect: number, spread: number): number {
  let gain = 0;
  let product = 1;
  for (const leaf of leaves) {
    product *= oddsOf(leaf, beside, { effect, spread });
    if (product < LARGEST_PRODUCT && product > 1 / LARGEST_PRODUCT) continue;
    gain += Math.log(product);
    product = 1;
  }
  return gain + Math.log(product);
}

/** A leaf of a cause is an ordinary one that was moved, and that varies more the farther it was moved. */
function oddsOf(
  leaf: number,
  { scores, density }: Omit<Described, 'leaves'>,
  { effect, spread }: Omit<SegmentFit, 'gain'>,
): number {
  const bin = scores.bins[leaf] ?? SILENT;
  if (bin === SILENT) return 1;
  const moved = effect * (scores.leverage[leaf] ?? 0);
  const scale = Math.sqrt(1 + (spread * moved) ** 2);
  const shifted = binOf(((scores.surprise[leaf] ?? 0) - moved) / scale);
  return UNMOVED + ((1 - UNMOVED) * (density[shifted] ?? 0)) / (scale * (density[bin] ?? 1));
}

/** Least squares of surprise on leverage with less say for those far off. */
function centerOf(scores: LeafScores, leaves: Int32Array): number {
  let center = slopeOf(scores, leaves, undefined);
  for (let round = 0; round < CENTERING_ROUNDS; round += 1) center = slopeOf(scores, leaves, center);
  return center;
}

/** Leaves count the less the farther they lie from a center; all alike without one. */
function slopeOf({ surprise, leverage }: LeafScores, leaves: Int32Array, center: number | undefined): number {
  let above = 0;
  let below = 0;
  for (const leaf of leaves) {
    const lever = leverage[leaf] ?? 0;
    const off = surprise[leaf] ?? 0;
    const weight = lever * (center === undefined ? 1 : nearness(off, center * lever));
    above += weight * off;
    below += weight * lever;
  }
  return below > 0 ? above / below : 0;
}

function nearness(surprise: number, moved: number): number {
  const bend = CENTERING_BEND ** 2 * (1 + (CENTERING_SPREAD * moved) ** 2);
  return 1 / (1 + (surprise - moved) ** 2 / bend);
}
