import { leavesOf } from './cuboid.ts';
import { fitLeaves, gainOf, type SegmentFit } from './fit-segment.ts';
import type { LeafScores } from './noise-law.ts';
import { countBins, densities, lengthAt, lengthOf, type Ordinary, without } from './ordinary.ts';
import type { Candidate } from './search.ts';

/** An account names no more causes than there are bits to note them by. */
export const MOST_NAMED = 30;

/** A combination that an account names, with what naming it costs. */
export type Named = Pick<Candidate, 'segment' | 'cost'>;

/** An account of a table: causes, each with what its leaves have in common. */
export interface Account {
  readonly causes: readonly Candidate[];
  /** 1 for leaves that no cause covers. */
  readonly isOpen: Uint8Array;
  /** Surprises of those leaves. */
  readonly open: Ordinary;
  /** Nats that it takes to describe every leaf: the less, the better the account. */
  readonly length: number;
}

/**
 * Describes a table by some causes. Where causes cross, leaves follow one of them or all of them together, whichever fits
 * them best; the effect of each is learned from the leaves that it has for itself, when there are any.
 */
export function describe(scores: LeafScores, named: readonly Named[]): Account {
  const covering = coverLeaves(scores.bins.length, named);
  const covered = countBins(scores.bins, covering.covered);
  const open = without(scores.all, covered);
  const density = densities(open);
  const fits = named.map((_, index) => fitLeaves(scores, covering.toFit(index), density));
  const alone = fits.reduce((sum, { gain }, index) => sum + (covering.hasOwn(index) ? gain : 0), 0);
  const crossed = covering.crossed.reduce(
    (sum, { leaves, causes }) =>
      sum +
      crossedGain(
        { scores, leaves, density },
        causes.flatMap((index) => fits[index] ?? []),
      ),
    0,
  );
  const cost = named.reduce((sum, each) => sum + each.cost, 0);
  const ordinary = scores.unitLength + lengthOf(open) + lengthAt(covered, density);
  return {
    causes: named.flatMap((each, index) => ({ ...each, ...(fits[index] ?? NO_FIT) })),
    isOpen: covering.isOpen,
    open,
    length: ordinary + cost - alone - crossed,
  };
}

const NO_FIT: SegmentFit = { effect: 0, spread: 0, gain: 0 };

interface Crossing {
  readonly causes: readonly number[];
  readonly leaves: Int32Array;
}

interface Covering {
  readonly isOpen: Uint8Array;
  readonly covered: Int32Array;
  /** Leaves that several causes cover, and which. */
  readonly crossed: readonly Crossing[];
  /** Whether a cause has leaves that no other covers. */
  hasOwn(index: number): boolean;
  /** The leaves that the effect of a cause is learned from. */
  toFit(index: number): Int32Array;
}

function coverLeaves(size: number, named: readonly Named[]): Covering {
  const all = named.map(({ segment }) => leavesOf(segment));
  // The causes of each leaf as bits: it is asked for every account that is tried.
  const causesOf = new Int32Array(size);
  for (const [index, leaves] of all.entries()) markLeaves(causesOf, leaves, 1 << index);
  const own = all.map((leaves, index) => leaves.filter((leaf) => causesOf[leaf] === 1 << index));
  const crossed = crossingsOf(causesOf, all.length);
  const isOwn = (index: number): boolean => own[index]?.length !== 0;
  return {
    isOpen: Uint8Array.from(causesOf, (bits) => (bits === 0 ? 1 : 0)),
    covered: concat([...own, ...crossed.map(({ leaves }) => leaves)]),
    crossed,
    hasOwn: isOwn,
    toFit: (index) => (isOwn(index) ? own[index] : all[index]) ?? new Int32Array(),
  };
}

function markLeaves(causesOf: Int32Array, leaves: Int32Array, bit: number): void {
  for (const leaf of leaves) causesOf[leaf] = (causesOf[leaf] ?? 0) | bit;
}

/** Leaves of more than one cause, those of the same causes together. */
function crossingsOf(causesOf: Int32Array, causes: number): Crossing[] {
  const alike = new Map<number, number[]>();
  for (const [leaf, bits] of causesOf.entries()) {
    // Without its lowest bit nothing is left of a number that has only one.
    if ((bits & (bits - 1)) === 0) continue;
    const leaves = alike.get(bits);
    if (leaves === undefined) alike.set(bits, [leaf]);
    else leaves.push(leaf);
  }
  return [...alike].map(([bits, leaves]) => ({
    causes: Array.from({ length: causes }, (_, index) => index).filter((index) => (bits >> index) & 1),
    leaves: Int32Array.from(leaves),
  }));
}

function concat(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** Gain of crossed leaves under the best of their causes, or under all of them; which one it is has to be said, too. */
function crossedGain(crossed: Parameters<typeof gainOf>[0], fits: readonly SegmentFit[]): number {
  const spread = Math.max(...fits.map((fit) => fit.spread));
  const gains = [...fits, { effect: joinEffects(fits), spread }].map((fit) =>
    gainOf(crossed, fit.effect, fit.spread),
  );
  return Math.max(...gains) - Math.log(gains.length);
}

/** An effect of 2 is a factor without end, which no other could change. */
const LARGEST_HALF = 0.995;

/** Factors multiply; an effect is 2 (factor - 1) / (factor + 1), the doubled hyperbolic tangent of half its logarithm. */
function joinEffects(fits: readonly SegmentFit[]): number {
  const halves = fits.map(({ effect }) => Math.max(-LARGEST_HALF, Math.min(LARGEST_HALF, effect / 2)));
  return 2 * Math.tanh(halves.reduce((sum, half) => sum + Math.atanh(half), 0));
}
