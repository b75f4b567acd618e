import { median } from '../statistics.ts';
import type { Account } from './account.ts';
import { type Cuboid, isSame, leavesOf, type Segment } from './cuboid.ts';
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
  const whole = leafPulls(scores, new Uint8Array(account.isOpen.length).fill(1));
  const common = commonOf(open);
  const causes = account.causes.map(({ segment }) => ({
    segment,
    movement: movementOf(sumsOf(segment, whole), common),
  }));
  const byDepth = new Map<number, readonly Movement[]>();
  return candidates.map((candidate) => {
    const { segment, gain, cost } = candidate;
    const depth = segment.cuboid.dimensions.length;
    const others = byDepth.get(depth) ?? movementsAt(depth, cuboids, { open, common });
    byDepth.set(depth, others);
    const rivals = causes.filter(
      (cause) => cause.segment.cuboid.dimensions.length === depth && !isSame(cause.segment, segment),
    );
    const { weight } = sumsOf(segment, whole);
    const peers = comparable([...others, ...rivals.map(({ movement }) => movement)], weight);
    return { ...candidate, standing: gain / (1 + wanderingOf(peers) * weight) - cost };
  });
}

/** How far a combination moved, squared and in units of its noise, and how much its leaves know about it. */
interface Movement {
  readonly square: number;
  readonly weight: number;
}

interface Sums {
  readonly pull: number;
  readonly weight: number;
}

function sumsOf(segment: Segment, { above, below }: SegmentSums): Sums {
  let [pull, weight] = [0, 0];
  for (const leaf of leavesOf(segment)) {
    pull += above[leaf] ?? 0;
    weight += below[leaf] ?? 0;
  }
  return { pull, weight };
}

function movementOf({ pull, weight }: Sums, { effect, noise }: Common): Movement {
  return { weight, square: (pull - effect * weight) ** 2 / (weight * noise) };
}

/** Movements of all combinations of a depth over the leaves that no cause covers. */
function movementsAt(
  depth: number,
  cuboids: readonly Cuboid[],
  { open, common }: { open: SegmentSums; common: Common },
): Movement[] {
  return cuboids
    .filter(({ dimensions }) => dimensions.length === depth)
    .flatMap((cuboid) => {
      const { above, below } = segmentSums(cuboid, open);
      return Array.from(below, (weight, index) => movementOf({ pull: above[index] ?? 0, weight }, common));
    })
    .filter(({ weight }) => weight > 0);
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
