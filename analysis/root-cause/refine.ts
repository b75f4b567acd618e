import { sum } from '../statistics.ts';
import { type Account, describe, MOST_NAMED, type Named } from './account.ts';
import { type Cuboid, isSame, leavesOf, openLeavesOf, type Segment } from './cuboid.ts';
import { fitLeaves, fitSegment } from './fit-segment.ts';
import { countBins, densities, without } from './ordinary.ts';
import { type Candidate, costOf, netGain, type SearchSpace } from './search.ts';

/** What gains less than this part of what a cause gains by itself does not replace it. */
const NEARLY = 0.8;
/** Only a cause that gains less than so many nats may be better left out. */
const DOUBTFUL = 15;
/** Times that all causes are looked at again; each replacement shortens the account, so few are ever needed. */
const ROUNDS = 3;

type Scope = Pick<SearchSpace, 'cuboids' | 'scores'>;

/**
 * Replaces causes by their parts, by what they are part of, or by nothing, as long as that shortens the account: the greedy
 * choice cannot see that three of a value's five parts moved, or that two parts are all that a value has.
 */
export function refine(account: Account, space: Scope): Account {
  let best = account;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = best;
    for (const cause of before.causes) best = improve(best, cause, space);
    if (best === before) break;
  }
  return best;
}

function improve(account: Account, cause: Candidate, space: Scope): Account {
  const others = account.causes.filter(({ segment }) => !isSame(segment, cause.segment));
  if (others.length === account.causes.length) return account;
  return replacementsOf(cause, others, space)
    .map((replacement) => place(replacement, others))
    .filter(({ length }) => length <= MOST_NAMED)
    .map((named) => describe(space.scores, named))
    .reduce((best, each) => (each.length < best.length ? each : best), account);
}

/** What could stand for a cause beside the others: only what gains nearly as much by itself is worth a description. */
function replacementsOf(cause: Candidate, others: readonly Candidate[], scope: Scope): Named[][] {
  const { scores, cuboids } = scope;
  const space = { ...scope, ...describe(scores, others) };
  const own = wholeGain(cause, space);
  const wholes = wholesOf(cause.segment, cuboids)
    .filter((whole) => wholeGain(whole, space) > own * NEARLY)
    .map((whole) => [whole]);
  const parts = partsOf(cause.segment, cuboids)
    .map((each) => worthNaming(each, cause.segment, space))
    .filter(({ gain }) => gain > own * NEARLY)
    .map(({ named }) => named);
  return own < DOUBTFUL ? [[], ...wholes, ...parts] : [...wholes, ...parts];
}

function wholeGain(named: Named, { scores, open, isOpen }: SearchSpace): number {
  return netGain({ ...named, ...fitSegment(scores, open, openLeavesOf(named.segment, isOpen)) });
}

/** Those parts of a segment that pay, and what they gain together; none of them speaks against another. */
function worthNaming(parts: readonly Named[], segment: Segment, { scores, open, isOpen }: SearchSpace) {
  const density = densities(without(open, countBins(scores.bins, openLeavesOf(segment, isOpen))));
  const judged = parts.map((part) => ({
    part,
    gain: netGain({ ...part, ...fitLeaves(scores, openLeavesOf(part.segment, isOpen), density) }),
  }));
  const paying = judged.filter(({ gain }) => gain > 0);
  return { named: paying.map(({ part }) => part), gain: sum(paying.map(({ gain }) => gain)) };
}

/** The new causes with the others, less those that a new one covers altogether. */
function place(replacement: readonly Named[], others: readonly Named[]): Named[] {
  const kept = others.filter(({ segment }) => !replacement.some((each) => covers(each.segment, segment)));
  return [...replacement, ...kept];
}

/** The segment without one of its dimensions. */
function wholesOf({ cuboid, index }: Segment, cuboids: readonly Cuboid[]): Named[] {
  const [leaf = 0] = leavesOf({ cuboid, index });
  return cuboids
    .filter((coarser) => isFiner(cuboid, coarser))
    .map((coarser) => ({
      segment: { cuboid: coarser, index: coarser.segmentOf[leaf] ?? 0 },
      cost: costOf(coarser, cuboids),
    }));
}

/** The segment taken apart along each dimension that it does not name. */
function partsOf(segment: Segment, cuboids: readonly Cuboid[]): Named[][] {
  const leaves = leavesOf(segment);
  return cuboids
    .filter((finer) => isFiner(finer, segment.cuboid))
    .map((cuboid) => {
      const cost = costOf(cuboid, cuboids);
      const indices = new Set(leaves.map((leaf) => cuboid.segmentOf[leaf] ?? 0));
      return [...indices].map((index) => ({ segment: { cuboid, index }, cost }));
    });
}

function isFiner(cuboid: Cuboid, than: Cuboid): boolean {
  return (
    cuboid.dimensions.length === than.dimensions.length + 1 &&
    than.dimensions.every((dimension) => cuboid.dimensions.includes(dimension))
  );
}

/** True when all leaves of the second segment are leaves of the first by name. */
function covers(first: Segment, second: Segment): boolean {
  const [leaf = 0] = leavesOf(second);
  return (
    first.cuboid.dimensions.every((dimension) => second.cuboid.dimensions.includes(dimension)) &&
    first.cuboid.segmentOf[leaf] === first.index
  );
}
