import { sum } from '../statistics.ts';
import { type Account, describe } from './account.ts';
import { type Cuboid, leavesOf } from './cuboid.ts';
import type { Evidence } from './evidence.ts';
import { fitNoiseLaw, type LeafScores, sampleLeaves, scoreLeaves } from './noise-law.ts';
import { refine } from './refine.ts';
import { type Candidate, netGain, searchSegments } from './search.ts';
import { commonOf, leafPulls } from './segment-sums.ts';
import { type StandingCandidate, standingOf } from './standing.ts';

/** The best account of a table, and what else was worth a look. */
export interface LeafExplanation {
  /** What the account names, the strongest first. */
  readonly causes: readonly StandingCandidate[];
  /** Candidates of the first look over all leaves, the best first; causes are among them. */
  readonly others: readonly StandingCandidate[];
  readonly scores: LeafScores;
  /** Movement per unit of basis that all leaves share. */
  readonly shift: number;
  /** Nats that the account takes. */
  readonly length: number;
}

/** More causes than this are no list that anybody would act on. */
const MOST_CAUSES = 12;
/** The noise is learned from the leaves that no cause explains, which the first pass has to find. */
const PASSES = 2;
/** What nobody would call a movement of the whole is not worth a second search. */
const LEAST_SHIFT = 0.02;
/** Candidates that are kept beside the causes. */
const KEPT_OTHERS = 12;

/** Explains the leaves either as standing still but for the causes, or as moving together but for them. */
export function explainLeaves(evidence: Evidence, cuboids: readonly Cuboid[]): LeafExplanation {
  const still = explainFrom(evidence, cuboids, 0);
  const shift = commonShift(evidence);
  if (Math.abs(shift) < LEAST_SHIFT) return still;
  const moving = explainFrom(evidence, cuboids, shift);
  return moving.length < still.length ? moving : still;
}

function explainFrom(evidence: Evidence, cuboids: readonly Cuboid[], start: number): LeafExplanation {
  let shift = start;
  let isOpen = new Uint8Array(evidence.basis.length).fill(1);
  for (let pass = 1; ; pass += 1) {
    const law = fitNoiseLaw(evidence, sampleLeaves(isOpen), shift);
    const scores = scoreLeaves(evidence, law, shift);
    const { account, candidates } = accountFor(scores, cuboids);
    if (pass === PASSES) {
      const scope = { cuboids, scores };
      const causes = standingOf(account.causes, account, scope).sort(byStanding);
      const others = standingOf(candidates.slice(0, KEPT_OTHERS), account, scope);
      return { causes, others, scores, shift, length: account.length };
    }
    isOpen = new Uint8Array(account.isOpen);
    shift += commonOf(leafPulls(scores, isOpen)).effect;
  }
}

function byStanding(first: StandingCandidate, second: StandingCandidate): number {
  return second.standing - first.standing;
}

function accountFor(scores: LeafScores, cuboids: readonly Cuboid[]) {
  let account = describe(scores, []);
  const candidates = searchSegments({ cuboids, scores, ...account }, 'all');
  for (;;) {
    const extended = extend(account, scores, cuboids);
    if (extended === account) return { account, candidates };
    const refined = refine(extended, { cuboids, scores });
    if (refined.length >= account.length) return { account, candidates };
    account = refined;
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
  const leaves = sampleLeaves(new Uint8Array(basis.length).fill(1))
    .map((leaf) => ({
      ratio: (residual[leaf] ?? 0) / (basis[leaf] ?? 1),
      weight: Math.sqrt(basis[leaf] ?? 0),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((first, second) => first.ratio - second.ratio);
  const half = sum(leaves.map(({ weight }) => weight)) / 2;
  let passed = 0;
  for (const { ratio, weight } of leaves) {
    passed += weight;
    if (passed >= half) return ratio;
  }
  return 0;
}
