import type { Contribution } from './breakdown.ts';
import { clamp } from './statistics.ts';

/** How the change of one total splits over one dimension. */
export interface DimensionBreakdown {
  readonly dimension: string;
  readonly contributions: readonly Contribution[];
}

/** A value of a dimension as an explanation of the change of the total. */
export interface RankedCause {
  readonly dimension: string;
  readonly value: string;
  /** Part of the total's change; above 1 when other values moved against it. */
  readonly share: number;
  readonly surprise: number;
  /** 0..1: 1 when the value explains everything and the rest stood still, 0 when it explains no more than its size. */
  readonly confidence: number;
  /** share / prior share. */
  readonly lift: number;
}

/** Either one value stands out, or the change is spread as the total is; `ranked` holds the candidates either way. */
export type CauseRanking =
  | { readonly kind: 'single'; readonly cause: RankedCause; readonly ranked: readonly RankedCause[] }
  | { readonly kind: 'broad'; readonly ranked: readonly RankedCause[] };

export interface RankOptions {
  /** Dimension names from coarse to fine: of two values that describe the same cells the finer is named. */
  readonly specificity?: readonly string[];
}

interface Candidate extends RankedCause {
  readonly priorShare: number;
  readonly score: number;
  readonly fineness: number;
}

/** One value must explain most of the change, clearly more than its size alone would. */
const LEAST_SHARE = 0.5;
const LEAST_CONFIDENCE = 0.45;
const LEAST_EXCESS = 0.1;
/** Two values whose shares and sizes differ by less than this describe the same cells. */
const SAME_CELLS = 0.03;
/** A value smaller than this has no lift that could be trusted. */
const SMALLEST_PRIOR = 1e-3;

/** Ranks the values of all dimensions as explanations of one change, the best first. */
export function rankCauses(
  dimensions: readonly DimensionBreakdown[],
  options: RankOptions = {},
): CauseRanking {
  const candidates = dimensions
    .flatMap((breakdown) => candidatesOf(breakdown, options.specificity ?? []))
    .sort(byScore);
  const [best] = candidates;
  if (best === undefined || !standsOut(best)) return { kind: 'broad', ranked: candidates.map(asCause) };
  const cause = finestOfSame(best, candidates);
  const ordered = [cause, ...candidates.filter((candidate) => candidate !== cause)];
  return { kind: 'single', cause: asCause(cause), ranked: ordered.map(asCause) };
}

/** A dimension with one value explains nothing; a value that moved against the total is no cause of it. */
function candidatesOf(
  { dimension, contributions }: DimensionBreakdown,
  specificity: readonly string[],
): Candidate[] {
  if (contributions.length < 2) return [];
  return contributions
    .filter(({ share }) => share > 0)
    .map(({ value, share, priorShare, surprise }) => {
      const explained = share > 1 ? 1 / share : share;
      const confidence = explained * excessOf(explained, priorShare);
      // Of two values that explain the same, the smaller says more about where to look.
      const score = confidence * (1 - priorShare);
      const lift = share / Math.max(SMALLEST_PRIOR, priorShare);
      const fineness = specificity.indexOf(dimension);
      return { dimension, value, share, surprise, confidence, lift, priorShare, score, fineness };
    });
}

/** What a value explains beyond its size, as part of what it could: 0 when the rest moved just as much. */
function excessOf(explained: number, priorShare: number): number {
  return priorShare >= 1 ? 0 : clamp((explained - priorShare) / (1 - priorShare), 0, 1);
}

function standsOut({ share, confidence, priorShare }: Candidate): boolean {
  return share >= LEAST_SHARE && confidence >= LEAST_CONFIDENCE && share - priorShare >= LEAST_EXCESS;
}

function finestOfSame(best: Candidate, candidates: readonly Candidate[]): Candidate {
  return candidates
    .filter((candidate) => describesSame(best, candidate))
    .reduce((finest, candidate) => (candidate.fineness > finest.fineness ? candidate : finest), best);
}

function describesSame(first: Candidate, second: Candidate): boolean {
  const sameShare = Math.abs(first.share - second.share) <= SAME_CELLS;
  const sameSize =
    Math.abs(first.priorShare - second.priorShare) <= SAME_CELLS * Math.max(first.priorShare, 0.1);
  return sameShare && sameSize;
}

function byScore(first: Candidate, second: Candidate): number {
  return (
    second.score - first.score ||
    second.share * second.surprise - first.share * first.surprise ||
    second.fineness - first.fineness ||
    (nameOf(first) < nameOf(second) ? -1 : 1)
  );
}

function nameOf({ dimension, value }: RankedCause): string {
  return `${dimension}=${value}`;
}

function asCause({ dimension, value, share, surprise, confidence, lift }: Candidate): RankedCause {
  return { dimension, value, share, surprise, confidence, lift };
}
