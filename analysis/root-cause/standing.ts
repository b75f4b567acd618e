import { median } from '../statistics.ts';
import type { Account } from './account.ts';
import { type Cuboid, isSame } from './cuboid.ts';
import type { Candidate, SearchSpace } from './search.ts';
import { type Common, commonOf, leafPulls, type SegmentSums, segmentSums } from './segment-sums.ts';

/** Median of a squared standard normal number. */
const MEDIAN_SQUARE = 0.4549;
/** With fewer combinations than this nothing can be said about how they wander. */
const FEWEST_SEGMENTS = 6;
/** Combinations that know at least this part of what a cause's leaves know are its peers. */
const COMPARABLE = 0.25;
/** A median of so many is as good as one of all. */
const MOST_PEERS = 400;
/** Halvings that find the wandering to well below a thousandth of an effect. */
const HALVINGS = 24;
/** No combination wanders by more than a factor without end. */
const WIDEST = 4;

/** A candidate with what is left of its gain beside its peers. */
export interface StandingCandidate extends Candidate {
  /** Nats beyond its cost, the gain reduced by how far combinations of its depth wander anyway. */
  readonly standing: number;
}

/**
 * Reduces gains by how combinations of the same depth wander anyway. Errors of leaves that share a value are seldom
 * independent; how far all the other combinations lie off says by how much the evidence is overstated.
 */
export function standingOf(
  candidates: readonly Candidate[],
  account: Account,
  { cuboids, scores }: Pick<SearchSpace, 'cuboids' | 'scores'>,
): StandingCandidate[] {
  const open = leafPulls(scores, account.isOpen);
  const rest = { pull: open, common: commonOf(open) };
  const whole = {
    pull: leafPulls(scores, new Uint8Array(account.isOpen.length).fill(1)),
    common: rest.common,
  };
  const movements = new Map<number, readonly Movement[]>();
  return candidates.map((candidate) => {
    const { segment, gain, cost } = candidate;
    const depth = segment.cuboid.dimensions.length;
    const alike = cuboids.filter(({ dimensions }) => dimensions.length === depth);
    const others = movements.get(depth) ?? alike.flatMap((cuboid) => movementsOf(cuboid, rest));
    movements.set(depth, others);
    const causes = account.causes
      .filter((cause) => cause.segment.cuboid.dimensions.length === depth && !isSame(cause.segment, segment))
      .flatMap((cause) =>
        movementsOf(cause.segment.cuboid, whole).filter(({ index }) => index === cause.segment.index),
      );
    const weight = segmentSums(segment.cuboid, whole.pull).below[segment.index] ?? 0;
    const peers = comparable([...others, ...causes], weight);
    return { ...candidate, standing: gain / (1 + wanderingOf(peers) * weight) - cost };
  });
}

/** How far a combination moved, squared and in units of its noise, and how much its leaves know about it. */
interface Movement {
  /** Its place in its cuboid. */
  readonly index: number;
  readonly square: number;
  readonly weight: number;
}

function movementsOf(cuboid: Cuboid, { pull, common }: { pull: SegmentSums; common: Common }): Movement[] {
  const { above, below } = segmentSums(cuboid, pull);
  const movements = Array.from(below, (weight, index) => ({
    index,
    weight,
    square: ((above[index] ?? 0) - common.effect * weight) ** 2 / (weight * common.noise),
  }));
  return movements.filter(({ weight }) => weight > 0);
}

/** Movements that are known nearly as well as that of a cause: tiny combinations show noise and nothing else. */
function comparable(movements: readonly Movement[], weight: number): readonly Movement[] {
  const near = movements.filter((each) => each.weight >= weight * COMPARABLE);
  if (near.length >= FEWEST_SEGMENTS) {
    const step = Math.ceil(near.length / MOST_PEERS);
    return near.filter((_, index) => index % step === 0);
  }
  return movements.toSorted((first, second) => second.weight - first.weight).slice(0, FEWEST_SEGMENTS);
}

/**
 * Variance of effects between combinations beyond what the noise of their leaves brings about, in units of that noise: a
 * random effects model, fitted by the median so that causes that were not found hardly count.
 */
function wanderingOf(movements: readonly Movement[]): number {
  const isEnough = (between: number): boolean =>
    median(movements.map(({ weight, square }) => square / (1 + between * weight))) <= MEDIAN_SQUARE;
  if (movements.length < FEWEST_SEGMENTS || isEnough(0)) return 0;
  let [low, high] = [0, WIDEST];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
