/**
 * How often ordinary leaves lie how far off: a histogram of surprises with bins that widen outwards, leaning on a Student
 * t distribution. It is learned from the table itself, so heavy tails or many odd leaves make a single odd leaf count less
 * (the empirical null of Efron, JASA 2004).
 */
export interface Ordinary {
  readonly counts: Float64Array;
  readonly leaves: number;
}

/** Bins are this wide on the asinh scale: a third of a deviation in the middle, a third of the distance far out. */
const BIN_WIDTH = 0.35;
const HALF = 24;
const BINS = 2 * HALF + 1;
/** The bin of leaves that say nothing. */
export const SILENT = BINS;
/** What is believed beforehand counts as much as so many leaves. */
const LEANING_LEAVES = 8;

const widths = Float64Array.from({ length: BINS }, (_, bin) => {
  const middle = (bin - HALF) * BIN_WIDTH;
  return Math.sinh(middle + BIN_WIDTH / 2) - Math.sinh(middle - BIN_WIDTH / 2);
});

/** Student t with five degrees of freedom: business data are heavier than normal. */
const believed = normalized(
  widths.map((width, bin) => width * (1 + Math.sinh((bin - HALF) * BIN_WIDTH) ** 2 / 5) ** -3),
);

/** Nearer than this, the bin is looked up: it is asked for each leaf of each candidate. */
const NEAR = 16;
const STEPS = 64;
const nearBins = Uint8Array.from({ length: NEAR * STEPS }, (_, step) =>
  Math.round(Math.asinh((step + 0.5) / STEPS) / BIN_WIDTH),
);

/** The bin of a surprise. */
export function binOf(surprise: number): number {
  const size = Math.abs(surprise);
  const away =
    size < NEAR ? (nearBins[Math.floor(size * STEPS)] ?? 0) : Math.round(Math.asinh(size) / BIN_WIDTH);
  const kept = Math.min(HALF, away);
  return surprise < 0 ? HALF - kept : HALF + kept;
}

/** Counts the bins of some leaves; those that say nothing do not count. */
export function countBins(bins: Uint8Array, leaves: Iterable<number>): Ordinary {
  const counts = new Float64Array(BINS + 1);
  let counted = 0;
  for (const leaf of leaves) {
    const bin = bins[leaf] ?? SILENT;
    counts[bin] = (counts[bin] ?? 0) + 1;
    counted += 1;
  }
  const silent = counts[SILENT] ?? 0;
  counts[SILENT] = 0;
  return { counts, leaves: counted - silent };
}

/** What is left without a part. */
export function without(whole: Ordinary, part: Ordinary): Ordinary {
  return {
    counts: whole.counts.map((count, bin) => count - (part.counts[bin] ?? 0)),
    leaves: whole.leaves - part.leaves,
  };
}

/** Density in each bin, neighbours smoothed into each other; 1 for leaves that say nothing. */
export function densities(ordinary: Ordinary): Float64Array {
  const density = new Float64Array(BINS + 1).fill(1);
  for (let bin = 0; bin < BINS; bin += 1) density[bin] = densityAt(ordinary, bin, 0);
  return density;
}

/** Nats that describing leaves takes when each is an ordinary one beside all the others. */
export function lengthOf(ordinary: Ordinary): number {
  let length = 0;
  for (const [bin, count] of ordinary.counts.entries())
    if (count > 0) length -= count * Math.log(densityAt(ordinary, bin, 1));
  return length;
}

/** Nats that describing leaves takes at given densities. */
export function lengthAt({ counts }: Ordinary, density: Float64Array): number {
  let length = 0;
  for (const [bin, count] of counts.entries()) if (count > 0) length -= count * Math.log(density[bin] ?? 1);
  return length;
}

/** Density in a bin as the table without some leaves of that bin has it. */
function densityAt({ counts, leaves }: Ordinary, bin: number, left: number): number {
  const smooth = ((counts[bin - 1] ?? 0) + 2 * ((counts[bin] ?? 0) - left) + (counts[bin + 1] ?? 0)) / 4;
  const mass = (smooth + LEANING_LEAVES * (believed[bin] ?? 0)) / (leaves - left + LEANING_LEAVES);
  return mass / (widths[bin] ?? 1);
}

function normalized(masses: Float64Array): Float64Array {
  const sum = masses.reduce((total, mass) => total + mass, 0);
  return masses.map((mass) => mass / sum);
}
