import { clamp, median, sum } from '../statistics.ts';
import type { Evidence } from './evidence.ts';
import { binOf, countBins, type Ordinary, SILENT } from './ordinary.ts';

/** Variance of an ordinary leaf: `counting` × shot + `relative` × basis². */
export interface NoiseLaw {
  readonly counting: number;
  readonly relative: number;
}

/** Every leaf on the scale of its noise. */
export interface LeafScores {
  /** How many deviations a leaf lies off. */
  readonly surprise: Float64Array;
  /** How many deviations an effect of 1 would move it; 0 for a leaf that says nothing. */
  readonly leverage: Float64Array;
  /** Bins of the surprises. */
  readonly bins: Uint8Array;
  readonly all: Ordinary;
  /** Nats between densities on this scale and in the unit of the measure, all leaves together. */
  readonly unitLength: number;
}

interface Bin {
  readonly basis: number;
  readonly shot: number;
  /** Mean square of the residuals. */
  readonly square: number;
  /** What it would be if the leaves that lie farthest off were as the others are. */
  readonly calm: number;
}

/** Leaves that the noise is learned from at most. */
const MOST_LEARNED_FROM = 6000;
const GOLDEN = 0.618033988749895;
const BIN_LEAVES = 25;
const MOST_BINS = 14;
/** So few bins do not tell leaves that a cause moved from the others. */
const FEW_BINS = 2;
/** Part of a bin that is taken for calm, and the part of its variance that normal noise keeps within it. */
const CALM = 0.6;
const CALM_VARIANCE = 0.1287;
/** No forecast of a leaf is better than two percent, and a large leaf that is off by more than 40 has another reason. */
const LEAST_RELATIVE = 0.02 ** 2;
const MOST_RELATIVE = 0.4 ** 2;

/**
 * How noise grows with the size of a leaf, once `shift` × basis is taken off. Small leaves show what counting brings about,
 * and a cause can hardly move them far; large leaves show the rest, and most of them have to be calm for that.
 */
export function fitNoiseLaw(evidence: Evidence, leaves: readonly number[], shift: number): NoiseLaw {
  const bins = binLeaves(evidence, leaves, shift);
  const counting = Math.max(evidence.leastCounting, countingOf(bins));
  const large = bins.slice(bins.length >> 1);
  const relative =
    large.length === 0
      ? 0
      : median(large.map(({ calm, shot, basis }) => (calm - counting * shot) / basis ** 2));
  return { counting, relative: clamp(relative, LEAST_RELATIVE, MOST_RELATIVE) };
}

/** The second least of the bins: the very least is an accident. With few bins the calm part of their leaves has to do. */
function countingOf(bins: readonly Bin[]): number {
  const isFew = bins.length <= FEW_BINS;
  const ratios = bins.map(({ square, calm, shot }) => (isFew ? Math.min(calm, square) : square) / shot);
  const [least = 1, second = least] = ratios.sort((first, next) => first - next);
  return isFew ? least : second;
}

/** Puts every leaf on the scale of the noise, once `shift` × basis is taken off. */
export function scoreLeaves(evidence: Evidence, law: NoiseLaw, shift: number): LeafScores {
  const size = evidence.basis.length;
  const surprise = new Float64Array(size);
  const leverage = new Float64Array(size);
  const bins = new Uint8Array(size).fill(SILENT);
  let unitLength = 0;
  for (const [leaf, basis] of evidence.basis.entries()) {
    const deviation = Math.sqrt(law.counting * (evidence.shot[leaf] ?? 0) + law.relative * basis * basis);
    if (deviation === 0) continue;
    const off = ((evidence.residual[leaf] ?? 0) - shift * basis) / deviation;
    surprise[leaf] = off;
    leverage[leaf] = basis / deviation;
    bins[leaf] = binOf(off);
    unitLength += Math.log(deviation);
  }
  return { surprise, leverage, bins, all: countBins(bins, bins.keys()), unitLength };
}

/** Standard deviation of the sum of all leaves' noise, in the unit of the measure. */
export function totalNoise({ basis }: Evidence, { leverage }: LeafScores): number {
  const squares = basis.map((size, leaf) =>
    (leverage[leaf] ?? 0) > 0 ? (size / (leverage[leaf] ?? 1)) ** 2 : 0,
  );
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}

/** Leaves that are flagged; of very many, enough to learn from. */
export function sampleLeaves(flags: Uint8Array): number[] {
  const leaves: number[] = [];
  for (const [leaf, flag] of flags.entries()) if (flag === 1) leaves.push(leaf);
  if (leaves.length <= MOST_LEARNED_FROM) return leaves;
  // Steps of equal length could fall in with the order of the leaves; those of the golden ratio fall in with none.
  return Array.from(
    { length: MOST_LEARNED_FROM },
    (_, index) => leaves[Math.floor(((index * GOLDEN) % 1) * leaves.length)] ?? 0,
  );
}

function binLeaves({ residual, basis, shot }: Evidence, leaves: readonly number[], shift: number): Bin[] {
  const sorted = leaves
    .filter((leaf) => (basis[leaf] ?? 0) > 0)
    .sort((first, second) => (basis[first] ?? 0) - (basis[second] ?? 0));
  const count = Math.max(1, Math.min(MOST_BINS, Math.floor(sorted.length / BIN_LEAVES)));
  const bins = Array.from({ length: count }, (_, index) =>
    sorted.slice(
      Math.floor((index * sorted.length) / count),
      Math.floor(((index + 1) * sorted.length) / count),
    ),
  );
  return bins
    .filter(({ length }) => length > 0)
    .map((bin) => {
      const mean = (of: (leaf: number) => number): number =>
        bin.reduce((all, leaf) => all + of(leaf), 0) / bin.length;
      const squareOf = (leaf: number): number => ((residual[leaf] ?? 0) - shift * (basis[leaf] ?? 0)) ** 2;
      const squares = bin.map(squareOf).sort((first, second) => first - second);
      const calm = squares.slice(0, Math.max(1, Math.round(bin.length * CALM)));
      return {
        basis: mean((leaf) => basis[leaf] ?? 0),
        shot: mean((leaf) => shot[leaf] ?? 0),
        square: mean(squareOf),
        calm: sum(calm) / bin.length / CALM_VARIANCE,
      };
    });
}
