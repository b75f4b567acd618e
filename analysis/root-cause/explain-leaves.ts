import { type Account, describe } from './account.ts';
import { type Cuboid, leavesOf } from './cuboid.ts';
import type { Evidence } from './evidence.ts';
import { fitNoiseLaw, type LeafScores, scoreLeaves } from './noise-law.ts';
import { refine } from './refine.ts';
import { type Candidate, netGain, searchSegments } from './search.ts';

/** The best account of a table, and what else was worth a look. */
export interface LeafExplanation {
  readonly account: Account;
  readonly scores: LeafScores;
  /** Movement per unit of basis that all leaves share. */
  readonly shift: number;
  /** Candidates of the first look over all leaves, the best first. */
  readonly candidates: readonly Candidate[];
}

/** More causes than this are no list that anybody would act on. */
const MOST_CAUSES = 12;
/** The noise is learned from the leaves that no cause explains, which the first pass has to find. */
const PASSES = 2;

/** Leaves that the noise is learned from at most. */
const MOST_LEARNED_FROM = 6000;
const GOLDEN = 0.618033988749895;
const LEAST_SHIFT = 0.02;

/** Explains the leaves either as standing still but for the causes, or as moving together but for them. */
export function explainLeaves(evidence: Evidence, cuboids: readonly Cuboid[]): LeafExplanation {
  const still = explainFrom(evidence, cuboids, 0);
  const shift = commonShift(evidence);
  // What nobody would call a movement of the whole is not worth a second search.
  if (Math.abs(shift) < LEAST_SHIFT) return still;
  const moving = explainFrom(evidence, cuboids, shift);
  const shiftCost = Math.log(evidence.basis.length) / 2;
  return moving.account.length + shiftCost < still.account.length ? moving : still;
}

function explainFrom(evidence: Evidence, cuboids: readonly Cuboid[], shift: number): LeafExplanation {
  let isOpen = new Uint8Array(evidence.basis.length).fill(1);
  let best: LeafExplanation | undefined;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const scores = scoreLeaves(evidence, fitNoiseLaw(evidence, sampleOf(isOpen), shift), shift);
    const found = accountFor(scores, cuboids);
    best = { ...found, scores, shift };
    isOpen = found.account.isOpen.slice();
  }
  if (best === undefined) throw new Error('unreachable');
  return best;
}

function accountFor(scores: LeafScores, cuboids: readonly Cuboid[]) {
  let account = describe(scores, []);
  const candidates = searchSegments({ cuboids, scores, ...account }, 'all');
  for (;;) {
    const longer = refine(extend(account, scores, cuboids), { cuboids, scores });
    if (longer.length >= account.length) return { account, candidates };
    account = longer;
  }
}

/** Adds causes, the best first, as long as they shorten the account. */
function extend(account: Account, scores: LeafScores, cuboids: readonly Cuboid[]): Account {
  let best = account;
  for (;;) {
    const found = searchSegments({ cuboids, scores, ...best }, 'paying').filter((each) => netGain(each) > 0);
    const next = unrelated(found, scores.bins.length).slice(0, MOST_CAUSES - best.causes.length);
    const longer = describe(scores, [...best.causes, ...next]);
    if (longer.length >= best.length) return best;
    best = longer;
  }
}

/** The best candidates that share no leaf with a better one: what shares leaves has to be judged again without it. */
function unrelated(candidates: readonly Candidate[], size: number): Candidate[] {
  const isSeen = new Uint8Array(size);
  return candidates.filter(({ segment }) => {
    const leaves = leavesOf(segment);
    const isRelated = leaves.some((leaf) => isSeen[leaf] === 1);
    for (const leaf of leaves) isSeen[leaf] = 1;
    return !isRelated;
  });
}

/** Weighted median of residual / basis, larger leaves counting for more. */
function commonShift({ residual, basis }: Evidence): number {
  const leaves = Array.from(basis.keys())
    .filter((leaf) => (basis[leaf] ?? 0) > 0)
    .map((leaf) => ({ ratio: (residual[leaf] ?? 0) / (basis[leaf] ?? 1), weight: Math.sqrt(basis[leaf] ?? 0) }))
    .sort((first, second) => first.ratio - second.ratio);
  const half = leaves.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { ratio, weight } of leaves) {
    sum += weight;
    if (sum >= half) return ratio;
  }
  return 0;
}

/** Leaves that are flagged; of very many, enough to learn from. */
function sampleOf(flags: Uint8Array): number[] {
  const leaves = Array.from(flags.keys()).filter((leaf) => flags[leaf] === 1);
  // Steps of equal length could fall in with the order of the leaves; those of the golden ratio fall in with none.
  if (leaves.length <= MOST_LEARNED_FROM) return leaves;
  return Array.from({ length: MOST_LEARNED_FROM }, (_, index) => leaves[Math.floor(((index * GOLDEN) % 1) * leaves.length)] ?? 0);
}
