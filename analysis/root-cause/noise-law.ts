import type { Evidence } from './evidence.ts';
import { binOf, countBins, type Ordinary, SILENT } from './ordinary.ts';

/** Variance of an ordinary leaf: `counting` × basis × looseness + `relative` × basis². */
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
  readonly looseness: number;
  readonly variance: number;
}

/** Leaves that the noise is learned from at most. */
const MOST_LEARNED_FROM = 6000;
const GOLDEN = 0.618033988749895;
const BIN_LEAVES = 25;
const MOST_BINS = 14;
/** The tenth that lies farthest off may belong to a cause; what is left of normal noise has this part of its variance. */
const KEPT = 0.9;
const KEPT_VARIANCE = 0.561;
/** No forecast of a leaf is better than two percent, whatever a small or rounded table seems to say. */
const LEAST_RELATIVE = 0.02 ** 2;
/** Candidates of relative / counting in units of 1 / typical basis; the ends are the pure laws. */
const BALANCES = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, Number.POSITIVE_INFINITY];

/** How noise grows with the size of a leaf, from the leaves that are not left out, once `shift` × basis is taken off. */
export function fitNoiseLaw(evidence: Evidence, leaves: readonly number[], shift: number): NoiseLaw {
  const bins = binLeaves(evidence, leaves, shift);
  if (bins.length === 0) return { counting: 1, relative: LEAST_RELATIVE };
  const typical = bins[bins.length >> 1]?.basis ?? 1;
  const laws = BALANCES.map((balance) => scaleLaw(bins, shapeOf(balance, typical)));
  const best = laws.reduce((kept, law) => (law.error < kept.error ? law : kept));
  return { counting: best.counting, relative: Math.max(LEAST_RELATIVE, best.relative) };
}

/** Puts every leaf on the scale of the noise, once `shift` × basis is taken off. */
export function scoreLeaves(evidence: Evidence, law: NoiseLaw, shift: number): LeafScores {
  const size = evidence.basis.length;
  const surprise = new Float64Array(size);
  const leverage = new Float64Array(size);
  const bins = new Uint8Array(size).fill(SILENT);
  let unitLength = 0;
  for (const [leaf, basis] of evidence.basis.entries()) {
    const looseness = evidence.looseness[leaf] ?? 1;
    const deviation = Math.sqrt(law.counting * basis * looseness + law.relative * basis * basis);
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
  const squares = basis.map((size, leaf) => ((leverage[leaf] ?? 0) > 0 ? (size / (leverage[leaf] ?? 1)) ** 2 : 0));
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

function binLeaves({ residual, basis, looseness }: Evidence, leaves: readonly number[], shift: number): Bin[] {
  const sorted = leaves
    .filter((leaf) => (basis[leaf] ?? 0) > 0)
    .toSorted((first, second) => (basis[first] ?? 0) - (basis[second] ?? 0));
  const count = Math.max(1, Math.min(MOST_BINS, Math.floor(sorted.length / BIN_LEAVES)));
  const bins = Array.from({ length: count }, (_, index) =>
    sorted.slice(Math.floor((index * sorted.length) / count), Math.floor(((index + 1) * sorted.length) / count)),
  );
  return bins.filter((bin) => bin.length > 0).map((bin) => {
    const squares = Float64Array.from(bin, (leaf) => ((residual[leaf] ?? 0) - shift * (basis[leaf] ?? 0)) ** 2).sort();
    const kept = squares.subarray(0, Math.max(1, Math.round(bin.length * KEPT)));
    const mean = (values: Float64Array): number => bin.reduce((sum, leaf) => sum + (values[leaf] ?? 0), 0) / bin.length;
    const size = mean(basis);
    const variance = kept.reduce((sum, square) => sum + square, 0) / bin.length / KEPT_VARIANCE;
    return { basis: size, looseness: mean(looseness), variance: Math.max(variance, LEAST_RELATIVE * size * size) };
  });
}

function shapeOf(balance: number, typical: number): NoiseLaw {
  return balance === Number.POSITIVE_INFINITY
    ? { counting: 0, relative: 1 }
    : { counting: 1, relative: balance / typical };
}

/** The law of a shape that fits best on the logarithmic scale, and how well. */
function scaleLaw(bins: readonly Bin[], shape: NoiseLaw): NoiseLaw & { readonly error: number } {
  const logs = bins.map(({ basis, looseness, variance }) =>
    Math.log(variance / (shape.counting * basis * looseness + shape.relative * basis * basis)),
  );
  const middle = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  const error = logs.reduce((sum, each) => sum + (each - middle) ** 2, 0);
  const scale = Math.exp(middle);
  return { counting: shape.counting * scale, relative: shape.relative * scale, error };
}
