import { type Account, describe, type Named } from './account.ts';
import { type Cuboid, isSame, leavesOf, openLeavesOf, type Segment } from './cuboid.ts';
import { fitSegment } from './fit-segment.ts';
import { type Candidate, costOf, netGain, type SearchSpace } from './search.ts';

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
  const { isOpen, open } = describe(space.scores, others);
  const replacements: Named[][] = [
    [],
    ...wholesOf(cause.segment, space).map((whole) => [whole]),
    ...partsOf(cause.segment, { ...space, isOpen, open }),
  ];
  return replacements
    .map((replacement) => describe(space.scores, place(replacement, others)))
    .reduce((best, each) => (each.length < best.length ? each : best), account);
}

/** The new causes with the others, less those that a new one covers altogether. */
function place(replacement: readonly Named[], others: readonly Named[]): Named[] {
  const kept = others.filter(({ segment }) => !replacement.some((each) => covers(each.segment, segment)));
  return [...replacement, ...kept];
}

function wholesOf({ cuboid, index }: Segment, { cuboids }: Scope): Named[] {
  const [leaf = 0] = leavesOf({ cuboid, index });
  return cuboids
    .filter(
      ({ dimensions }) =>
        dimensions.length === cuboid.dimensions.length - 1 &&
        dimensions.every((each) => cuboid.dimensions.includes(each)),
    )
    .map((whole) => ({
      segment: { cuboid: whole, index: whole.segmentOf[leaf] ?? 0 },
      cost: costOf(whole, cuboids),
    }));
}

/** For each dimension that the segment does not name, the parts along it that are worth naming. */
function partsOf(segment: Segment, space: SearchSpace): Named[][] {
  const leaves = leavesOf(segment);
  return space.cuboids
    .filter((cuboid) => isFiner(cuboid, segment.cuboid))
    .map((cuboid) => {
      const cost = costOf(cuboid, space.cuboids);
      const indices = new Set(Array.from(leaves, (leaf) => cuboid.segmentOf[leaf] ?? 0));
      return [...indices]
        .map((index) => ({ segment: { cuboid, index }, cost }))
        .filter(
          (part) =>
            netGain({
              cost,
              ...fitSegment(space.scores, space.open, openLeavesOf(part.segment, space.isOpen)),
            }) > 0,
        );
    })
    .filter((parts) => parts.length > 0);
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
